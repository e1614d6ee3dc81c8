package org.medfund.core.care;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;

/** The audit deductions that institutions bear in the books of their own pooling region. */
public final class LocalDeductions {
    private static final String ELSEWHERE = "elsewhere_settlement_id";

    /**
     * Leaves out deductions on care that another region pays: these reduce what the region of insurance owes (SPEC D.7, XP22
     * arts 43 and 54), unless they are for a breach of contract, whose money stays with the place of treatment. A deduction
     * that names no settlement is local.
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
        Dataset<Row> elsewhere = settlements
                .where(not(paidHere.is(
                        SettlementLists.TREATED_REGION_CODE.col(), SettlementLists.INSURED_REGION_CODE.col())))
                .select(SettlementLists.SETTLEMENT_ID.col())
                .join(
                        broadcast(named),
                        SettlementLists.SETTLEMENT_ID.name()) // few, so that settlements are only scanned
                .select(SettlementLists.SETTLEMENT_ID.col().as(ELSEWHERE))
                .distinct();
        return deductions.join(
                broadcast(elsewhere),
                AuditDeductions.SETTLEMENT_ID.col().equalTo(col(ELSEWHERE)).and(followsTheCare(breachReasons)),
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
