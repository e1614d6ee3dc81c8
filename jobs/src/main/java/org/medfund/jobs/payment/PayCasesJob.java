package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.DrgCasePayment.Path;

/** Pays every case treated in its own pooling region. */
public final class PayCasesJob implements Job {
    private static final int REGION_TYPES_MAX = 100_000;

    @Override
    public String name() {
        return "pay-cases";
    }

    @Override
    public String doc() {
        return "Pays every case treated in its own pooling region by weight and rate, or by score and point value.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        SortedMap<String, DrgPaymentPolicy> policies = new TreeMap<>();
        List<Region> byPoints = new ArrayList<>();
        for (Region region : regions) {
            if (PaymentMethod.of(job.policy(region, year)) == PaymentMethod.DIP) {
                byPoints.add(region);
            } else {
                policies.put(region.code(), DrgPaymentPolicy.from(job.policy(region, year)));
            }
        }

        Dataset<Row> standards = job.read(PaymentStandards.TABLE, regions, year);
        Dataset<Row> ofGroups = CasePaymentRows.local(job.read(GroupedCases.TABLE, regions, year)
                .where(GroupedCases.counts()
                        .and(GroupedCases.REGION_CODE
                                .col()
                                .isin(policies.keySet().toArray()))));
        Dataset<Row> rates = job.read(Rates.TABLE, regions, year);
        Problems problems = new Problems();
        refuseUnpriced(job, ofGroups, rates, year, problems);
        DipPayments points = DipPayments.of(job, byPoints, year, standards, problems);
        problems.refuseIfAny();

        Dataset<Row> cases = ofGroups.unionByName(points.cases());
        Dataset<Row> payments =
                CasePaymentRows.pay(ofGroups, standards, rates, policies).unionByName(points.payments());
        return points.addTo(Outputs.forScope(Scope.of(regions, year))
                .table(CasePayments.TABLE, payments)
                .gate(Gate.uniqueGrain(CasePayments.TABLE))
                .gate(Gate.equalSums(
                        "cases-in-are-cases-paid",
                        stored -> size(cases),
                        stored -> size(stored.rows(CasePayments.TABLE))))
                .gate(Gate.equalSums(
                        "cost-in-is-cost-paid-for",
                        stored -> cases.agg(sum(GroupedCases.TOTAL_COST_YUAN.col())),
                        stored -> stored.rows(CasePayments.TABLE).agg(sum(CasePayments.TOTAL_COST_YUAN.col()))))
                .gate(Gate.everyRow("payment-follows-its-path", CasePayments.TABLE, followsItsPath()))
                .summary(stored -> stored
                        .rows(CasePayments.TABLE)
                        .groupBy(CasePayments.PAYMENT_PATH.col())
                        .agg(count(lit(1)), sum(CasePayments.PAYMENT_YUAN.col()))
                        .orderBy(CasePayments.PAYMENT_PATH.col())
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0) + ": " + row.getLong(1) + " cases, "
                                + row.getDecimal(2).toPlainString() + " yuan.")
                        .toList()));
    }

    private static void refuseUnpriced(
            JobContext job, Dataset<Row> cases, Dataset<Row> rates, PolicyYear year, Problems problems) {
        Dataset<Row> unpriced = cases.select(GroupedCases.REGION_CODE.col(), GroupedCases.INSURANCE_TYPE.col())
                .distinct()
                .except(rates.select(Rates.REGION_CODE.col(), Rates.INSURANCE_TYPE.col()));
        for (Row row : job.small(
                unpriced.orderBy(GroupedCases.REGION_CODE.col(), GroupedCases.INSURANCE_TYPE.col()),
                REGION_TYPES_MAX)) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    "Region " + GroupedCases.REGION_CODE.in(row) + " has no rate for insurance type "
                            + GroupedCases.INSURANCE_TYPE.in(row) + " in " + year + ".",
                    "It has cases of that type to pay.",
                    "Run set-rates for the year first.");
        }
    }

    private static Dataset<Row> size(Dataset<Row> rows) {
        return rows.agg(count(lit(1)).cast("decimal(20,0)"));
    }

    private static Column followsItsPath() {
        Column payment = CasePayments.PAYMENT_YUAN.col();
        Column standard = CasePayments.STANDARD_YUAN.col();
        Column cost = CasePayments.TOTAL_COST_YUAN.col();
        return when(DipPaymentGates.isByPoints(), DipPaymentGates.followsItsPath())
                .otherwise(followsItsPath(payment, standard, cost));
    }

    private static Column followsItsPath(Column payment, Column standard, Column cost) {
        return is(Path.NORMAL)
                .or(is(Path.HIGH_CAPPED))
                .and(payment.equalTo(standard))
                .or(is(Path.LOW).and(payment.equalTo(cost)).and(payment.lt(standard)))
                .or(is(Path.HIGH).and(payment.geq(standard)).and(payment.leq(cost)))
                .or(is(Path.UNGROUPED).or(is(Path.NO_WEIGHT)).and(standard.isNull()));
    }

    private static Column is(Path path) {
        return CasePayments.PAYMENT_PATH.col().equalTo(path.name());
    }
}
