package org.medfund.jobs.verification;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.time.PolicyYear;

/** What the audit deductions of a region, of a year and the one before, rest on: those delivered, and those confirmed by review. */
final class DeductionExport {
    private static final String NAMED = "named_settlement_id";

    private final JobContext seen;
    private final Region region;
    private final PolicyYear year;

    /** @param seen the lake as the run saw it */
    DeductionExport(JobContext seen, Region region, PolicyYear year) {
        this.seen = seen;
        this.region = region;
        this.year = year;
    }

    /**
     * By name of the file: the region's delivered deductions, whoever bears them; transitions and reviewed flags; the
     * settlements these name, with the refunds of them; and {@code delivered_deductions}, of any region, that name a flag or
     * a settlement with a reviewed one.
     */
    Map<String, Dataset<Row>> tables() {
        Dataset<Row> delivered = seen.read(AuditDeductions.TABLE);
        Column month = AuditDeductions.SETTLEMENT_MONTH.col();
        Dataset<Row> ofYears = delivered
                .where(AuditDeductions.REGION_CODE.col().equalTo(region.code()))
                .where(month.startsWith(year.toString())
                        .or(month.startsWith(year.minus(1).toString())));
        Dataset<Row> reviews = seen.readOrEmpty(Reviews.TABLE, List.of(region));
        Dataset<Row> flags = reviewed(reviews);
        Dataset<Row> ofFlags = flags.select(Flags.SETTLEMENT_ID.col().as(NAMED)).distinct();
        Dataset<Row> ofDeductions = ofYears.where(
                        AuditDeductions.SETTLEMENT_ID.col().isNotNull())
                .select(AuditDeductions.SETTLEMENT_ID.col().as(NAMED));
        Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
        tables.put(AuditDeductions.TABLE.name(), ofYears);
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
        tables.put(
                SettlementLists.TABLE.name(),
                settlements(ofFlags.unionByName(ofDeductions).distinct()));
        tables.put("delivered_deductions", naming(delivered, ofFlags));
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

    private Dataset<Row> settlements(Dataset<Row> named) {
        Column reversed = coalesce(SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col());
        Column settlement = when(SettlementLists.REFUND_FLAG.col().equalTo("1"), reversed)
                .otherwise(SettlementLists.SETTLEMENT_ID.col());
        return seen.read(SettlementLists.TABLE)
                .join(
                        broadcast(named),
                        settlement.equalTo(col(NAMED)),
                        "left_semi") // few, so that settlements are only scanned
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.REFUND_FLAG.col(),
                        SettlementLists.ORIGINAL_SETTLEMENT_ID.col(),
                        SettlementLists.INSURED_REGION_CODE.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        SettlementLists.INSURANCE_TYPE.col(),
                        SettlementLists.MEDICAL_CATEGORY.col(),
                        SettlementLists.DISCHARGE_DATE.col(),
                        SettlementLists.FUND_TOTAL_YUAN.col());
    }

    private static Dataset<Row> naming(Dataset<Row> delivered, Dataset<Row> settlements) {
        Column isNamed = AuditDeductions.SETTLEMENT_ID.col().equalTo(col(NAMED));
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
}
