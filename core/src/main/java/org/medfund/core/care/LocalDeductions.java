package org.medfund.core.care;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.time.Period;

/** The audit deductions that institutions bear in the books of their own pooling region. */
public final class LocalDeductions {
    private static final String OF_SETTLEMENT = "deducted_settlement_id";
    private static final String IS_PAID_HERE = "is_paid_here";

    /** As {@link #of(Dataset, Dataset, List, PaidHere, Column)}, by the policies of the period. */
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
                InpatientStays.byTreatedRegion(categories, InpatientStays::hold));
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
     * @param isStay true of {@link SettlementLists} of inpatient stays; never null
     * @return {@link AuditDeductions}
     */
    public static Dataset<Row> of(
            Dataset<Row> deductions,
            Dataset<Row> settlements,
            List<String> breachReasons,
            PaidHere paidHere,
            Column isStay) {
        Dataset<Row> named = deductions
                .where(followsTheCare(breachReasons))
                .select(AuditDeductions.SETTLEMENT_ID.col())
                .distinct();
        Column treated = SettlementLists.TREATED_REGION_CODE.col();
        Column insured = SettlementLists.INSURED_REGION_CODE.col();
        Dataset<Row> ofOthers = settlements
                .where(isBetweenRegions())
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        treated,
                        paidHere.is(treated, insured).and(isStay).as(IS_PAID_HERE))
                .join(
                        broadcast(named),
                        SettlementLists.SETTLEMENT_ID.name()) // few, so that settlements are only scanned
                .withColumnRenamed(SettlementLists.SETTLEMENT_ID.name(), OF_SETTLEMENT)
                .distinct();
        Column isBorneHere = col(IS_PAID_HERE).and(treated.equalTo(AuditDeductions.REGION_CODE.col()));
        return deductions.join(
                broadcast(ofOthers),
                AuditDeductions.SETTLEMENT_ID
                        .col()
                        .equalTo(col(OF_SETTLEMENT))
                        .and(not(isBorneHere))
                        .and(followsTheCare(breachReasons)),
                "left_anti");
    }

    /**
     * Whether a deduction falls on whoever owes for the care: it names a settlement and is not for a breach of contract.
     *
     * @param breachReasons {@code xprov.breach_reasons}
     */
    public static Column followsTheCare(List<String> breachReasons) {
        return AuditDeductions.SETTLEMENT_ID
                .col()
                .isNotNull()
                .and(not(AuditDeductions.REASON.col().isin(breachReasons.toArray())));
    }

    /**
     * The {@link SettlementLists} whose deductions reduce what one region owes another: of somebody insured elsewhere than
     * treated, and no refund.
     */
    public static Column isBetweenRegions() {
        return SettlementLists.REFUND_FLAG
                .col()
                .equalTo("0")
                .and(SettlementLists.INSURED_REGION_CODE.col().notEqual(SettlementLists.TREATED_REGION_CODE.col()));
    }

    private LocalDeductions() {}
}
