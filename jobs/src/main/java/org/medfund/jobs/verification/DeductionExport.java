package org.medfund.jobs.verification;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.ConfirmedDeductions;
import org.medfund.core.care.LocalDeductions;
import org.medfund.core.care.PaidHere;
import org.medfund.core.derivation.Seen;
import org.medfund.core.job.JobContext;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.time.PolicyYear;

/** What the audit deductions of a region, of a year and the one before, rest on: those delivered, and those confirmed by review. */
final class DeductionExport {
    private static final String REVIEWED = "reviewed_settlement_id";

    private final JobContext seen;
    private final Seen recorded;
    private final Region region;
    private final PolicyYear year;

    /**
     * @param seen the lake as the run saw it
     * @param recorded the run with the policy values that it recorded
     */
    DeductionExport(JobContext seen, Seen recorded, Region region, PolicyYear year) {
        this.seen = seen;
        this.recorded = recorded;
        this.region = region;
        this.year = year;
    }

    /**
     * By name of the file: delivered deductions that the region's institutions bear; transitions, reviewed flags, and their
     * settlements with the refunds of them; {@code borne_settlements}, which of these the institutions bear deductions of, by
     * year; and {@code delivered_deductions}, of any region, that name a flag or one of these settlements.
     */
    Map<String, Dataset<Row>> tables() {
        Dataset<Row> delivered = seen.read(AuditDeductions.TABLE);
        Dataset<Row> reviews = seen.readOrEmpty(Reviews.TABLE, List.of(region));
        Dataset<Row> flags = reviewed(reviews);
        Dataset<Row> settlements =
                flags.select(Flags.SETTLEMENT_ID.col().as(REVIEWED)).distinct();
        Dataset<Row> named = settlements.select(
                AuditDeductions.SETTLEMENT_ID.as(col(REVIEWED)),
                AuditDeductions.REGION_CODE.as(lit(region.code())),
                AuditDeductions.REASON.as(lit(ConfirmedDeductions.REASON)));
        Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
        tables.put(
                AuditDeductions.TABLE.name(),
                bothYears(each -> borneHere(
                        delivered
                                .where(AuditDeductions.REGION_CODE.col().equalTo(region.code()))
                                .where(AuditDeductions.SETTLEMENT_MONTH.col().startsWith(each.toString())),
                        each)));
        tables.put(
                Reviews.TABLE.name(),
                reviews.select(
                        Reviews.FLAG_ID.col(),
                        Reviews.TRANSITION_NUMBER.col(),
                        Reviews.REGION_CODE.col(),
                        Reviews.TO_STATE.col(),
                        Reviews.DECIDED_DATE.col(),
                        Reviews.CONFIRMED_YUAN.col()));
        tables.put(Flags.TABLE.name(), flags);
        tables.put(SettlementLists.TABLE.name(), paid(settlements));
        tables.put("delivered_deductions", naming(delivered, settlements));
        tables.put(
                "borne_settlements",
                bothYears(each -> borneHere(named, each)
                        .select(
                                AuditDeductions.SETTLEMENT_ID.col(),
                                lit(each.value()).as("year"))));
        return tables;
    }

    private Dataset<Row> reviewed(Dataset<Row> reviews) {
        return seen.readOrEmpty(Flags.TABLE, List.of(region))
                .where(Flags.SETTLEMENT_ID.col().isNotNull())
                .select(
                        Flags.FLAG_ID.col(),
                        Flags.REGION_CODE.col(),
                        Flags.MODE.col(),
                        Flags.SETTLEMENT_ID.col(),
                        Flags.INSTITUTION_CODE.col())
                .join(
                        broadcast(reviews.select(Reviews.FLAG_ID.col()).distinct()),
                        new String[] {Flags.FLAG_ID.name()},
                        "left_semi");
    }

    private Dataset<Row> paid(Dataset<Row> settlements) {
        Column reversed = coalesce(SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col());
        Column settlement = when(SettlementLists.REFUND_FLAG.col().equalTo("1"), reversed)
                .otherwise(SettlementLists.SETTLEMENT_ID.col());
        return seen.read(SettlementLists.TABLE)
                .join(broadcast(settlements), settlement.equalTo(col(REVIEWED)), "left_semi")
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.REFUND_FLAG.col(),
                        SettlementLists.ORIGINAL_SETTLEMENT_ID.col(),
                        SettlementLists.INSURANCE_TYPE.col(),
                        SettlementLists.FUND_TOTAL_YUAN.col());
    }

    private static Dataset<Row> naming(Dataset<Row> delivered, Dataset<Row> settlements) {
        Column isNamed = AuditDeductions.SETTLEMENT_ID.col().equalTo(col(REVIEWED));
        return delivered
                .join(broadcast(settlements), isNamed, "left_semi")
                .unionByName(delivered.where(AuditDeductions.FLAG_ID.col().isNotNull()))
                .select(
                        AuditDeductions.DEDUCTION_ID.col(),
                        AuditDeductions.SETTLEMENT_ID.col(),
                        AuditDeductions.FLAG_ID.col(),
                        AuditDeductions.AMOUNT_YUAN.col())
                .distinct();
    }

    private Dataset<Row> bothYears(Function<PolicyYear, Dataset<Row>> rows) {
        return rows.apply(year).unionByName(rows.apply(year.minus(1)));
    }

    /**
     * Of deductions of a year those that the region's institutions bear, by the policies that the run read for it; none if it
     * read none.
     */
    private Dataset<Row> borneHere(Dataset<Row> deductions, PolicyYear ofYear) {
        if (!recorded.run().policies().containsKey("national/" + ofYear)) {
            return deductions.limit(0);
        }
        Policy national = recorded.policy("national", ofYear);
        return LocalDeductions.of(
                deductions,
                seen.read(SettlementLists.TABLE),
                national.texts("xprov.breach_reasons"),
                PaidHere.asRecorded(seen, national, ofYear),
                isStay(recorded.policy(region.code(), ofYear)));
    }

    /** Of a run that did not look at the kind of care, every settlement was a stay. */
    private static Column isStay(Policy policy) {
        return policy.find("scope.med_types").isPresent()
                ? InpatientStays.hold(InpatientStays.categories(policy))
                : lit(true);
    }
}
