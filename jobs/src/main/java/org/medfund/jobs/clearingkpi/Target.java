package org.medfund.jobs.clearingkpi;

import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator should come to. Values are compared unrounded (SPEC 0.2).
 *
 * @param yellowUpTo missed by no more than this it is yellow; null if there is no such margin
 */
record Target(Side side, BigFraction value, @Nullable BigFraction yellowUpTo) {
    enum Side {
        AT_MOST,
        AT_LEAST,
        /** On the limit it is passed already. */
        BELOW
    }

    static Target atMost(BigFraction value) {
        return new Target(Side.AT_MOST, value, null);
    }

    static Target atLeast(BigFraction value) {
        return new Target(Side.AT_LEAST, value, null);
    }

    static Target below(BigFraction value) {
        return new Target(Side.BELOW, value, null);
    }

    /** The same target, missed by up to the margin only yellow. */
    Target withMargin(BigFraction bound) {
        return new Target(side, value, bound);
    }

    Light light(BigFraction measured) {
        if (isWithin(measured, value)) {
            return Light.GREEN;
        }
        return yellowUpTo != null && isWithin(measured, yellowUpTo) ? Light.YELLOW : Light.RED;
    }

    private boolean isWithin(BigFraction measured, BigFraction bound) {
        int order = measured.compareTo(bound);
        return switch (side) {
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
        };
    }
}
