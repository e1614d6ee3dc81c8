package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a year brought one institution of a pool, before clearing. All amounts are yuan to the fen.
 *
 * @param entitlementSumYuan sum of the case entitlements; may be negative
 * @param bookYuan basic pool amount booked at settlement
 * @param prepaymentYuan prepayment not set off before
 * @param assessmentScore 0 to 100; null if it was not assessed
 */
record InstitutionYear(
        String regionCode,
        String insuranceType,
        String institutionCode,
        long caseCount,
        BigDecimal entitlementSumYuan,
        BigDecimal bookYuan,
        BigDecimal auditDeductionYuan,
        BigDecimal depositHeldYuan,
        BigDecimal monthlyPaidYuan,
        BigDecimal prepaymentYuan,
        @Nullable BigDecimal assessmentScore) {

    /** The sum of the case entitlements, not below 0 (SPEC D.4, step 1). */
    BigDecimal standardYuan() {
        return entitlementSumYuan.max(BigDecimal.ZERO.setScale(2));
    }

    /** What the use of the standard is measured by: the book amount after audit (SPEC D.4, step 2). */
    BigDecimal auditedBookYuan() {
        return bookYuan.subtract(auditDeductionYuan);
    }

    /**
     * What is due after sharing, before audit deductions are subtracted (SPEC D.4, steps 2 and 4). What audit has
     * already taken out of a book amount that is paid is put back, up to the standard: no fen is taken twice.
     */
    BigDecimal dueYuan(SharingPolicy policy) {
        BigDecimal shared = SurplusSharing.shared(policy, standardYuan(), auditedBookYuan());
        return shared.compareTo(standardYuan()) >= 0
                ? shared
                : shared.add(auditDeductionYuan).min(standardYuan());
    }
}
