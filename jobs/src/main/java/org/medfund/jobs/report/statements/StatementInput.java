package org.medfund.jobs.report.statements;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.TimeToObject;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.ops.Runs;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;

/** What the statements of a period are written from. */
final class StatementInput {
    private static final int ROWS_MAX = 1_000_000;

    private final JobContext job;
    private final Period period;
    private final List<Region> regions;
    private final Optional<String> institution;

    /** @param institution the only one asked for; empty means all */
    StatementInput(JobContext job, Period period, List<Region> regions, Optional<String> institution) {
        this.job = job;
        this.period = period;
        this.regions = regions;
        this.institution = institution;
    }

    /** Statements by region, institution, and insurance type: they do not grow with the cases. */
    List<Row> statements(StatementForm form) {
        return small(wanted(job.read(form.table(), regions, period))
                .orderBy(
                        MonthStatements.REGION_CODE.col(),
                        MonthStatements.INSTITUTION_CODE.col(),
                        MonthStatements.INSURANCE_TYPE.col()));
    }

    Dataset<Row> statementRows(StatementForm form) {
        return job.read(form.table(), regions, period);
    }

    /** {@link Postings} of the books up to the period. */
    Dataset<Row> postings() {
        return job.readOrEmpty(
                Postings.TABLE, regions, StatementForm.books(period).toArray(Period[]::new));
    }

    Dataset<Row> posted() {
        return PostedAmounts.byInstitution(wanted(postings()), period);
    }

    Dataset<Row> cases() {
        return CaseRows.of(wanted(job.read(CasePayments.TABLE, regions, period.year())), wanted(postings()), period);
    }

    Map<String, Long> casesByRegion(Dataset<Row> cases) {
        Map<String, Long> counts = new HashMap<>();
        small(cases.groupBy(CasePayments.REGION_CODE.col()).agg(count(lit(1))))
                .forEach(row -> counts.put(CasePayments.REGION_CODE.in(row), row.getLong(1)));
        return counts;
    }

    /** Postings of the period that concern no institution. */
    List<Row> residual() {
        Column[] key = {
            Postings.REGION_CODE.col(),
            Postings.INSURANCE_TYPE.col(),
            Postings.POSTING_CODE.col(),
            Postings.DEBIT_ACCOUNT.col(),
            Postings.CREDIT_ACCOUNT.col()
        };
        return small(postings()
                .where(Postings.PERIOD
                        .col()
                        .equalTo(period.toString())
                        .and(Postings.INSTITUTION_CODE.col().isNull()))
                .groupBy(key)
                .agg(Postings.AMOUNT_YUAN.as(Money.yuan(sum(Money.fen(Postings.AMOUNT_YUAN.col())))))
                .orderBy(key));
    }

    List<Row> budgets() {
        return small(job.read(Budgets.TABLE)
                .where(Budgets.YEAR
                        .col()
                        .equalTo(period.year().value())
                        .and(Budgets.REGION_CODE.col().isin(codes())))
                .orderBy(Budgets.REGION_CODE.col(), Budgets.INSURANCE_TYPE.col()));
    }

    /** {@link Reconciliation} of the month, in the order of the pages; none for other periods. */
    Dataset<Row> differences() {
        return wanted(ofMonth(Reconciliation.TABLE))
                .orderBy(
                        Reconciliation.REGION_CODE.col(),
                        Reconciliation.INSTITUTION_CODE.col(),
                        Reconciliation.INSURANCE_TYPE.col(),
                        Reconciliation.SETTLEMENT_ID.col());
    }

    Dataset<Row> results() {
        return wanted(ofMonth(ReconciliationResults.TABLE))
                .orderBy(
                        ReconciliationResults.REGION_CODE.col(),
                        ReconciliationResults.INSTITUTION_CODE.col(),
                        ReconciliationResults.INSURANCE_TYPE.col());
    }

    private Dataset<Row> ofMonth(Table table) {
        return period instanceof Month ? job.readOrEmpty(table, regions, period) : job.rows(table, List.of());
    }

