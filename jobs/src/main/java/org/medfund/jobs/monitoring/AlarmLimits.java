package org.medfund.jobs.monitoring;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/**
 * Yellow and red limits of an indicator. A value on a limit has not passed it; values are compared unrounded (SPEC 0.2).
 *
 * @param isAlarmBelow whether low values are the bad ones
 */
public record AlarmLimits(BigFraction yellow, BigFraction red, boolean isAlarmBelow) {

    /** Limits that a value must not exceed, such as {@code alarm.spend_ratio_gt}. */
    public static AlarmLimits above(Policy policy, String parameter) {
        return of(policy.decimalsByName(parameter), false);
    }

    /** Limits that a value must not fall short of, such as {@code alarm.coverage_lt}. */
    public static AlarmLimits below(Policy policy, String parameter) {
        return of(policy.decimalsByName(parameter), true);
    }

    private static AlarmLimits of(Map<String, BigDecimal> limits, boolean isAlarmBelow) {
        return new AlarmLimits(
                Money.exact(requireNonNull(limits.get("yellow"), "yellow")),
                Money.exact(requireNonNull(limits.get("red"), "red")),
                isAlarmBelow);
    }

    /** Limits of growth over last year's value, as limits of this year's. */
    public AlarmLimits growingFrom(BigFraction lastYear) {
        return new AlarmLimits(lastYear.multiply(yellow.add(1)), lastYear.multiply(red.add(1)), isAlarmBelow);
    }

    public Light light(BigFraction value) {
        return passes(value, red) ? Light.RED : passes(value, yellow) ? Light.YELLOW : Light.GREEN;
    }

    private boolean passes(BigFraction value, BigFraction limit) {
        return isAlarmBelow ? value.compareTo(limit) < 0 : value.compareTo(limit) > 0;
    }
}
