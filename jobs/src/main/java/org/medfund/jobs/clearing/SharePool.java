package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.money.Apportionment;
import org.medfund.core.money.Money;

/** Overspend shares are paid from the reserve, and scaled down together if it is short. */
public final class SharePool {

    /**
     * What each institution's overspend share comes to, given the reserve.
     *
     * <p>Source: SPEC D.4, step 2; case D04. A short reserve is split in proportion to the claims by largest remainder
     * (SPEC D.9).
     *
     * @param reserveYuan yuan to the fen; nothing is paid if it is not positive
     * @param claimsYuan by institution, not negative
     * @return by institution, in order of id: the claims in full, or parts that sum to the reserve
     */
    public static SortedMap<String, BigDecimal> paid(BigDecimal reserveYuan, Map<String, BigDecimal> claimsYuan) {
        BigDecimal claimed = claimsYuan.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (claimed.compareTo(reserveYuan) <= 0) {
            return new TreeMap<>(claimsYuan);
        }
        return Apportionment.byLargestRemainder(reserveYuan.max(Money.yuan(0)), claimsYuan);
    }

    private SharePool() {}
}