    Dataset<Row> objections() {
        Dataset<Row> places = job.read(Institutions.TABLE)
                .where(Institutions.REGION_CODE.col().isin(codes()));
        Dataset<Row> behind = period instanceof Month
                ? postings().where(Postings.PERIOD.col().equalTo(period.toString()))
                : postings();
        return ObjectionRows.of(
                wanted(job.read(Objections.TABLE)),
                places,
                job.read(CasePayments.TABLE, regions, period.year()),
                behind,
                period);
    }

    /**
     * The time to object by region; none for a region whose period is not open for confirmation.
     *
     * @throws org.medfund.core.problem.Refusal if the holidays of a year it reaches into are not delivered
     */
    Map<String, ObjectionWindow> windows() {
        Map<String, List<Row>> marks = small(job.readOrEmpty(Periods.TABLE, regions, period)).stream()
                .collect(Collectors.groupingBy(Periods.REGION_CODE::in));
        TimeToObject time = new TimeToObject(job, period);
        Map<String, ObjectionWindow> windows = new TreeMap<>();
        for (Region region : regions) {
            ObjectionWindow.opened(marks.getOrDefault(region.code(), List.of()))
                    .ifPresent(opened ->
                            windows.put(region.code(), new ObjectionWindow(opened, time.lastDay(region, opened))));
        }
        Problems problems = new Problems();
        problems.addAll(time.problems());
        problems.refuseIfAny();
        return windows;
    }

    /** Names of institutions by code. */
    Map<String, String> institutionNames() {
        Map<String, String> names = new HashMap<>();
        small(wanted(job.read(Institutions.TABLE)
                                .where(Institutions.REGION_CODE.col().isin(codes())))
                        .select(Institutions.INSTITUTION_CODE.col(), Institutions.INSTITUTION_NAME.col()))
                .forEach(
                        row -> names.put(Institutions.INSTITUTION_CODE.in(row), Institutions.INSTITUTION_NAME.in(row)));
        return names;
    }

    /** Names of groups by code, in Chinese and English; of a code that has one meaning in all schemes of the year. */
    Map<String, List<String>> groupNames() {
        Map<String, List<String>> names = new HashMap<>();
        String other = "other_name";
        for (Row row : small(job.readOrEmpty(GroupCatalogue.TABLE, regions, period.year())
                .groupBy(GroupCatalogue.GROUP_CODE.col())
                .agg(
                        GroupCatalogue.GROUP_NAME.as(min(GroupCatalogue.GROUP_NAME.col())),
                        max(GroupCatalogue.GROUP_NAME.col()).as(other),
                        GroupCatalogue.GROUP_NAME_EN.as(max(GroupCatalogue.GROUP_NAME_EN.col()))))) {
            String code = GroupCatalogue.GROUP_CODE.in(row);
            String name = GroupCatalogue.GROUP_NAME.in(row);
            if (name.equals(row.<String>getAs(other)) && !name.equals(code)) {
                String english = GroupCatalogue.GROUP_NAME_EN.inOrNull(row);
                names.put(code, List.of(name, english == null ? name : english));
            }
        }
        return names;
    }

    /** The run whose statements a region's pages show, by region. */
    Map<String, String> runs(StatementForm form) {
        Map<String, String> runs = new HashMap<>();
        small(job.records()
                        .rows(Runs.TABLE)
                        .where(Runs.STATUS
                                .col()
                                .equalTo("PUBLISHED")
                                .and(Runs.TABLE_NAME.col().equalTo(form.table().name()))
                                .and(Runs.PERIOD.col().equalTo(period.toString())))
                        .groupBy(Runs.REGION_CODE.col())
                        .agg(Table.RUN_ID.as(max_by(Table.RUN_ID.col(), Runs.SEQUENCE.col()))))
                .forEach(row -> runs.put(Runs.REGION_CODE.in(row), Table.RUN_ID.in(row)));
        return runs;
    }

    private Object[] codes() {
        return regions.stream().map(Region::code).toArray();
    }

    private Dataset<Row> wanted(Dataset<Row> rows) {
        return institution
                .map(code -> rows.where(Institutions.INSTITUTION_CODE.col().equalTo(code)))
                .orElse(rows);
    }

    List<Row> small(Dataset<Row> rows) {
        return job.small(rows, ROWS_MAX);
    }
}
