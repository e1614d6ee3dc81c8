package org.medfund.jobs.report.simulation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.report.simulation.PolicyChange.Cell;
import org.medfund.jobs.report.simulation.PolicyChange.Flow;
import org.medfund.jobs.report.simulation.PolicyChange.Place;

/** Cases held against themselves: how each was paid, and how it would be. */
final class PaymentFlows {
    // Columns that live only between the join and the records.
    private static final String BEFORE = "_before";
    private static final String AFTER = "_after";
    private static final String CASES = "case_count";
    private static final List<Field<?>> KEPT = List.of(
            CasePayments.REGION_CODE,
            CasePayments.SETTLEMENT_ID,
            CasePayments.INSTITUTION_CODE,
            CasePayments.LEVEL_CLASS,
            CasePayments.INSURANCE_TYPE,
            CasePayments.GROUP_CODE,
            CasePayments.PAYMENT_PATH);

    /**
     * Exact sums by place, cell before, and cell after.
     *
     * @param before {@link CasePayments} as published
     * @param after {@link CasePayments} of the same cases under the other policy
     * @return read each row with {@link #flows}; empty if nothing is paid
     */
    static Dataset<Row> of(Dataset<Row> before, Dataset<Row> after) {
        Dataset<Row> old = named(before, BEFORE);
        Dataset<Row> changed = named(after, AFTER);
        Dataset<Row> both = old.join(
                changed,
                same(CasePayments.SETTLEMENT_ID, old, BEFORE, changed, AFTER)
                        .and(same(CasePayments.REGION_CODE, old, BEFORE, changed, AFTER)),
                "full_outer");
        return both.groupBy(
                        either(CasePayments.REGION_CODE).as(CasePayments.REGION_CODE.name()),
                        either(CasePayments.INSURANCE_TYPE).as(CasePayments.INSURANCE_TYPE.name()),
                        either(CasePayments.LEVEL_CLASS).as(CasePayments.LEVEL_CLASS.name()),
                        either(CasePayments.INSTITUTION_CODE).as(CasePayments.INSTITUTION_CODE.name()),
                        col(CasePayments.GROUP_CODE.name() + BEFORE),
                        col(CasePayments.PAYMENT_PATH.name() + BEFORE),
                        col(CasePayments.GROUP_CODE.name() + AFTER),
                        col(CasePayments.PAYMENT_PATH.name() + AFTER))
                .agg(
                        count(lit(1)).as(CASES),
                        coalesce(sum(col(CasePayments.PAYMENT_YUAN.name() + BEFORE)), lit(0L))
                                .as(CasePayments.PAYMENT_YUAN.name() + BEFORE),
                        coalesce(sum(col(CasePayments.PAYMENT_YUAN.name() + AFTER)), lit(0L))
                                .as(CasePayments.PAYMENT_YUAN.name() + AFTER));
    }

    /** The flows of the rows that {@link #of} makes. */
    static List<Flow> flows(List<Row> rows) {
        List<Flow> flows = new ArrayList<>();
        for (Row row : rows) {
            flows.add(new Flow(
                    new Place(
                            CasePayments.REGION_CODE.in(row),
                            CasePayments.INSURANCE_TYPE.in(row),
                            CasePayments.LEVEL_CLASS.in(row),
                            CasePayments.INSTITUTION_CODE.in(row)),
                    cell(row, BEFORE),
                    cell(row, AFTER),
                    row.<Long>getAs(CASES),
                    row.<Long>getAs(CasePayments.PAYMENT_YUAN.name() + BEFORE),
                    row.<Long>getAs(CasePayments.PAYMENT_YUAN.name() + AFTER)));
        }
        return flows;
    }

    private static @Nullable Cell cell(Row row, String when) {
        String path = row.getAs(CasePayments.PAYMENT_PATH.name() + when);
        String group = row.getAs(CasePayments.GROUP_CODE.name() + when);
        return path == null ? null : new Cell(group == null ? "" : group, path);
    }

    /** Under names of their own, with fen for yuan, so that a run can be held against itself. */
    private static Dataset<Row> named(Dataset<Row> payments, String when) {
        List<Column> columns = new ArrayList<>();
        KEPT.forEach(field -> columns.add(field.col().as(field.name() + when)));
        columns.add(Money.fen(CasePayments.PAYMENT_YUAN.col()).as(CasePayments.PAYMENT_YUAN.name() + when));
        return payments.select(columns.toArray(Column[]::new));
    }

    private static Column same(Field<?> field, Dataset<Row> left, String ofLeft, Dataset<Row> right, String ofRight) {
        return left.col(field.name() + ofLeft).equalTo(right.col(field.name() + ofRight));
    }

    private static Column either(Field<?> field) {
        return coalesce(col(field.name() + BEFORE), col(field.name() + AFTER));
    }

    private PaymentFlows() {}
}
