package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/** Base rate and payment standard (SPEC B.9). */
public final class PaymentStandard {

    /**
     * Coefficients of one region.
     *
     * @param byLevelClass of the level classes that have cases
     * @param byGroup groups with coefficients of their own, by level class; a class they lack takes the general one
     * @param byInstitution institutions with coefficients of their own, which go before all but that of basic groups
     * @param basicGroups groups paid alike at every level (SPEC B.7)
     * @param basicCoefficient theirs
     */
    public record Coefficients(
            SortedMap<Integer, BigDecimal> byLevelClass,
            SortedMap<String, SortedMap<Integer, BigDecimal>> byGroup,
            SortedMap<String, BigDecimal> byInstitution,
            Set<String> basicGroups,
            BigDecimal basicCoefficient) {

        /** The same at every level class, whatever the group, but for basic groups. */
        public static Coefficients byLevelClass(
                SortedMap<Integer, BigDecimal> byLevelClass, Set<String> basicGroups, BigDecimal basicCoefficient) {
            return new Coefficients(byLevelClass, new TreeMap<>(), new TreeMap<>(), basicGroups, basicCoefficient);
        }

        Coefficients withInstitutions(SortedMap<String, BigDecimal> coefficients) {
            return new Coefficients(byLevelClass, byGroup, coefficients, basicGroups, basicCoefficient);
        }

        boolean isBasic(String groupCode) {
            return basicGroups.contains(groupCode);
        }

        /** @throws IllegalArgumentException if the level class has no coefficient */
        public BigDecimal of(int levelClass, String groupCode) {
            if (isBasic(groupCode)) {
                return basicCoefficient;
            }
            SortedMap<Integer, BigDecimal> ofGroup = byGroup.get(groupCode);
            BigDecimal own = ofGroup == null ? null : ofGroup.get(levelClass);
            BigDecimal coefficient = own == null ? byLevelClass.get(levelClass) : own;
            if (coefficient == null) {
                throw new IllegalArgumentException("Level class " + levelClass + " has no coefficient");
            }
            return coefficient;
        }

        /** At one institution; of one that has none of its own that of its level class. */
        BigDecimal of(int levelClass, String groupCode, @Nullable String institutionCode) {
            BigDecimal own = institutionCode == null || isBasic(groupCode) ? null : byInstitution.get(institutionCode);
            return own == null ? of(levelClass, groupCode) : own;
        }
    }

    /**
     * Yuan a unit of weight, or a point: the budget, raised from the fund's part to the whole cost, over what it has to
     * pay.
     *
     * @param budgetYuan inpatient budget of the fund
     * @param fundRatio part of the cost the fund bears, above 0 and at most 1
     * @param total sum of weight times coefficient, or of points, above 0
     * @return unrounded
     */
    static BigFraction unitYuan(BigDecimal budgetYuan, BigFraction fundRatio, BigFraction total) {
        if (!isUsableRatio(fundRatio) || total.compareTo(BigFraction.ZERO) <= 0) {
            throw new IllegalArgumentException(
                    "No rate follows from fund ratio " + fundRatio + " and total weight " + total);
        }
        return Money.exact(budgetYuan).divide(fundRatio).divide(total);
    }

    /** The base rate: {@link #unitYuan} of weight, rounded once. */
    public static BigDecimal rateYuan(BigDecimal budgetYuan, BigFraction fundRatio, BigFraction totalWeight) {
        return Money.round(unitYuan(budgetYuan, fundRatio, totalWeight), Money.RATE.scale());
    }

    /** A fund bears something, and no more than everything. */
    public static boolean isUsableRatio(BigFraction fundRatio) {
        return fundRatio.compareTo(BigFraction.ZERO) > 0 && fundRatio.compareTo(BigFraction.ONE) <= 0;
    }

    /** What a normal case is paid: weight times coefficient times rate, all as published, rounded once. */
    public static BigDecimal standardYuan(BigDecimal weight, BigDecimal coefficient, BigDecimal rateYuan) {
        return Money.roundToFen(weight.multiply(coefficient).multiply(rateYuan));
    }

    /**
     * An advantage disease of traditional medicine (SPEC B.12, TCM_SAME_EFFECT): the same effect is worth a part of what
     * the operation it spares would be paid, rounded once.
     *
     * @param surgicalStandardYuan of the surgical group
     * @param ratio {@code tcm.ratio}
     */
    public static BigDecimal sameEffectStandardYuan(BigDecimal surgicalStandardYuan, BigDecimal ratio) {
        return Money.roundToFen(surgicalStandardYuan.multiply(ratio));
    }

    private PaymentStandard() {}
}
