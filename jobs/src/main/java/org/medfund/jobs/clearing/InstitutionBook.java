package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * What is true of one institution of a pool over the months a step looks at, and what its books already say. All amounts
 * are yuan to the fen.
 *
 * @param caseCount cases discharged in the months looked at
 * @param newCaseCount those of them of the last month
 * @param entitlementSumYuan sum of the case entitlements; may be negative
 * @param bookYuan basic pool amount booked at settlement
 * @param deliveredDepositYuan deposit held in months that were settled elsewhere
 * @param deliveredPaidYuan paid for those months
 * @param instantPaidYuan paid by instant settlement
 * @param prepaymentYuan prepayment not set off before
 * @param specialCaseYuan added by special-case review
 * @param priorYearYuan cases of the locked year before that have changed since
 * @param priorClearingYuan clearing of the year before; negative is to be recovered
 * @param assessmentScore 0 to 100; null if it was not assessed
 * @param hasEnded whether its agreement has ended
 * @param posted signed sum of the postings of earlier periods by code; none is 0
 */
record InstitutionBook(
        Pool pool,
        String institutionCode,
        long caseCount,
        long newCaseCount,
        BigDecimal entitlementSumYuan,
        BigDecimal bookYuan,
        BigDecimal auditDeductionYuan,
        BigDecimal bookDeductionYuan,
        BigDecimal deliveredDepositYuan,
        BigDecimal deliveredPaidYuan,
        BigDecimal instantPaidYuan,
        BigDecimal prepaymentYuan,
        BigDecimal specialCaseYuan,
        BigDecimal priorYearYuan,
        BigDecimal priorClearingYuan,
        @Nullable BigDecimal assessmentScore,
        boolean hasEnded,
        Map<PostingCode, BigDecimal> posted) {

    BigDecimal posted(PostingCode code) {
        return posted.getOrDefault(code, Money.yuan(0));
    }

    /** What is left to post, of what the amount has come to. */
    BigDecimal notPosted(PostingCode code, BigDecimal amountYuan) {
        return amountYuan.subtract(posted(code));
    }

    /** The sum of the case entitlements, not below 0 (SPEC D.4, step 1). */
    BigDecimal standardYuan() {
        return entitlementSumYuan.max(Money.yuan(0));
    }

    /** What the use of the standard is measured by: the book amount after audit (SPEC D.4, step 2). */
    BigDecimal auditedBookYuan() {
        return bookYuan.subtract(bookDeductionYuan);
    }

    /** Deposit held back over the months looked at, wherever they were settled. */
    BigDecimal depositHeldYuan() {
        return deliveredDepositYuan.add(posted(PostingCode.DEPOSIT_HELD));
    }

    /** Paid for months, wherever they were settled; without what was paid before by instant settlement. */
    BigDecimal monthlyPaidYuan() {
        return deliveredPaidYuan.add(posted(PostingCode.MONTHLY_PAID));
    }

    /** What the clearing of the year before left to recover; not negative. */
    BigDecimal debtYuan() {
        return priorClearingYuan.negate().max(Money.yuan(0));
    }

    /** The part of it that no month has kept back yet; negative if the year before was cleared anew and owes less. */
    BigDecimal toRecoverYuan() {
        return notPosted(PostingCode.CLEARING_RECOVERED, debtYuan());
    }

    /**
     * What is due after sharing, before audit deductions are subtracted (SPEC D.4, steps 2 and 4). What audit has
     * already taken out of a book amount that is paid is put back, up to the standard: no fen is taken twice.
     */
    BigDecimal dueYuan(SharingPolicy policy) {
        BigDecimal shared = SurplusSharing.shared(policy, standardYuan(), auditedBookYuan());
        return shared.compareTo(standardYuan()) >= 0
                ? shared
                : shared.add(bookDeductionYuan).min(standardYuan());
    }
}
