package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.PaidHere;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.time.PolicyYear;

/** Pays every case that the pooling region of treatment pays: its own insured, and in-province stays by policy. */
public final class PayCasesJob implements Job {
    private static final int REGION_TYPES_MAX = 100_000;

    @Override
    public String name() {
        return "pay-cases";
    }

    @Override
    public String doc() {
        return "Pays the cases that their region of treatment pays, by weight and rate or by score and point value.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Problems problems = new Problems();
        List<Region> byPoints = new ArrayList<>();
        List<Region> byGroups = new ArrayList<>();
        for (Region region : regions) {
            (PaymentMethod.of(job.policy(region, year)) == PaymentMethod.DIP ? byPoints : byGroups).add(region);
        }
        SortedMap<String, DrgPaymentPolicy> policies =
                PolicyRanges.byRegion(byGroups, region -> DrgPaymentPolicy.from(job.policy(region, year)), problems);
        SortedMap<String, PaymentFactsPolicy> factsPolicies =
                PolicyRanges.byRegion(byGroups, region -> PaymentFactsPolicy.from(job.policy(region, year)), problems);
        problems.refuseIfAny();

        Dataset<Row> standards = job.read(PaymentStandards.TABLE, regions, year);
        Dataset<Row> ofGroups = CasePaymentRows.local(
                job.read(GroupedCases.TABLE, regions, year)
                        .where(GroupedCases.counts()
                                .and(GroupedCases.REGION_CODE
                                        .col()
                                        .isin(policies.keySet().toArray()))),
                PaidHere.of(job, year));
        Dataset<Row> rates = job.read(Rates.TABLE, regions, year);
        findUnpriced(job, ofGroups, rates, year, problems);
        Dataset<Row> facts = byGroups.isEmpty()
                ? ofGroups
                : new PaymentFactsReader(job, year, factsPolicies).read(ofGroups, standards, rates, problems);
        DipPayments points = DipPayments.of(job, byPoints, year, standards, problems);
        problems.refuseIfAny();

        Dataset<Row> cases = ofGroups.unionByName(points.cases());
        Dataset<Row> payments = CasePaymentRows.pay(
                        facts,
                        standards,
                        job.readOrEmpty(InstitutionCoefficients.TABLE, regions, year),
                        rates,
                        policies)
                .unionByName(points.payments());
        return points.addTo(Outputs.forScope(Scope.of(regions, year))
                .table(CasePayments.TABLE, payments)
                .gate(Gate.uniqueGrain(CasePayments.TABLE))
                .gate(PayCasesGates.casesInAreCasesPaid(cases))
                .gate(PayCasesGates.costInIsCostPaidFor(cases))
                .gate(PayCasesGates.standardFollowsFromItsParts())
                .gate(PayCasesGates.newTechnologyIsPaidOnce(policies))
                .gate(PayCasesGates.paymentFollowsItsPath(policies))
                .gate(PayCasesGates.highCasesStayWithinTheirShare(policies))
                .gate(PayCasesGates.entitlementFollowsFromPayment(policies, rates))
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

    private static void findUnpriced(
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
}
