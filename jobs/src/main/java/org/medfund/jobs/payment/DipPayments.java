package org.medfund.jobs.payment;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.PaidHere;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Outputs;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.time.PolicyYear;

/**
 * What {@code pay-cases} adds for regions that pay by DIP.
 *
 * @param regions how many there are
 * @param cases rows of {@link GroupedCases}, local
 * @param payments rows of {@link CasePayments}
 * @param values {@link PointValues}
 */
record DipPayments(int regions, Dataset<Row> cases, Dataset<Row> payments, Dataset<Row> values) {
    private static final int REGION_TYPES_MAX = 100_000;

    /**
     * Payments of all regions; what prevents them goes to {@code problems}.
     *
     * @param regions that pay by DIP; with none, no rows
     * @param standards {@link org.medfund.core.table.payment.PaymentStandards} of the year
     */
    static DipPayments of(
            JobContext job, List<Region> regions, PolicyYear year, Dataset<Row> standards, Problems problems) {
        if (regions.isEmpty()) {
            return new DipPayments(
                    0,
                    job.rows(GroupedCases.TABLE, List.of()),
                    job.rows(CasePayments.TABLE, List.of()),
                    job.rows(PointValues.TABLE, List.of()));
        }
        Map<String, DipPaymentPolicy> policies =
                PolicyRanges.byRegion(regions, region -> DipPaymentPolicy.from(job.policy(region, year)), problems);
        for (Region region : regions) {
            if (!job.isPublished(DipMatches.TABLE, region, year)) {
                problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + region + " pays by DIP and no case of it of " + year + " is matched.",
                        "Its cases must be matched with a catalogue of diseases.",
                        "Run build-dip-catalogue, group-dip, calibrate-weights, and set-rates for the year first.");
            }
        }
        Dataset<Row> cases = CasePaymentRows.local(
                job.readOrEmpty(GroupedCases.TABLE, regions, year)
                        .where(GroupedCases.SCHEME.col().startsWith(GroupedCases.DIP_PREFIX)),
                PaidHere.of(job, year));
        Dataset<Row> values = job.readOrEmpty(PointValues.TABLE, regions, year);
        Dataset<Row> unpriced = cases.select(GroupedCases.REGION_CODE.col(), GroupedCases.INSURANCE_TYPE.col())
                .distinct()
                .except(values.select(PointValues.REGION_CODE.col(), PointValues.INSURANCE_TYPE.col()));
        for (Row row : job.small(
                unpriced.orderBy(GroupedCases.REGION_CODE.col(), GroupedCases.INSURANCE_TYPE.col()),
                REGION_TYPES_MAX)) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    "Region " + GroupedCases.REGION_CODE.in(row) + " has no point value for insurance type "
                            + GroupedCases.INSURANCE_TYPE.in(row) + " in " + year + ".",
                    "It pays by DIP and has cases of that type to pay.",
                    "Run set-rates for the year first.");
        }
        Dataset<Row> payments = DipPaymentRows.pay(
                cases,
                new DipPaymentRows.Inputs(
                        standards,
                        values,
                        job.readOrEmpty(DipMatches.TABLE, regions, year),
                        job.readOrEmpty(DipDiseases.TABLE, regions)),
                RateInputs.basicGroups(job.read(CodeLists.TABLE), year),
                policies);
        return new DipPayments(regions.size(), cases, payments, values);
    }

    /** Adds the gates that hold for points. */
    Outputs addTo(Outputs outputs) {
        return regions == 0 ? outputs : outputs.gate(DipPaymentGates.fundIsSplitExactly(values));
    }
}
