package org.medfund.jobs.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * How a case is paid once the standard of its group is known (SPEC B.10 to B.12, D.4).
 *
 * @param lowFactor costs below this part of the standard are paid as they are
 * @param highTiers from which multiple of the standard on a case counts as high, by weight, lightest first
 * @param highShareMax cases paid as high, as a part of all cases of the region
 * @param ungroupedFactor part of the cost that is recognised of a case without standard
 * @param byItemFactor the same of a case whose group is paid by item
 * @param sameEffectRatio part of the surgical group's standard that an advantage disease of traditional medicine takes
 */
public record DrgPaymentPolicy(
        BigDecimal lowFactor,
        List<HighTier> highTiers,
        BigDecimal highShareMax,
        BigDecimal ungroupedFactor,
        FundBase fundBase,
        BigDecimal byItemFactor,
        NewTechnologyPolicy newTechnology,
        BigDecimal sameEffectRatio)
        implements Serializable {

    /**
     * @param weightMax heaviest group of the tier; null if it has no end
     * @param factor multiple of the standard
     */
    public record HighTier(@Nullable BigDecimal weightMax, BigDecimal factor) implements Serializable {}

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static DrgPaymentPolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        ranges.hold(
                !policy.flag("drg.high_requires_review"),
                "drg.high_requires_review",
                "false: cases that cost far more than their standard are paid without a review of each, and those"
                        + " reviewed come in as special cases");
        BigDecimal low = ranges.share("drg.low_factor");
        JsonNode list = policy.node("drg.high_tiers");
        List<HighTier> tiers = areNumbers(list) ? tiers(list) : List.of();
        ranges.hold(areInOrder(tiers), "drg.high_tiers", "tiers by ascending weight, the last one without end");
        ranges.hold(
                tiers.stream()
                        .allMatch(tier -> tier.factor().compareTo(BigDecimal.ONE) >= 0
                                && tier.factor().compareTo(low) > 0),
                "drg.high_tiers",
                "factors of at least 1, above the low factor: a high case is never paid more than it cost");
        BigDecimal sameEffectRatio = ranges.positive("tcm.ratio");
        ranges.hold(
                sameEffectRatio.scale() <= Money.SHARE.scale(),
                "tcm.ratio",
                "a number of at most 4 decimals, as it is published");
        DrgPaymentPolicy read = new DrgPaymentPolicy(
                low,
                tiers,
                ranges.share("drg.high_share_cap"),
                ranges.share("ungrouped.pay_factor"),
                policy.choice("fund_base", FundBase.class),
                ranges.share("by_item.pay_factor"),
                new NewTechnologyPolicy(
                        policy.choice("newtech.policy", NewTechnologyPolicy.Method.class),
                        ranges.share("newtech.pay_ratio")),
                sameEffectRatio);
        ranges.refuseIfAny();
        return read;
    }

    /** From a list of {@code {rw_le, factor}}. */
    public static List<HighTier> tiers(JsonNode list) {
        List<HighTier> tiers = new ArrayList<>();
        for (JsonNode tier : list) {
            JsonNode weightMax = tier.get("rw_le");
            tiers.add(new HighTier(
                    weightMax == null || weightMax.isNull() ? null : new BigDecimal(weightMax.asText()),
                    new BigDecimal(tier.get("factor").asText())));
        }
        return List.copyOf(tiers);
    }

    /** The multiple of the standard above which a case of this weight is high. */
    BigDecimal highFactor(BigDecimal weight) {
        for (HighTier tier : highTiers) {
            if (tier.weightMax() == null || weight.compareTo(tier.weightMax()) <= 0) {
                return tier.factor();
            }
        }
        throw Problem.of(
                        ProblemCode.POLICY,
                        "Policy drg.high_tiers has no tier for weight " + weight + ".",
                        "Its last tier must have no end.",
                        "End it with {rw_le: null, factor: ...}.")
                .refusal();
    }

    private static boolean areNumbers(JsonNode list) {
        for (JsonNode tier : list) {
            JsonNode weightMax = tier.path("rw_le");
            boolean hasEnd = !weightMax.isMissingNode() && !weightMax.isNull();
            if (!isNumber(tier.path("factor")) || (hasEnd && !isNumber(weightMax))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(JsonNode value) {
        return value.asText().matches("\\d+(\\.\\d+)?");
    }

    private static boolean areInOrder(List<HighTier> tiers) {
        BigDecimal lower = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal weightMax = tiers.get(i).weightMax();
            boolean isLast = i == tiers.size() - 1;
            if ((weightMax == null) != isLast || (weightMax != null && weightMax.compareTo(lower) <= 0)) {
                return false;
            }
            lower = weightMax == null ? lower : weightMax;
        }
        return !tiers.isEmpty();
    }

    /** Part of the cost recognised of a case without standard. */
    BigDecimal itemFactor(DrgCasePayment.Path path) {
        return path == DrgCasePayment.Path.BY_ITEM ? byItemFactor : ungroupedFactor;
    }

    /** How many of the cases may be paid as high: whole cases. */
    long highCasesAllowed(long caseCount) {
        return highShareMax
                .multiply(BigDecimal.valueOf(caseCount))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
