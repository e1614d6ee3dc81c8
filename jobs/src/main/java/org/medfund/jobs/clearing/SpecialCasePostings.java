package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/** What special-case review adds, as a posting per case (SPEC D.4 step 4, D.5). */
final class SpecialCasePostings {
    private static final PostingCode CODE = PostingCode.SPECIAL_CASE;
    private static final int REGIONS_MAX = 10_000;

    /**
     * One posting per accepted application with an increment.
     *
     * @param decisions {@link SpecialCaseDecisions} of the year
     * @return {@link Postings}: empty if none is accepted
     */
    static Dataset<Row> of(Dataset<Row> decisions, PolicyYear year) {
        Column id = concat_ws(
                "/",
                SpecialCaseDecisions.REGION_CODE.col(),
                lit(year.toString()),
                SpecialCaseDecisions.INSURANCE_TYPE.col(),
                lit(CODE.name()),
                SpecialCaseDecisions.SETTLEMENT_ID.col());
        return Postings.TABLE.conform(decisions
                .where(SpecialCaseDecisions.OUTCOME
                        .col()
                        .equalTo("ACCEPTED")
                        .and(SpecialCaseDecisions.INCREMENT_YUAN.col().gt(0)))
                .select(
                        Postings.POSTING_ID.as(id),
                        Postings.REGION_CODE.as(SpecialCaseDecisions.REGION_CODE.col()),
                        Postings.PERIOD.as(lit(year.toString())),
                        Postings.INSURANCE_TYPE.as(SpecialCaseDecisions.INSURANCE_TYPE.col()),
                        Postings.POSTING_CODE.as(lit(CODE.name())),
                        Postings.DEBIT_ACCOUNT.as(lit(CODE.debit().name())),
                        Postings.CREDIT_ACCOUNT.as(lit(CODE.credit().name())),
                        Postings.AMOUNT_YUAN.as(SpecialCaseDecisions.INCREMENT_YUAN.col()),
                        Postings.INSTITUTION_CODE.as(SpecialCaseDecisions.INSTITUTION_CODE.col()),
                        Postings.SETTLEMENT_ID.as(SpecialCaseDecisions.SETTLEMENT_ID.col()),
                        Postings.CORRECTS_POSTING_ID.as(lit(null).cast(DataTypes.StringType))));
    }

    /**
     * Refuses if a region has applications for cases of the year, and nobody has decided on them.
     *
     * @param payments {@link CasePayments} of the year
     */
    static void refuseUndecided(JobContext job, Collection<Region> regions, PolicyYear year, Dataset<Row> payments) {
        Object[] undecided = regions.stream()
                .filter(region -> !job.isPublished(SpecialCaseDecisions.TABLE, region, year))
                .map(Region::code)
                .toArray();
        if (undecided.length == 0) {
            return;
        }
        Dataset<Row> applied = job.read(SpecialCases.TABLE)
                .select(SpecialCases.SETTLEMENT_ID.col())
                .distinct();
        Problems problems = new Problems();
        List<Row> lacking = job.small(
                payments.where(CasePayments.REGION_CODE.col().isin(undecided))
                        .join(applied, SpecialCases.SETTLEMENT_ID.name())
                        .select(CasePayments.REGION_CODE.col())
                        .distinct(),
                REGIONS_MAX);
        lacking.stream()
                .map(CasePayments.REGION_CODE::in)
                .sorted()
                .forEach(region -> problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + region + " has applications for special cases of " + year
                                + " that are not decided.",
                        "What a review adds belongs to the year's clearing (SPEC D.4 step 4).",
                        "Run review-special-cases --year " + year + " --region " + region + " first."));
        problems.refuseIfAny();
    }

    private SpecialCasePostings() {}
}
