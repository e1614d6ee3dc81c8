package org.medfund.jobs.supervision.file;

import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.Procedures;

/** A procedure of a settlement; the columns are those of {@link Procedures}. */
public record Operation(
        String settlementId,
        int number,
        String code,
        @Nullable String procedureClass) {

    /** The grain of the row, as evidence names it. */
    public String rowKey() {
        return settlementId + "|" + number;
    }

    static Operation in(Row row) {
        return new Operation(
                Procedures.SETTLEMENT_ID.in(row),
                Procedures.PROCEDURE_NUMBER.in(row),
                Procedures.PROCEDURE_CODE.in(row),
                Procedures.PROCEDURE_CLASS.inOrNull(row));
    }
}
