package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import org.medfund.core.money.Money;

/** Sharing of surplus and overspend between an institution and the fund (结余留用、合理超支分担). */
public final class SurplusSharing {

    /**
     * What an institution is due for the year after sharing, before the reserve limits an overspend share.
     *
     * <p>Source: SPEC D.4, step 2; cases D02 and D03. The use of the standard is compared unrounded, as
     * {@code book < low * standard}, so a standard of 0 needs no special case: nothing is due.
     *
     * @param standardYuan sum of the case entitlements, not negative
     * @param bookYuan what the basic pool booked at settlement, after audit
     * @return yuan, rounded once to the fen
     */
    public static BigDecimal shared(SharingPolicy policy, BigDecimal standardYuan, BigDecimal bookYuan) {
        return switch (policy.rule()) {
            case SHARE_NONE -> Money.roundToFen(standardYuan);
            case SHARE_TIER_STEP -> Money.roundToFen(step(policy, standardYuan, bookYuan));
            case SHARE_TIER_CONT -> Money.roundToFen(continuous(policy, standardYuan, bookYuan));
        };
    }

    private static BigDecimal step(SharingPolicy policy, BigDecimal standard, BigDecimal book) {
        if (book.compareTo(standard) > 0) {
            return withOverspend(policy, standard, book);
        }
        return book.compareTo(policy.low().multiply(standard)) < 0 ? book : standard;
    }

    private static BigDecimal continuous(SharingPolicy policy, BigDecimal standard, BigDecimal book) {
        if (book.compareTo(standard) >= 0) {
            return withOverspend(policy, standard, book);
        }
        BigDecimal surplus = standard.subtract(book).min(policy.retainCap().multiply(standard));
        return book.add(policy.retainShare().multiply(surplus));
    }

    private static BigDecimal withOverspend(SharingPolicy policy, BigDecimal standard, BigDecimal book) {
        BigDecimal counted = book.min(policy.high().multiply(standard)).subtract(standard);
        return standard.add(policy.overShare().multiply(counted));
    }

    private SurplusSharing() {}
}
