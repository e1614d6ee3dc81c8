package org.medfund.jobs.payment;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what one case is paid under DRGs.
 *
 * @param costYuan whole cost
 * @param newTechnologyYuan of it, for approved new technology; at most all of it
 * @param addOnWeight of that technology, from its assessment; 0 without
 * @param ageCoefficient 1 where age does not count
 * @param standard of its group, or of the surgical group whose effect it equals; null if there is none
 * @param hasSameEffect whether the standard is that of the surgical group
 */
public record DrgCase(
        BigDecimal costYuan,
        BigDecimal newTechnologyYuan,
        BigDecimal addOnWeight,
        BigDecimal ageCoefficient,
        @Nullable GroupStandard standard,
        boolean hasSameEffect,
        Grouping grouping,
        Review review) {

    /** What the standard of a group is made of at one institution, all as published. */
    public record GroupStandard(BigDecimal weight, BigDecimal coefficient, BigDecimal rateYuan) {}

    /** Whether the case has a group, and one that is paid by weight. */
    public enum Grouping {
        BY_WEIGHT,
        /** Of an unstable group that the region pays by item (SPEC B.4, PAY_BY_ITEM). */
        BY_ITEM,
        NONE
    }

    /** What became of an application as a special case (SPEC D.5). A refused one is as none. */
    public enum Review {
        NONE,
        PENDING,
        APPROVED
    }

    /** A case with nothing special about it. */
    public static DrgCase plain(BigDecimal costYuan, @Nullable GroupStandard standard, Grouping grouping) {
        return new DrgCase(
                costYuan, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, standard, false, grouping, Review.NONE);
    }
}
