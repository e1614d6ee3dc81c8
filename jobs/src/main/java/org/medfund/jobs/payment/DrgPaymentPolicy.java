package org.medfund.jobs.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * How a case is paid once its standard is known (SPEC B.10, D.4).
 *
 * @param lowFactor costs below this part of the standard are paid as they are
 * @param highTiers from which multiple of the standard on a case counts as high, by weight, lightest first
 * @param highShareMax cases paid as high, as a part of all cases of the region
 * @param ungroupedFactor part of the cost that is recognised of a case without standard
 */
public record DrgPaymentPolicy(
        BigDecimal lowFactor,
        List<HighTier> highTiers,
        BigDecimal highShareMax,
        BigDecimal ungroupedFactor,
        FundBase fundBase)
        implements Serializable {

    /**
     * @param weightMax heaviest group of the tier; null if it has no end
     * @param factor multiple of the standard
     */
    public record HighTier(@Nullable BigDecimal weightMax, BigDecimal factor) implements Serializable {}

    public static DrgPaymentPolicy from(Policy policy) {
        if (policy.flag("drg.high_requires_review")) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy drg.high_requires_review is true.",
                            "Cases that cost far more than their standard are paid without a review of each.",
                            "Set it to false; cases reviewed one by one come in as special cases.")
                    .refusal();
        }
        return new DrgPaymentPolicy(
                policy.decimal("drg.low_factor"),
                tiers(policy.node("drg.high_tiers")),
                policy.decimal("drg.high_share_cap"),
                policy.decimal("ungrouped.pay_factor"),
                policy.choice("fund_base", FundBase.class));
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

    /** How many of the cases may be paid as high: whole cases. */
    long highCasesAllowed(long caseCount) {
        return highShareMax
                .multiply(BigDecimal.valueOf(caseCount))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }
}
