package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.Money;
import org.medfund.core.time.Quarter;

/** The quarterly statement of one institution, and the posting it is made of. */
record QuarterStatement(InstitutionBook book, QuarterlyClearing clearing) {

    /** @param releaseRatio {@code quarter.lambda} */
    static QuarterStatement of(InstitutionBook book, BigDecimal releaseRatio) {
        return new QuarterStatement(
                book,
                new QuarterlyClearing(
                        book.standardYuan().subtract(book.auditDeductionYuan()),
                        releaseRatio,
                        book.monthlyPaidYuan()
                                .add(book.instantPaidYuan())
                                .add(book.posted(PostingCode.CLEARING_RECOVERED)),
                        book.posted(PostingCode.QUARTER_PAID)));
    }

    Posting posting() {
        return new Posting(PostingCode.QUARTER_PAID, clearing.clearingYuan(), book.institutionCode());
    }

    /** A row of {@link org.medfund.core.table.clearing.QuarterStatements}. */
    Row row(Quarter quarter) {
        return RowFactory.create(
                book.pool().regionCode(),
                quarter.toString(),
                book.pool().insuranceType(),
                book.institutionCode(),
                book.caseCount(),
                clearing.entitlementYuan(),
                book.auditDeductionYuan(),
                Money.round(clearing.releaseRatio(), Money.SHARE.scale()),
                clearing.paidYuan(),
                clearing.earlierYuan(),
                clearing.clearingYuan(),
                clearing.carriedYuan());
    }
}
