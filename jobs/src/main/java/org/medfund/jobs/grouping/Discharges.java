package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.time.PolicyYear;

/**
 * Settlement lists of the stays discharged in a span of years and treated in some regions, by what becomes of them.
 *
 * <p>Weights and groups belong to the region of treatment, and a stay across New Year to the year of its discharge. A
 * refund and the settlement it reverses both leave (SPEC B.1). So {@link #settled} = {@link #reversed} + {@link
 * #inScope} + {@link #outOfScope}.
 *
 * @param all {@link SettlementLists} rows of the span, refunds among them
 * @param lists {@link SettlementLists} rows of every year: a refund may be of a later one
 * @param isInScope whether a stay is paid by disease where it was treated
 */
record Discharges(Dataset<Row> all, Dataset<Row> lists, Column isInScope) {
    private static final int UNKNOWN_INSTITUTIONS_SHOWN = 5;
    private static final String REVERSED_ID = "reversed_settlement_id";

    /** Of the years from the first to the last, by the scope in force in the last. */
    static Discharges of(JobContext job, List<Region> regions, PolicyYear first, PolicyYear last) {
        Dataset<Row> lists = job.read(SettlementLists.TABLE);
        Object[] codes = regions.stream().map(Region::code).toArray();
        Dataset<Row> all = lists.where(SettlementLists.TREATED_REGION_CODE
                .col()
                .isin(codes)
                .and(SettlementLists.DISCHARGE_DATE.col().between(lit(first.firstDay()), lit(last.lastDay()))));
        return new Discharges(all, lists, StayScope.inForce(job, regions, last));
    }

    /**
     * @throws org.medfund.core.problem.Refusal if no stay is paid by disease, or an institution is not described: its level
     *     class decides what its cases are compared with
     */
    void refuseUnusable(JobContext job, Dataset<Row> institutions, String years) {
        List<String> unknown = job
                .small(
                        SettledStays.unknownInstitutions(all, institutions)
                                .orderBy(SettlementLists.INSTITUTION_CODE.col())
                                .limit(UNKNOWN_INSTITUTIONS_SHOWN),
                        UNKNOWN_INSTITUTIONS_SHOWN)
                .stream()
                .map(SettlementLists.INSTITUTION_CODE::in)
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            "Stays name institutions that no delivery describes, such as " + String.join(", ", unknown)
                                    + ".",
                            "The level class of an institution decides what its cases are compared with.",
                            "Deliver them in the landing file hospital, and run ingest.")
                    .refusal();
        }
        if (job.small(inScope().select(SettlementLists.SETTLEMENT_ID.col()).limit(1), 1)
                .isEmpty()) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            "There is no stay to group in " + years + ".",
                            job.lakeRoot() + " has no settlement of an inpatient stay that ended then and stands.",
                            "Deliver the settlement lists, or correct --year or --region.")
                    .refusal();
        }
    }

    /** All but refunds. */
    Dataset<Row> settled() {
        return all.where(not(isRefund()));
    }

    /** Settlements that stand, of stays paid by disease. */
    Dataset<Row> inScope() {
        return standing().where(isInScope);
    }

    /** Settlements that stand, of stays priced apart or no stays at all. */
    Dataset<Row> outOfScope() {
        return standing().where(not(isInScope));
    }

    /** Settlements that a refund of any year reverses. */
    Dataset<Row> reversed() {
        return settled().join(reversedIds(), isReversed(), "left_semi");
    }

    /** Refunds that reverse no settlement that was delivered. */
    Dataset<Row> refundsOfNothing() {
        Dataset<Row> reversible = lists.where(not(isRefund()))
                .select(SettlementLists.SETTLEMENT_ID.col().as(REVERSED_ID));
        return all.where(isRefund()).join(reversible, reversedId().equalTo(col(REVERSED_ID)), "left_anti");
    }

    private Dataset<Row> standing() {
        return settled().join(reversedIds(), isReversed(), "left_anti");
    }

    private Dataset<Row> reversedIds() {
        return lists.where(isRefund()).select(reversedId().as(REVERSED_ID));
    }

    private static Column isReversed() {
        return SettlementLists.SETTLEMENT_ID.col().equalTo(col(REVERSED_ID));
    }

    /** A refund may carry the number of the settlement it reverses as its own. */
    private static Column reversedId() {
        return coalesce(SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col());
    }

    private static Column isRefund() {
        return SettlementLists.REFUND_FLAG.col().equalTo("1");
    }
}
