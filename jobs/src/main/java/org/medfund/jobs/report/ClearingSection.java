package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.clearing.Statements.BOOK_YUAN;
import static org.medfund.core.table.clearing.Statements.CASE_COUNT;
import static org.medfund.core.table.clearing.Statements.CLEARING_PAYABLE_YUAN;
import static org.medfund.core.table.clearing.Statements.FINAL_ENTITLEMENT_YUAN;
import static org.medfund.core.table.clearing.Statements.INSTITUTION_CODE;
import static org.medfund.core.table.clearing.Statements.INSURANCE_TYPE;
import static org.medfund.core.table.clearing.Statements.MONTHLY_PAID_YUAN;
import static org.medfund.core.table.clearing.Statements.PREPAYMENT_OFFSET_YUAN;
import static org.medfund.core.table.clearing.Statements.REGION_CODE;
import static org.medfund.core.table.clearing.Statements.STANDARD_ENTITLEMENT_YUAN;
import static org.medfund.core.table.clearing.Statements.USAGE_RATIO;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Statements;

/** Annual clearing: what each institution booked, is entitled to, and is still owed; and where the budget went (SPEC D.4). */
final class ClearingSection {
    private static final Grid.Column REGION = Grid.Column.of(REGION_CODE, Kind.REGION);
    private static final Grid.Column INSURANCE = Grid.Column.of(INSURANCE_TYPE, Kind.WORD);
    private static final Grid.Column HOSPITALS = new Grid.Column("hospital_count", Kind.COUNT);
    private static final Grid.Column RESIDUAL = new Grid.Column("residual_yuan", Kind.MONEY);
    private static final int HOSPITALS_DRAWN = 15;
    private static final int ROWS_SHOWN = 500;

    static Section of(ReportInput in) {
        Dataset<Row> statements = in.rows(Statements.TABLE);
        List<Row> largest = in.small(hospitals(statements)
                .orderBy(FINAL_ENTITLEMENT_YUAN.col().desc(), INSTITUTION_CODE.col())
                .limit(HOSPITALS_DRAWN));
        List<Row> all = in.small(statements
                .orderBy(REGION_CODE.col(), INSURANCE_TYPE.col(), INSTITUTION_CODE.col())
                .limit(ROWS_SHOWN + 1));
        return new Section(in, "clearing", Statements.TABLE, Postings.TABLE)
                .chart(Chart.of(
                        "book_and_entitlement",
                        Chart.Shape.BARS,
                        largest,
                        Grid.Column.of(INSTITUTION_CODE, Kind.INSTITUTION),
                        Grid.Column.of(BOOK_YUAN),
                        Grid.Column.of(FINAL_ENTITLEMENT_YUAN)))
                .grid(Grid.of(
                        "budget_and_hospitals",
                        in.small(budgetAndHospitals(in, statements)),
                        REGION,
                        INSURANCE,
                        Grid.Column.of(Budgets.INPATIENT_BUDGET_YUAN),
                        HOSPITALS,
                        Grid.Column.of(FINAL_ENTITLEMENT_YUAN),
                        RESIDUAL,
                        Grid.Column.of(CLEARING_PAYABLE_YUAN)))
                .grid(Grid.of(
                        "residual_postings",
                        in.small(residualPostings(in)),
                        REGION,
                        INSURANCE,
                        Grid.Column.of(Postings.POSTING_CODE, Kind.WORD),
                        Grid.Column.of(Postings.DEBIT_ACCOUNT, Kind.WORD),
                        Grid.Column.of(Postings.CREDIT_ACCOUNT, Kind.WORD),
                        Grid.Column.of(Postings.AMOUNT_YUAN)))
                .grid(Grid.of(
                        "statements",
                        all,
                        ROWS_SHOWN,
                        REGION,
                        INSURANCE,
                        Grid.Column.of(INSTITUTION_CODE, Kind.INSTITUTION),
                        Grid.Column.of(CASE_COUNT, Kind.CASES),
                        Grid.Column.of(STANDARD_ENTITLEMENT_YUAN),
                        Grid.Column.of(BOOK_YUAN),
                        Grid.Column.of(USAGE_RATIO),
                        Grid.Column.of(FINAL_ENTITLEMENT_YUAN),
                        Grid.Column.of(MONTHLY_PAID_YUAN),
                        Grid.Column.of(PREPAYMENT_OFFSET_YUAN),
                        Grid.Column.of(CLEARING_PAYABLE_YUAN)));
    }

    /** One row per institution, over insurance types. */
    private static Dataset<Row> hospitals(Dataset<Row> statements) {
        return statements.groupBy(INSTITUTION_CODE.col()).agg(total(BOOK_YUAN), total(FINAL_ENTITLEMENT_YUAN));
    }

    /** One row per region and insurance type cleared; the residual is what the hospitals leave of the budget. */
    private static Dataset<Row> budgetAndHospitals(ReportInput in, Dataset<Row> statements) {
        Dataset<Row> budgets = in.rows(Budgets.TABLE)
                .where(Budgets.YEAR.col().equalTo(in.year().value()))
                .select(Budgets.REGION_CODE.col(), Budgets.INSURANCE_TYPE.col(), Budgets.INPATIENT_BUDGET_YUAN.col());
        Dataset<Row> cleared = statements
                .groupBy(REGION_CODE.col(), INSURANCE_TYPE.col())
                .agg(
                        countDistinct(INSTITUTION_CODE.col()).as(HOSPITALS.name()),
                        total(FINAL_ENTITLEMENT_YUAN),
                        total(CLEARING_PAYABLE_YUAN));
        return cleared.join(
                        budgets,
                        REGION_CODE
                                .of(cleared)
                                .equalTo(Budgets.REGION_CODE.of(budgets))
                                .and(INSURANCE_TYPE.of(cleared).equalTo(Budgets.INSURANCE_TYPE.of(budgets))),
                        "left")
                .drop(Budgets.REGION_CODE.of(budgets))
                .drop(Budgets.INSURANCE_TYPE.of(budgets))
                .withColumn(
                        RESIDUAL.name(),
                        Money.yuan(Money.fen(Budgets.INPATIENT_BUDGET_YUAN.col())
                                .minus(Money.fen(FINAL_ENTITLEMENT_YUAN.col()))))
                .orderBy(REGION_CODE.col(), INSURANCE_TYPE.col());
    }

    /** Postings that concern no institution: they name what lies between the budget and the hospitals. */
    private static Dataset<Row> residualPostings(ReportInput in) {
        Column[] key = {
            Postings.REGION_CODE.col(),
            Postings.INSURANCE_TYPE.col(),
            Postings.POSTING_CODE.col(),
            Postings.DEBIT_ACCOUNT.col(),
            Postings.CREDIT_ACCOUNT.col()
        };
        return in.rows(Postings.TABLE)
                .where(Postings.INSTITUTION_CODE.col().isNull())
                .groupBy(key)
                .agg(total(Postings.AMOUNT_YUAN))
                .orderBy(key);
    }

    private static Column total(Field<?> yuan) {
        return yuan.as(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private ClearingSection() {}
}
