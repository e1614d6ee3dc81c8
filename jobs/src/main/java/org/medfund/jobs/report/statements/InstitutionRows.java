package org.medfund.jobs.report.statements;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.table.Field;

/**
 * Rows sorted by region and institution, handed out one institution, or one region, after the other, so that none of them
 * is held but the one looked at. What is asked for must come in the order of the rows; what is not asked for is passed
 * over.
 */
final class InstitutionRows {
    private final Iterator<Row> rows;
    private final Field<String> region;
    private final Field<String> institution;
    private Row next = RowFactory.create();

    InstitutionRows(Stream<Row> rows, Field<String> region, Field<String> institution) {
        this.rows = rows.iterator();
        this.region = region;
        this.institution = institution;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : RowFactory.create();
    }

    private boolean isOver() {
        return next.size() == 0;
    }

    /** Rows of one institution; to be read before the next are asked for. */
    Iterator<Row> of(String regionCode, String institutionCode) {
        while (!isOver() && compared(regionCode, institutionCode) < 0) {
            advance();
        }
        return taking(() -> !isOver() && compared(regionCode, institutionCode) == 0);
    }

    /** At most {@code max} further rows of one region; to be read before the next are asked for. */
    Iterator<Row> of(String regionCode, long max) {
        while (!isOver() && region.in(next).compareTo(regionCode) < 0) {
            advance();
        }
        long[] left = {max};
        return taking(() -> !isOver() && region.in(next).equals(regionCode) && left[0]-- > 0);
    }

    private int compared(String regionCode, String institutionCode) {
        int byRegion = region.in(next).compareTo(regionCode);
        return byRegion != 0 ? byRegion : institution.in(next).compareTo(institutionCode);
    }

    /** @param hasNext asked once for each row */
    private Iterator<Row> taking(java.util.function.BooleanSupplier hasNext) {
        return new Iterator<>() {
            private boolean isAsked;
            private boolean isThere;

            @Override
            public boolean hasNext() {
                if (!isAsked) {
                    isThere = hasNext.getAsBoolean();
                    isAsked = true;
                }
                return isThere;
            }

            @Override
            public Row next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Row row = InstitutionRows.this.next;
                advance();
                isAsked = false;
                return row;
            }
        };
    }
}
