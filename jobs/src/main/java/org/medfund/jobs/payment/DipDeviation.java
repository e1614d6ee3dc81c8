package org.medfund.jobs.payment;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/**
 * The score of a case whose cost deviates from what its disease usually costs (费用偏差病例, SPEC C.6; DIP1, DIP3 5.3).
 *
 * <p>With r = cost over reference, unrounded.
 *
 * @param score in points, unrounded
 */
public record DipDeviation(Path path, BigFraction score) {

    /** How a score came about. */
    public enum Path {
        NORMAL,
        LOW,
        HIGH,
        /** So dear that experts look at it; the score holds until they have decided. */
        EXTREME_REVIEW,
        /** Keeps its score and may be put forward as a special case. */
        HIGH_CANDIDATE
    }

    /** {@code dip.deviation_policy}. */
    public enum Method {
        DEV_2020,
        DEV_V3,
        /** As DEV_2020, with limits of its own. */
        LOW_0_4_HIGH_2_5
    }

    /**
     * From which ratios on a case deviates.
     *
     * @param low below it, the limit itself not included
     * @param high DEV_2020: above it; DEV_V3: from it on
     * @param extreme DEV_2020: above it; DEV_V3 has none
     */
    public record Limits(BigDecimal low, BigDecimal high, BigDecimal extreme) implements Serializable {
        public static Limits dev2020(Policy policy) {
            return new Limits(
                    policy.decimal("dev2020.low"), policy.decimal("dev2020.high"), policy.decimal("dev2020.extreme"));
        }

        /** LOW_0_4_HIGH_2_5; what is so dear that experts look at it, is so as under DEV_2020. */
        public static Limits local(Policy policy) {
            return new Limits(
                    policy.decimal("devlocal.low"), policy.decimal("devlocal.high"), policy.decimal("dev2020.extreme"));
        }

        public static Limits of(Method method, Policy policy) {
            return switch (method) {
                case DEV_2020 -> dev2020(policy);
                case DEV_V3 -> devV3(policy);
                case LOW_0_4_HIGH_2_5 -> local(policy);
            };
        }

        public static Limits devV3(Policy policy) {
            BigDecimal high = policy.decimal("devv3.high");
            return new Limits(policy.decimal("devv3.low"), high, high);
        }
    }

    /**
     * The rule in force in most regions: below the low limit {@code score * r}; above the high limit {@code score * (r -
     * high + 1)}; both limits themselves are normal. The hospital coefficient comes after it.
     *
     * @param costYuan whole cost of the case
     * @param referenceYuan last year's mean cost of the disease in hospitals of the same level, or else its standard;
     *     above 0
     */
    public static DipDeviation dev2020(
            BigDecimal score, BigDecimal costYuan, BigFraction referenceYuan, Limits limits) {
        BigFraction ratio = ratio(costYuan, referenceYuan);
        BigFraction points = Money.exact(score);
        if (ratio.compareTo(Money.exact(limits.low())) < 0) {
            return new DipDeviation(Path.LOW, points.multiply(ratio));
        }
        BigFraction high = Money.exact(limits.high());
        if (ratio.compareTo(high) <= 0) {
            return new DipDeviation(Path.NORMAL, points);
        }
        boolean isExtreme = ratio.compareTo(Money.exact(limits.extreme())) > 0;
        return new DipDeviation(
                isExtreme ? Path.EXTREME_REVIEW : Path.HIGH,
                points.multiply(ratio.subtract(high).add(BigFraction.ONE)));
    }

    /**
     * The draft of specification 3.0: the reference is what the case is paid, {@code score * K * point value}; below the
     * low limit {@code score * K * r}, so that the payment is the cost; from the high limit on the score stays.
     *
     * @param coefficient hospital coefficient K; the score comes out with it
     * @param pointValueYuan yuan a point, above 0
     */
    public static DipDeviation devV3(
            BigDecimal score, BigDecimal coefficient, BigDecimal pointValueYuan, BigDecimal costYuan, Limits limits) {
        BigFraction points = Money.exact(score.multiply(coefficient));
        BigFraction ratio = ratio(costYuan, points.multiply(Money.exact(pointValueYuan)));
        if (ratio.compareTo(Money.exact(limits.low())) < 0) {
            return new DipDeviation(Path.LOW, points.multiply(ratio));
        }
        boolean isHigh = ratio.compareTo(Money.exact(limits.high())) >= 0;
        return new DipDeviation(isHigh ? Path.HIGH_CANDIDATE : Path.NORMAL, points);
    }

    private static BigFraction ratio(BigDecimal costYuan, BigFraction referenceYuan) {
        if (referenceYuan.compareTo(BigFraction.ZERO) <= 0) {
            throw new IllegalArgumentException("A cost cannot be held against " + referenceYuan + " yuan.");
        }
        return Money.exact(costYuan).divide(referenceYuan);
    }
}
