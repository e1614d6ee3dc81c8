package org.medfund.jobs.reconciliation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;

/** What must hold, to the fen, before a reconciliation is published. */
final class ReconciliationGates {
    static final String NOTHING_DIFFERS = "every institution's own figures are those of the books.";
    private static final Field<Long> LISTED_FEN = Field.count("listed_fen", "Sum of the differences listed");
    private static final Field<Long> LISTED_COUNT = Field.count("listed_count", "Differences listed");

    /** For every institution and insurance type: differences listed = agency total - institution's total. */
    static Gate differencesExplainTotals() {
        String name = "differences-explain-totals";
        return new Gate(name, stored -> {
            Dataset<Row> listed = stored.rows(Reconciliation.TABLE)
                    .groupBy(KEY.stream().map(Field::col).toArray(Column[]::new))
                    .agg(
                            sum(Money.fen(Reconciliation.DIFFERENCE_YUAN.col())).as(LISTED_FEN.name()),
                            count(lit(1)).as(LISTED_COUNT.name()));
            Dataset<Row> both = stored.rows(ReconciliationResults.TABLE)
                    .join(listed, KEY.stream().map(Field::name).toArray(String[]::new), "full_outer");
            Column holds = Money.fen(ReconciliationResults.AGENCY_YUAN.col())
                    .minus(Money.fen(ReconciliationResults.HOSPITAL_YUAN.col()))
                    .equalTo(coalesce(LISTED_FEN.col(), lit(0L)))
                    .and(ReconciliationResults.DIFFERENCE_COUNT.col().equalTo(coalesce(LISTED_COUNT.col(), lit(0L))));
            Row counts = both.agg(
                            count(lit(1)),
                            sum(when(not(coalesce(holds, lit(false))), lit(1L)).otherwise(lit(0L))))
                    .first();
            long all = counts.getLong(0);
            long failing = all == 0 ? 0 : counts.getLong(1);
            return new GateResult(
                    name,
                    all == 0 ? Verdict.NOT_EVALUATED : failing == 0 ? Verdict.PASSED : Verdict.FAILED,
                    failing + " of " + all + " institutions fail.");
        });
    }

    private static final List<Field<?>> KEY =
            List.of(Reconciliation.REGION_CODE, Reconciliation.INSTITUTION_CODE, Reconciliation.INSURANCE_TYPE);

    /** No difference stands under a missing or empty key. */
    static Gate keysAreKnown() {
        Column holds = Reconciliation.TABLE.grain().stream()
                .map(field -> field.col().isNotNull().and(field.col().notEqual("")))
                .reduce(Column::and)
                .orElseThrow();
        return Gate.everyRow("keys-are-known", Reconciliation.TABLE, holds, NOTHING_DIFFERS);
    }

    /** @param agency rows of {@link MonthPairs#ofDelivering} */
    static Gate agencyTotalIsPosted(Dataset<Row> agency) {
        return Gate.equalSums(
                "agency-total-is-posted",
                stored -> total(stored.rows(ReconciliationResults.TABLE), ReconciliationResults.AGENCY_YUAN),
                stored -> agency.agg(Money.yuan(sum(MonthPairs.AGENCY_FEN.col()))));
    }

    /** @param hospitals rows of {@link MonthPairs#hospitals} */
    static Gate hospitalTotalIsDelivered(Dataset<Row> hospitals) {
        return Gate.equalSums(
                "hospital-total-is-delivered",
                stored -> total(stored.rows(ReconciliationResults.TABLE), ReconciliationResults.HOSPITAL_YUAN),
                stored -> hospitals.agg(Money.yuan(sum(MonthPairs.HOSPITAL_FEN.col()))));
    }

    private static Dataset<Row> total(Dataset<Row> results, Field<?> yuan) {
        return results.agg(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private ReconciliationGates() {}
}
