package org.medfund.jobs.reconciliation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.time.Month;
import org.medfund.jobs.reconciliation.DifferenceReason.Facts;
import org.medfund.jobs.reconciliation.DifferenceReason.Place;

/** Differences with their reasons, and what they come to for each institution. */
final class Differences {

    /**
     * Every difference with its reason.
     *
     * @param rows of {@link SettlementFacts#addTo}
     * @return {@link Reconciliation}: empty if nothing differs
     */
    static Dataset<Row> explained(Dataset<Row> rows, Month month) {
        String period = month.toString();
        return Reconciliation.TABLE.conform(rows.map(
                (MapFunction<Row, Row>) row -> explained(row, period),
                Encoders.row(Reconciliation.TABLE.contentSchema())));
    }

    private static Row explained(Row row, String period) {
        Facts facts = SettlementFacts.of(row, period);
        Place other = facts.elsewhere();
        return RowFactory.create(
                MonthPairs.REGION.in(row),
                period,
                MonthPairs.INSTITUTION.in(row),
                MonthPairs.TYPE.in(row),
                MonthPairs.SETTLEMENT.in(row),
                DifferenceReason.of(facts).name(),
                facts.agencyFen() == null ? null : Money.yuan(facts.agencyFen()),
                facts.hospitalFen() == null ? null : Money.yuan(facts.hospitalFen()),
                Money.yuan(facts.differenceFen()),
                other == null || other.period().equals(period) ? null : other.period(),
                other == null || other.institutionCode().equals(facts.here().institutionCode())
                        ? null
                        : other.institutionCode());
    }

    /**
     * What the month comes to for each institution and insurance type.
     *
     * @param pairs {@link MonthPairs}
     * @param differences {@link Reconciliation} of the same pairs
     * @return {@link ReconciliationResults}: one row per institution and insurance type with a figure on either side
     */
    static Dataset<Row> results(Dataset<Row> pairs, Dataset<Row> differences, Month month) {
        Column isDifferent = MonthPairs.difference().notEqual(0);
        Dataset<Row> totals = pairs.groupBy(
                        ReconciliationResults.REGION_CODE.as(MonthPairs.REGION.col()),
                        ReconciliationResults.INSTITUTION_CODE.as(MonthPairs.INSTITUTION.col()),
                        ReconciliationResults.INSURANCE_TYPE.as(MonthPairs.TYPE.col()))
                .agg(
                        ReconciliationResults.AGENCY_COUNT.as(count(MonthPairs.AGENCY_FEN.col())),
                        ReconciliationResults.STATED_COUNT.as(count(MonthPairs.HOSPITAL_FEN.col())),
                        ReconciliationResults.EQUAL_COUNT.as(
                                sum(when(isDifferent, 0L).otherwise(1L))),
                        ReconciliationResults.DIFFERENCE_COUNT.as(
                                sum(when(isDifferent, 1L).otherwise(0L))),
                        ReconciliationResults.AGENCY_YUAN.as(yuan(MonthPairs.AGENCY_FEN.col())),
                        ReconciliationResults.HOSPITAL_YUAN.as(yuan(MonthPairs.HOSPITAL_FEN.col())),
                        ReconciliationResults.DIFFERENCE_YUAN.as(yuan(MonthPairs.difference())));
        return ReconciliationResults.TABLE.conform(totals.join(
                        byReason(differences),
                        new String[] {
                            ReconciliationResults.REGION_CODE.name(),
                            ReconciliationResults.INSTITUTION_CODE.name(),
                            ReconciliationResults.INSURANCE_TYPE.name()
                        },
                        "left")
                .select(columns(month).toArray(Column[]::new)));
    }

    private static Column yuan(Column fen) {
        return Money.yuan(coalesce(sum(fen), lit(0L)));
    }

    private static Dataset<Row> byReason(Dataset<Row> differences) {
        List<Column> sums = new ArrayList<>();
        for (String reason : ReconciliationResults.REASONS) {
            Column isReason = Reconciliation.REASON.col().equalTo(reason);
            sums.add(countOf(reason).as(sum(when(isReason, 1L).otherwise(0L))));
            sums.add(yuanOf(reason)
                    .as(Money.yuan(sum(when(isReason, Money.fen(Reconciliation.DIFFERENCE_YUAN.col()))
                            .otherwise(0L)))));
        }
        return differences
                .groupBy(
                        Reconciliation.REGION_CODE.col(),
                        Reconciliation.INSTITUTION_CODE.col(),
                        Reconciliation.INSURANCE_TYPE.col())
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    }

    private static List<Column> columns(Month month) {
        Column difference = Money.fen(ReconciliationResults.DIFFERENCE_YUAN.col());
        List<Column> columns = new ArrayList<>(List.of(
                ReconciliationResults.REGION_CODE.col(),
                ReconciliationResults.PERIOD.as(lit(month.toString())),
                ReconciliationResults.INSTITUTION_CODE.col(),
                ReconciliationResults.INSURANCE_TYPE.col(),
                ReconciliationResults.AGENCY_COUNT.col(),
                ReconciliationResults.STATED_COUNT.col(),
                ReconciliationResults.EQUAL_COUNT.col(),
                ReconciliationResults.DIFFERENCE_COUNT.col(),
                ReconciliationResults.AGENCY_YUAN.col(),
                ReconciliationResults.HOSPITAL_YUAN.col(),
                ReconciliationResults.DIFFERENCE_YUAN.col(),
                ReconciliationResults.RECONCILIATION_CODE.as(functions
                        .when(ReconciliationResults.DIFFERENCE_COUNT.col().equalTo(0), DifferenceReason.code(0, 0))
                        .when(difference.gt(0), DifferenceReason.code(1, 1))
                        .when(difference.lt(0), DifferenceReason.code(1, -1))
                        .otherwise(DifferenceReason.code(1, 0)))));
        for (String reason : ReconciliationResults.REASONS) {
            columns.add(countOf(reason).as(coalesce(countOf(reason).col(), lit(0L))));
            columns.add(yuanOf(reason)
                    .as(coalesce(yuanOf(reason).col(), lit(Money.yuan(0)).cast(Money.YUAN))));
        }
        return columns;
    }

    static Field<Long> countOf(String reason) {
        return Objects.requireNonNull(ReconciliationResults.COUNT_OF.get(reason), reason);
    }

    static Field<java.math.BigDecimal> yuanOf(String reason) {
        return Objects.requireNonNull(ReconciliationResults.YUAN_OF.get(reason), reason);
    }

    private Differences() {}
}
