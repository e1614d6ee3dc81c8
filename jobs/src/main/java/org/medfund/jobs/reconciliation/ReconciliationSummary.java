package org.medfund.jobs.reconciliation;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;

/** What a reconciliation came to, for the person who runs it. */
final class ReconciliationSummary {

    static List<String> lines(Stored stored) {
        List<String> lines = new ArrayList<>();
        for (Row row : stored.rows(ReconciliationResults.TABLE)
                .groupBy(ReconciliationResults.REGION_CODE.col())
                .agg(
                        countDistinct(ReconciliationResults.INSTITUTION_CODE.col()),
                        sum(ReconciliationResults.EQUAL_COUNT.col()),
                        sum(ReconciliationResults.DIFFERENCE_COUNT.col()),
                        Money.yuan(sum(Money.fen(ReconciliationResults.DIFFERENCE_YUAN.col()))))
                .orderBy(ReconciliationResults.REGION_CODE.col())
                .collectAsList()) {
            lines.add(row.getString(0) + ": " + row.getLong(1) + " institutions; " + row.getLong(2)
                    + " settlements equal, " + row.getLong(3) + " different, agency less institutions "
                    + row.getDecimal(4).toPlainString() + " yuan.");
        }
        for (Row row : stored.rows(Reconciliation.TABLE)
                .groupBy(Reconciliation.REASON.col())
                .agg(count(lit(1)), Money.yuan(sum(Money.fen(Reconciliation.DIFFERENCE_YUAN.col()))))
                .orderBy(Reconciliation.REASON.col())
                .collectAsList()) {
            lines.add(row.getString(0) + ": " + row.getLong(1) + " settlements, "
                    + row.getDecimal(2).toPlainString() + " yuan.");
        }
        return lines;
    }

    private ReconciliationSummary() {}
}
