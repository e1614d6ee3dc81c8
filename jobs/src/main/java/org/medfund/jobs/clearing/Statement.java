package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * The clearing statement of one institution, and the postings it is made of.
 *
 * @param assessedYuan what the assessment coefficient adds to the entitlement (SPEC C.8); negative is taken off
 */
record Statement(InstitutionBook book, BigDecimal assessedYuan, AnnualClearing clearing) {
    private static final BigDecimal WIDEST_RATIO = BigDecimal.TEN
            .pow(Money.SHARE.precision() - Money.SHARE.scale())
            .subtract(BigDecimal.ONE.movePointLeft(Money.SHARE.scale()));

    /** The overspend share paid; negative is a surplus the institution may not keep. */
    BigDecimal sharedBeyondStandard() {
        return clearing.sharedYuan().subtract(assessedYuan).subtract(book.standardYuan());
    }

    /** Book after audit over standard, four places, cut at what its column holds; null if the standard is 0. */
    @Nullable
    BigDecimal usageRatio() {
        BigDecimal standard = book.standardYuan();
        return standard.signum() == 0
                ? null
                : Money.round(Money.exact(book.auditedBookYuan()).divide(Money.exact(standard)), Money.SHARE.scale())
                        .min(WIDEST_RATIO);
    }

    /**
     * Every posting about this institution that is not about one case; zero amounts among them. Of what months and quarters
     * have posted only the rest.
     */
    List<Posting> postings() {
        BigDecimal beyond = sharedBeyondStandard();
        BigDecimal zero = Money.yuan(0);
        return List.of(
                posting(PostingCode.ENTITLEMENT_FLOOR, book.standardYuan().subtract(book.entitlementSumYuan())),
                posting(PostingCode.OVERSPEND_SHARE, beyond.max(zero)),
                posting(PostingCode.SURPLUS_NOT_RETAINED, beyond.negate().max(zero)),
                posting(PostingCode.ASSESSMENT_CHANGE, assessedYuan),
                rest(PostingCode.AUDIT_DEDUCTION, clearing.auditDeductionYuan()),
                rest(PostingCode.DEPOSIT_HELD, clearing.depositHeldYuan()),
                posting(PostingCode.DEPOSIT_RETURNED, clearing.depositReturnedYuan()),
                posting(PostingCode.DEPOSIT_FORFEITED, clearing.depositForfeitedYuan()),
                rest(PostingCode.MONTHLY_PAID, clearing.paid().monthlyYuan()),
                rest(PostingCode.INSTANT_PAID, clearing.paid().instantYuan()),
                rest(PostingCode.CLEARING_RECOVERED, clearing.paid().recoveredYuan()),
                posting(PostingCode.PREPAYMENT_OFFSET, clearing.paid().prepaymentYuan()),
                posting(PostingCode.CLEARING_PAYABLE, clearing.clearingPayableYuan()));
    }

    private Posting posting(PostingCode code, BigDecimal signedYuan) {
        return new Posting(code, signedYuan, book.institutionCode());
    }

    private Posting rest(PostingCode code, BigDecimal amountYuan) {
        return posting(code, book.notPosted(code, amountYuan));
    }

    /** Null if there is nothing to recover. */
    @Nullable
    String recovery() {
        return clearing.clearingPayableYuan().signum() >= 0 ? null : book.hasEnded() ? "DIRECT" : "NEXT_MONTHS";
    }

    /** A row of {@link org.medfund.core.table.clearing.Statements}. */
    Row row(int ofYear) {
        return RowFactory.create(
                book.pool().regionCode(),
                ofYear,
                book.pool().insuranceType(),
                book.institutionCode(),
                book.caseCount(),
                book.standardYuan(),
                book.bookYuan(),
                usageRatio(),
                clearing.sharedYuan(),
                clearing.auditDeductionYuan(),
                clearing.specialCaseYuan(),
                clearing.priorYearYuan(),
                clearing.depositHeldYuan(),
                clearing.depositReturnedYuan(),
                clearing.depositForfeitedYuan(),
                clearing.finalEntitlementYuan(),
                clearing.paid().monthlyYuan(),
                clearing.paid().instantYuan(),
                clearing.paid().recoveredYuan(),
                clearing.paid().quarterlyYuan(),
                clearing.paid().prepaymentYuan(),
                clearing.clearingPayableYuan(),
                recovery());
    }
}
