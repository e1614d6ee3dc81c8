package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/** What special-case review adds, as a posting per case (SPEC D.4 step 4, D.5). */
final class SpecialCasePostings {
    private static final PostingCode CODE = PostingCode.SPECIAL_CASE;
    private static final String ACCEPTED = "ACCEPTED";
    private static final String PAID_NOW = "paid_now_yuan";
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
                        .equalTo(ACCEPTED)
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
     * Refuses if applications for cases of the year are not decided on what the cases are paid now: none is decided in the
     * region, or one was decided on another payment. Pending ones add nothing.
     *
     * @param payments {@link CasePayments} of the year
     * @param decisions {@link SpecialCaseDecisions} of the year
     */
    static void refuseUndecided(JobContext job, PolicyYear year, Dataset<Row> payments, Dataset<Row> decisions) {
        Dataset<Row> applied = job.read(SpecialCases.TABLE)
                .select(SpecialCases.SETTLEMENT_ID.col())
                .distinct();
        Dataset<Row> undecided = payments.join(applied, SpecialCases.SETTLEMENT_ID.name())
                .join(decisions, new String[] {SpecialCaseDecisions.SETTLEMENT_ID.name()}, "left_anti")
                .select(CasePayments.REGION_CODE.col());
        Dataset<Row> changed = decisions
                .where(SpecialCaseDecisions.OUTCOME.col().equalTo(ACCEPTED))
                .join(
                        payments.select(
                                CasePayments.SETTLEMENT_ID.col(),
                                CasePayments.PAYMENT_YUAN.col().as(PAID_NOW)),
                        new String[] {SpecialCaseDecisions.SETTLEMENT_ID.name()},
                        "left")
                .where(not(SpecialCaseDecisions.PAYMENT_YUAN.col().eqNullSafe(col(PAID_NOW))))
                .select(SpecialCaseDecisions.REGION_CODE.col());
        Problems problems = new Problems();
        job.small(undecided.unionByName(changed).distinct(), REGIONS_MAX).stream()
                .map(CasePayments.REGION_CODE::in)
                .sorted()
                .forEach(region -> problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + region + " has special cases of " + year
                                + " that are not decided on what the cases are paid now.",
                        "What a review adds belongs to the year's clearing, beside the payment (SPEC D.4 step 4).",
                        "Run review-special-cases --year " + year + " --region " + region + " first."));
        problems.refuseIfAny();
    }

    private SpecialCasePostings() {}
}
