package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.time.Month;

/** The monthly statement of one institution, and the postings it is made of; the case postings apart. */
record MonthStatement(InstitutionBook book, MonthlySettlement settlement) {

    /** @param book with the postings of earlier months only: what quarters pay does not lessen a month */
    static MonthStatement of(InstitutionBook book, ReleasePolicy policy) {
        return new MonthStatement(
                book,
                MonthlySettlement.of(
                        policy,
                        book.notPosted(PostingCode.CASE_ENTITLEMENT, book.entitlementSumYuan()),
                        book.notPosted(PostingCode.AUDIT_DEDUCTION, book.auditDeductionYuan()),
                        book.posted(PostingCode.DEPOSIT_HELD),
                        carriedInYuan(book),
                        book.notPosted(PostingCode.INSTANT_PAID, book.instantPaidYuan()),
                        book.toRecoverYuan()));
    }

    private static BigDecimal carriedInYuan(InstitutionBook book) {
        return Stream.of(
                        PostingCode.DEPOSIT_HELD,
                        PostingCode.AUDIT_DEDUCTION,
                        PostingCode.INSTANT_PAID,
                        PostingCode.CLEARING_RECOVERED,
                        PostingCode.MONTHLY_PAID)
                .map(book::posted)
                .reduce(book.posted(PostingCode.CASE_ENTITLEMENT), BigDecimal::subtract);
    }

    /** Whether the month has anything to say of the institution. */
    boolean isEmpty() {
        return book.newCaseCount() == 0
                && settlement.carriedInYuan().signum() == 0
                && settlement.grossYuan().signum() == 0
                && postings().stream().allMatch(Posting::isZero);
    }

    /** Every posting about this institution that is not about one case; zero amounts among them. */
    List<Posting> postings() {
        return List.of(
                posting(PostingCode.DEPOSIT_HELD, settlement.depositYuan()),
                posting(PostingCode.AUDIT_DEDUCTION, settlement.auditDeductionYuan()),
                posting(PostingCode.INSTANT_PAID, settlement.instantPaidYuan()),
                posting(PostingCode.CLEARING_RECOVERED, settlement.recoveredYuan()),
                posting(PostingCode.MONTHLY_PAID, settlement.paidYuan()));
    }

    private Posting posting(PostingCode code, BigDecimal signedYuan) {
        return new Posting(code, signedYuan, book.institutionCode());
    }

    /** A row of {@link org.medfund.core.table.clearing.MonthStatements}. */
    Row row(Month month) {
        return RowFactory.create(
                book.pool().regionCode(),
                month.toString(),
                book.pool().insuranceType(),
                book.institutionCode(),
                book.newCaseCount(),
                settlement.grossYuan(),
                settlement.depositYuan(),
                settlement.auditDeductionYuan(),
                settlement.settlementYuan(),
                settlement.carriedInYuan(),
                settlement.instantPaidYuan(),
                settlement.recoveredYuan(),
                settlement.paidYuan(),
                settlement.carriedOutYuan());
    }
}
