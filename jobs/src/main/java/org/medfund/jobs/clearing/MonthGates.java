package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.medfund.jobs.clearing.KeyGates.all;
import static org.medfund.jobs.clearing.KeyGates.posted;
import static org.medfund.jobs.clearing.KeyGates.stated;

import org.apache.spark.sql.Column;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.QuarterStatements;

/** What must hold, to the fen, before a month or a quarter is published (SPEC D.3, D.6). */
final class MonthGates {
    static final String NOTHING_TO_SETTLE = "no case ended in the month, and nothing was deducted, paid, or carried.";

    /** Every amount of a monthly statement is a sum of the month's postings, cases among them. */
    static Gate monthsEqualPostings() {
        Column holds = all(
                posted(PostingCode.CASE_ENTITLEMENT).equalTo(statedOrNone(MonthStatements.GROSS_YUAN)),
                posted(PostingCode.DEPOSIT_HELD).equalTo(statedOrNone(MonthStatements.DEPOSIT_YUAN)),
                posted(PostingCode.AUDIT_DEDUCTION).equalTo(statedOrNone(MonthStatements.AUDIT_DEDUCTION_YUAN)),
                posted(PostingCode.INSTANT_PAID).equalTo(statedOrNone(MonthStatements.INSTANT_PAID_YUAN)),
                posted(PostingCode.CLEARING_RECOVERED).equalTo(statedOrNone(MonthStatements.RECOVERED_YUAN)),
                posted(PostingCode.MONTHLY_PAID).equalTo(statedOrNone(MonthStatements.PAID_YUAN)));
        return KeyGates.everyKey(
                "statements-equal-postings",
                "institutions",
                stored -> KeyGates.withPostings(stored.rows(MonthStatements.TABLE), stored.rows(Postings.TABLE)),
                holds,
                NOTHING_TO_SETTLE);
    }

    /** An institution without a statement may have differences of cases that come to nothing. */
    private static Column statedOrNone(Field<?> yuan) {
        return KeyGates.zeroIfNull(stated(yuan));
    }

    /** What a month comes to is paid now, was paid before, is kept back, or is carried; nothing negative is paid. */
    static Gate monthsAddUp() {
        Column settlement = stated(MonthStatements.SETTLEMENT_YUAN);
        Column balance = stated(MonthStatements.CARRIED_IN_YUAN)
                .plus(settlement)
                .minus(stated(MonthStatements.INSTANT_PAID_YUAN))
                .minus(stated(MonthStatements.RECOVERED_YUAN));
        Column holds = all(
                settlement.equalTo(stated(MonthStatements.GROSS_YUAN)
                        .minus(stated(MonthStatements.DEPOSIT_YUAN))
                        .minus(stated(MonthStatements.AUDIT_DEDUCTION_YUAN))),
                stated(MonthStatements.PAID_YUAN).equalTo(greatest(balance, lit(0L))),
                stated(MonthStatements.CARRIED_OUT_YUAN).equalTo(least(balance, lit(0L))));
        return KeyGates.everyStatement("months-add-up", MonthStatements.TABLE, holds, NOTHING_TO_SETTLE);
    }

    /** What a quarter pays is its posting, and what it pays or carries is what is released and not paid yet. */
    static Gate quartersEqualPostings() {
        Column due = stated(QuarterStatements.CLEARING_YUAN).plus(stated(QuarterStatements.CARRIED_YUAN));
        Column released =
                due.plus(stated(QuarterStatements.PAID_YUAN)).plus(stated(QuarterStatements.EARLIER_CLEARING_YUAN));
        Column exact = QuarterStatements.ENTITLEMENT_YUAN.col().multiply(QuarterStatements.RELEASE_RATIO.col());
        Column holds = all(
                posted(PostingCode.QUARTER_PAID).equalTo(stated(QuarterStatements.CLEARING_YUAN)),
                released.equalTo(Money.fen(Money.roundToFen(exact))));
        return KeyGates.everyKey(
                "statements-equal-postings",
                "institutions",
                stored -> KeyGates.withPostings(stored.rows(QuarterStatements.TABLE), stored.rows(Postings.TABLE)),
                holds);
    }

    private MonthGates() {}
}
