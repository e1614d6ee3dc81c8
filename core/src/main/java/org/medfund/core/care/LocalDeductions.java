package org.medfund.core.care;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.time.Period;

/** The audit deductions that institutions bear in the books of their own pooling region. */
public final class LocalDeductions {
    private static final String OF_STAY = "deducted_settlement_id";
    private static final String IS_PAID_HERE = "is_paid_here";

    /** As {@link #of(Dataset, Dataset, List, PaidHere)}, by the national policy of the period. */
    public static Dataset<Row> of(JobContext job, Period period, Dataset<Row> deductions, Dataset<Row> settlements) {
        return of(
                deductions,
                settlements,
                job.nationalPolicy(period).texts("xprov.breach_reasons"),
                PaidHere.of(job, period));
    }

    /**
     * Leaves out deductions on care that another region pays, or that another region treated: these reduce what the region
     * of insurance owes (SPEC D.7, XP22 arts 43 and 54), unless they are for a breach of contract, whose money stays with
     * the place of treatment. A deduction that names no settlement is local.
     *
     * @param deductions {@link AuditDeductions}
     * @param settlements {@link SettlementLists} of any period
     * @param breachReasons {@code xprov.breach_reasons}
     * @param paidHere which care the region of treatment pays
     * @return {@link AuditDeductions}
     */
    public static Dataset<Row> of(
            Dataset<Row> deductions, Dataset<Row> settlements, List<String> breachReasons, PaidHere paidHere) {
        Dataset<Row> named = deductions
                .where(followsTheCare(breachReasons))
                .select(AuditDeductions.SETTLEMENT_ID.col())
                .distinct();
        Dataset<Row> stays = settlements
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        paidHere.is(
                                        SettlementLists.TREATED_REGION_CODE.col(),
                                        SettlementLists.INSURED_REGION_CODE.col())
                                .as(IS_PAID_HERE))
                .join(
                        broadcast(named),
                        SettlementLists.SETTLEMENT_ID.name()) // few, so that settlements are only scanned
                .withColumnRenamed(SettlementLists.SETTLEMENT_ID.name(), OF_STAY)
                .distinct();
        Column isElsewhere = not(col(IS_PAID_HERE))
                .or(SettlementLists.TREATED_REGION_CODE.col().notEqual(AuditDeductions.REGION_CODE.col()));
        return deductions.join(
                broadcast(stays),
                AuditDeductions.SETTLEMENT_ID
                        .col()
                        .equalTo(col(OF_STAY))
                        .and(isElsewhere)
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

    private LocalDeductions() {}
}
