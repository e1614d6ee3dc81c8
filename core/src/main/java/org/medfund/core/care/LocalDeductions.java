package org.medfund.core.care;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_date;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.time.Period;

/**
 * Who bears an audit deduction: the institution in the books of its own pooling region, or the region of insurance, which
 * owes so much less. Regions that have ended stand for their successors, so that care between two that have become one is
 * home care for both sides.
 */
public final class LocalDeductions {
    private static final Field<String> OF_SETTLEMENT = Field.text("deducted_settlement_id", "Settlement deducted from");
    private static final Field<String> BOOKED_BY =
            Field.text("booked_by_region_code", "Region of the deduction, or its successor");
    private static final int AREAS_MAX = 100_000;

    /** As {@link #of(Dataset, Dataset, List, PaidHere, Successions, Column)}, by the policies of the period. */
    public static Dataset<Row> of(
            JobContext job,
            Collection<Region> regions,
            Period period,
            Dataset<Row> deductions,
            Dataset<Row> settlements) {
        Map<Region, List<String>> categories = new TreeMap<>();
        regions.forEach(region -> categories.put(region, InpatientStays.categories(job.policy(region, period))));
        return of(
                deductions,
                settlements,
                job.nationalPolicy(period).texts("xprov.breach_reasons"),
                PaidHere.of(job, period),
                new Successions(job.small(job.read(Areas.TABLE), AREAS_MAX)),
                InpatientStays.byRegion(AuditDeductions.REGION_CODE.col(), categories, InpatientStays::hold));
    }

    /**
     * Leaves out what reduces the debt of the region of insurance instead (SPEC D.7, XP22 arts 43 and 54): deductions on
     * care of somebody insured elsewhere, but for in-province stays that the region of the deduction treated and pays.
     * All others are borne here, so that none is lost: those for a breach of contract, whose money stays with the place of
     * treatment, those on care of the region's own insured, be it a stay or a visit to a clinic, and those that name no
     * settlement, or none that is known.
     *
     * @param deductions {@link AuditDeductions}
     * @param settlements {@link SettlementLists} of any period
     * @param breachReasons {@code xprov.breach_reasons}
     * @param paidHere which stays the region of treatment pays
     * @param isStay of the rows of {@link #between}: true of inpatient stays, never null
     * @return {@link AuditDeductions}
     */
    public static Dataset<Row> of(
            Dataset<Row> deductions,
            Dataset<Row> settlements,
            List<String> breachReasons,
            PaidHere paidHere,
            Successions successions,
            Column isStay) {
        Column treated = SettlementLists.TREATED_REGION_CODE.col();
        Column isBorneHere = paidHere.is(treated, SettlementLists.INSURED_REGION_CODE.col())
                .and(isStay)
                .and(treated.equalTo(BOOKED_BY.col()));
        Dataset<Row> ofOthers = between(deductions, settlements, breachReasons, successions)
                .where(not(isBorneHere))
                .select(AuditDeductions.DEDUCTION_ID.col());
        return deductions.join(broadcast(ofOthers), AuditDeductions.DEDUCTION_ID.name(), "left_anti");
    }

    /**
     * The deductions that follow care between two regions: on a settlement, no refund, of somebody insured elsewhere than
     * treated, and not for a breach of contract. Each region is the one that stands for it on the later of the day of
     * discharge and the first of the settlement month.
     *
     * @param deductions {@link AuditDeductions}
     * @param settlements {@link SettlementLists} of any period
     * @param breachReasons {@code xprov.breach_reasons}
     * @return one row per deduction: its number, region, settlement month, and amount, and of the settlement number, regions,
     *     insurance type, medical category, and day of discharge; empty if none does
     */
    public static Dataset<Row> between(
            Dataset<Row> deductions, Dataset<Row> settlements, List<String> breachReasons, Successions successions) {
        Column month = AuditDeductions.SETTLEMENT_MONTH.col();
        Dataset<Row> named = deductions
                .where(followsTheCare(breachReasons))
                .select(
                        AuditDeductions.DEDUCTION_ID.col(),
                        AuditDeductions.REGION_CODE.col(),
                        BOOKED_BY.as(AuditDeductions.REGION_CODE.col()),
                        month,
                        AuditDeductions.AMOUNT_YUAN.col(),
                        OF_SETTLEMENT.as(AuditDeductions.SETTLEMENT_ID.col()));
        Dataset<Row> joined = settlements
                .where(SettlementLists.REFUND_FLAG.col().equalTo("0"))
                .where(isBetweenRegions()) // two that are one to begin with never part
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.INSURED_REGION_CODE.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        SettlementLists.INSURANCE_TYPE.col(),
                        SettlementLists.MEDICAL_CATEGORY.col(),
                        SettlementLists.DISCHARGE_DATE.col())
                .join(
                        broadcast(named), // few, so that settlements are only scanned
                        SettlementLists.SETTLEMENT_ID.col().equalTo(OF_SETTLEMENT.col()))
                .drop(OF_SETTLEMENT.name());
        Column day = greatest(SettlementLists.DISCHARGE_DATE.col(), to_date(concat(month, lit("01")), "yyyyMMdd"));
        return SettledRegions.of(
                        joined,
                        successions,
                        day,
                        List.of(SettlementLists.INSURED_REGION_CODE, SettlementLists.TREATED_REGION_CODE, BOOKED_BY))
                .where(isBetweenRegions());
    }

    /** Whether a deduction falls on whoever owes for the care: it names a settlement and is not for a breach of contract. */
    private static Column followsTheCare(List<String> breachReasons) {
        return AuditDeductions.SETTLEMENT_ID
                .col()
                .isNotNull()
                .and(not(AuditDeductions.REASON.col().isin(breachReasons.toArray())));
    }

    private static Column isBetweenRegions() {
        return SettlementLists.INSURED_REGION_CODE.col().notEqual(SettlementLists.TREATED_REGION_CODE.col());
    }

    private LocalDeductions() {}
}
