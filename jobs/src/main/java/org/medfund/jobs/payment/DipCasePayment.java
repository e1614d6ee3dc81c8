package org.medfund.jobs.payment;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * The points of one case, and by which path they came about (SPEC C.6, C.8).
 *
 * @param referenceYuan what its cost was held against, rounded; null without a score
 * @param score points as published, rounded once
 */
public record DipCasePayment(Path path, @Nullable BigDecimal referenceYuan, BigDecimal score) {

    /** How the points of a case came about. */
    public enum Path {
        NORMAL,
        /** So cheap that it is paid in proportion to its cost. */
        DEVIATION_LOW,
        /** So dear that it earns more points. */
        DEVIATION_HIGH,
        /** Likewise, and experts look at it; its points are provisional. */
        DEVIATION_EXTREME,
        /** DEV_V3: so dear that it may be put forward as a special case; its points stay. */
        DEVIATION_CANDIDATE,
        UNGROUPED,
        /** Its disease has no score: paid like an ungrouped case. */
        NO_SCORE;

        static Path of(DipDeviation.Path path) {
            return switch (path) {
                case NORMAL -> NORMAL;
                case LOW -> DEVIATION_LOW;
                case HIGH -> DEVIATION_HIGH;
                case EXTREME_REVIEW -> DEVIATION_EXTREME;
                case HIGH_CANDIDATE -> DEVIATION_CANDIDATE;
            };
        }
    }

    /**
     * What a disease counts in institutions of one level class.
     *
     * @param score of the disease, above 0
     * @param coefficient hospital coefficient; that of basic diseases for one of them (SPEC B.7)
     * @param levelMeanYuan mean cost the year before in institutions of the level class; null if there was no case
     */
    public record Standing(
            BigDecimal score,
            BigDecimal coefficient,
            @Nullable BigDecimal levelMeanYuan) {}

    /**
     * A case whose disease has a score.
     *
     * <p>By DEV_2020 its cost is held against the level mean, or else against the standard: score times coefficient times
     * opening point value. By DEV_V3 against the standard with its subtype, so that what is too low is paid its cost at
     * the opening point value. The value of settlement cannot be the measure: it follows from these very points.
     *
     * @param auxiliary coefficient of the subtype; 1 without one
     * @param openingPointValueYuan above 0
     */
    public static DipCasePayment of(
            BigDecimal costYuan,
            Standing standing,
            BigDecimal auxiliary,
            BigDecimal openingPointValueYuan,
            DipPaymentPolicy policy) {
        BigDecimal levelMean = standing.levelMeanYuan();
        if (policy.deviation() == DipDeviation.Method.DEV_V3) {
            BigDecimal score = standing.score().multiply(auxiliary);
            DipDeviation deviation =
                    DipDeviation.devV3(score, standing.coefficient(), openingPointValueYuan, costYuan, policy.limits());
            return new DipCasePayment(
                    Path.of(deviation.path()),
                    Money.roundToFen(score.multiply(standing.coefficient()).multiply(openingPointValueYuan)),
                    Money.round(deviation.score(), Money.SCORE.scale()));
        }
        BigDecimal reference = levelMean != null && levelMean.signum() > 0
                ? levelMean
                : standing.score().multiply(standing.coefficient()).multiply(openingPointValueYuan);
        DipDeviation deviation =
                DipDeviation.dev2020(standing.score(), costYuan, Money.exact(reference), policy.limits());
        BigFraction score =
                deviation.score().multiply(Money.exact(standing.coefficient())).multiply(Money.exact(auxiliary));
        return new DipCasePayment(
                Path.of(deviation.path()), Money.roundToFen(reference), Money.round(score, Money.SCORE.scale()));
    }

    /**
     * A case without disease, or whose disease has no score: a part of its cost, in points of the opening value, so that
     * all cases share one budget.
     */
    public static DipCasePayment byCost(
            BigDecimal costYuan, boolean hasDisease, BigDecimal openingPointValueYuan, DipPaymentPolicy policy) {
        BigFraction score =
                Money.exact(costYuan.multiply(policy.ungroupedFactor())).divide(Money.exact(openingPointValueYuan));
        return new DipCasePayment(
                hasDisease ? Path.NO_SCORE : Path.UNGROUPED, null, Money.round(score, Money.SCORE.scale()));
    }

    /** What a normal case without a subtype is worth: the value of its points as published. */
    public static BigDecimal standardYuan(BigDecimal score, BigDecimal coefficient, BigDecimal pointValueYuan) {
        return paymentYuan(DipHospitalPayment.caseScore(score, coefficient, BigDecimal.ONE), pointValueYuan);
    }

    /** What the points are worth to all payers together, rounded once. */
    public static BigDecimal paymentYuan(BigDecimal score, BigDecimal pointValueYuan) {
        return Money.roundToFen(score.multiply(pointValueYuan));
    }
}
