package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import org.medfund.core.policy.Policy;

/**
 * Breakpoints of sharing, as ratios of the standard.
 *
 * @param low below this use the step rule pays the book amount
 * @param high overspend counts up to this use
 * @param overShare part of the counted overspend that the reserve pays
 * @param retainCap the continuous rule leaves at most this part of the standard as surplus
 * @param retainShare part of that surplus the institution keeps
 */
public record SharingPolicy(
        SharingRule rule,
        BigDecimal low,
        BigDecimal high,
        BigDecimal overShare,
        BigDecimal retainCap,
        BigDecimal retainShare) {

    public static SharingPolicy from(Policy policy) {
        return new SharingPolicy(
                policy.choice("share.policy", SharingRule.class),
                policy.decimal("share.low"),
                policy.decimal("share.high"),
                policy.decimal("share.over_share"),
                policy.decimal("share.cont_retain_cap"),
                policy.decimal("share.cont_retain_share"));
    }
}
