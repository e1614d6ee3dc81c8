package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.payment.DrgCase.GroupStandard;
import org.medfund.jobs.payment.DrgCase.Grouping;
import org.medfund.jobs.payment.DrgCase.Review;

/**
 * What one case is paid under DRGs by all payers together, by which path, and why (SPEC B.9 to B.13).
 *
 * <ol>
 *   <li>Approved new technology that is paid apart leaves the cost; the rest is classified.
 *   <li>The standard is weight times coefficient times rate times the coefficient of age. An advantage disease of
 *       traditional medicine takes a part of the surgical group's standard instead, whatever the age.
 *   <li>With r = classified cost over standard: below the low factor the cost itself; above the high factor h of the
 *       group's weight {@code standard * (1 + r - h)}; in between, both ends included, the standard. Nothing is divided,
 *       so r is compared unrounded.
 *   <li>A case without standard is paid a part of its whole cost, new technology included: there is no standard for it
 *       to stand beside.
 * </ol>
 *
 * @param standardYuan rounded once; null if the case has none
 * @param classifiedCostYuan cost held against the standard
 * @param groupPaymentYuan by the path, rounded once
 * @param newTechnologyPaymentYuan beside it, rounded once
 */
public record DrgCasePayment(
        Path path,
        List<Reason> reasons,
        @Nullable BigDecimal standardYuan,
        BigDecimal classifiedCostYuan,
        BigDecimal groupPaymentYuan,
        BigDecimal newTechnologyPaymentYuan) {

    /** How a payment came about. */
    public enum Path {
        NORMAL,
        LOW,
        HIGH,
        /** High, but the region already pays as many high cases as it may: paid the standard. */
        HIGH_CAPPED,
        /** Its group is paid by item (SPEC B.4). */
        BY_ITEM,
        UNGROUPED,
        /** Its group has no standard: paid like an ungrouped case. */
        NO_WEIGHT
    }

    /** What beside the path decided a payment. */
    public enum Reason {
        NEW_TECHNOLOGY_APART,
        NEW_TECHNOLOGY_ADD_ON,
        /** Has approved new technology, paid like everything else. */
        NEW_TECHNOLOGY_WITHIN,
        TCM_SAME_EFFECT,
        AGE,
        /** Applied for as a special case and not decided: paid as any other until it is. */
        SPECIAL_CASE_PENDING,
        /** Approved as a special case: paid as any other, since clearing does not add yet what D.5 grants. */
        SPECIAL_CASE_APPROVED
    }

    /** @throws IllegalArgumentException if new technology costs more than the whole case */
    public static DrgCasePayment of(DrgCase paid, DrgPaymentPolicy policy) {
        BigDecimal cost = paid.costYuan();
        if (paid.newTechnologyYuan().compareTo(cost) > 0) {
            throw new IllegalArgumentException(
                    "New technology of " + paid.newTechnologyYuan() + " yuan is more than the whole cost of " + cost);
        }
        GroupStandard group = paid.standard();
        List<Reason> reasons = reasons(paid, policy);
        if (group == null) {
            Path path = pathWithoutStandard(paid.grouping());
            BigDecimal payment = Money.roundToFen(cost.multiply(policy.itemFactor(path)));
            return new DrgCasePayment(path, reasons, null, cost, payment, Money.roundToFen(BigDecimal.ZERO));
        }
        BigDecimal classified = policy.newTechnology().classifiedYuan(cost, paid.newTechnologyYuan());
        BigDecimal standard = standardYuan(paid, group, policy);
        Path path = path(classified, group.weight(), standard, policy);
        return new DrgCasePayment(
                path,
                reasons,
                standard,
                classified,
                groupPaymentYuan(path, classified, group.weight(), standard, policy),
                policy.newTechnology().apartYuan(paid.newTechnologyYuan()));
    }

    /** Both parts together, yuan. */
    public BigDecimal paymentYuan() {
        return groupPaymentYuan.add(newTechnologyPaymentYuan);
    }

    private static BigDecimal standardYuan(DrgCase paid, GroupStandard group, DrgPaymentPolicy policy) {
        BigDecimal weight = policy.newTechnology().weight(group.weight(), paid.addOnWeight());
        return paid.hasSameEffect()
                ? PaymentStandard.sameEffectStandardYuan(
                        PaymentStandard.standardYuan(weight, group.coefficient(), group.rateYuan()),
                        policy.sameEffectRatio())
                : PaymentStandard.standardYuan(
                        weight, group.coefficient().multiply(paid.ageCoefficient()), group.rateYuan());
    }

    private static Path path(
            BigDecimal classified, BigDecimal groupWeight, BigDecimal standard, DrgPaymentPolicy policy) {
        if (classified.compareTo(standard.multiply(policy.lowFactor())) < 0) {
            return Path.LOW;
        }
        return classified.compareTo(standard.multiply(policy.highFactor(groupWeight))) > 0 ? Path.HIGH : Path.NORMAL;
    }

    private static Path pathWithoutStandard(Grouping grouping) {
        return switch (grouping) {
            case BY_WEIGHT -> Path.NO_WEIGHT;
            case BY_ITEM -> Path.BY_ITEM;
            case NONE -> Path.UNGROUPED;
        };
    }

    private static BigDecimal groupPaymentYuan(
            Path path, BigDecimal classified, BigDecimal groupWeight, BigDecimal standard, DrgPaymentPolicy policy) {
        return Money.roundToFen(
                switch (path) {
                    case LOW -> classified;
                    // standard * (1 + classified / standard - high)
                    case HIGH ->
                        classified.add(standard.multiply(BigDecimal.ONE.subtract(policy.highFactor(groupWeight))));
                    default -> standard;
                });
    }

    private static List<Reason> reasons(DrgCase paid, DrgPaymentPolicy policy) {
        List<Reason> reasons = new ArrayList<>();
        boolean hasStandard = paid.standard() != null;
        if (paid.newTechnologyYuan().signum() > 0) {
            reasons.add(
                    !hasStandard
                            ? Reason.NEW_TECHNOLOGY_WITHIN
                            : switch (policy.newTechnology().method()) {
                                case NT_EXCLUDE -> Reason.NEW_TECHNOLOGY_APART;
                                case NT_ADDON -> Reason.NEW_TECHNOLOGY_ADD_ON;
                                case NT_SPECIAL_CASE -> Reason.NEW_TECHNOLOGY_WITHIN;
                            });
        }
        if (hasStandard && paid.hasSameEffect()) {
            reasons.add(Reason.TCM_SAME_EFFECT);
        }
        if (hasStandard && !paid.hasSameEffect() && paid.ageCoefficient().compareTo(BigDecimal.ONE) != 0) {
            reasons.add(Reason.AGE);
        }
        if (paid.review() == Review.PENDING) {
            reasons.add(Reason.SPECIAL_CASE_PENDING);
        }
        if (paid.review() == Review.APPROVED) {
            reasons.add(Reason.SPECIAL_CASE_APPROVED);
        }
        return List.copyOf(reasons);
    }
}
