package org.medfund.jobs.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * Which rate is published when the year's cases would give another than was promised (SPEC B.9).
 *
 * @param elasticCapFactor RATE_ELASTIC: times the first rate that weight beyond the base is worth at most
 * @param levelShares parts of the budget of an insurance type by level class, adding up to 1; of a type that is not there
 *     all levels have one rate
 */
public record RatePolicy(
        Method method, BigDecimal elasticCapFactor, Map<String, SortedMap<Integer, BigDecimal>> levelShares) {

    private static final String SHARES =
            "by insurance type a map of level classes to parts above 0 with at most 4 decimals that add up to 1";

    /** {@code rate.policy}. */
    public enum Method {
        /** The rate published first for the year stays, whatever the cases; a revised budget forms it again. */
        RATE_FIXED,
        /** An initial rate to settle by; the final one, for annual clearing, spends the budget on the year's cases. */
        RATE_FLOATING,
        /** The first rate holds up to the weight it was formed from; what is left of the budget pays for the rest. */
        RATE_ELASTIC
    }

    /** Which cases a rate is formed from. */
    public enum Stage {
        /** Those of the year before, with its weights: what is known when the year begins. */
        INITIAL,
        /** Those of the year. */
        FINAL;

        /** @throws IllegalArgumentException with the two that there are */
        public static Stage of(String text) {
            return Arrays.stream(values())
                    .filter(stage -> stage.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("A stage is INITIAL or FINAL"));
        }
    }

    /** How a published rate came about. */
    public enum Basis {
        /** Calculated from the cases of the year before. */
        INITIAL,
        /** Calculated from the cases of the year. */
        FINAL,
        /** Calculated, and the first of the year and its budget: RATE_FIXED; RATE_ELASTIC without an initial rate. */
        FIRST,
        /** RATE_FIXED: the first of the year, published again. */
        KEPT,
        /** RATE_ELASTIC: no more weight than the first rate was formed from; it holds. */
        ELASTIC_BASE,
        /** RATE_ELASTIC: more weight; the mean of the first rate up to the base and the floating one beyond. */
        ELASTIC_SHARED
    }

    /**
     * The rate published first for the year and a budget.
     *
     * @param totalWeight weight it was formed from
     */
    public record First(BigDecimal budgetYuan, BigDecimal rateYuan, BigDecimal totalWeight) {}

    /** @param yuan rounded once */
    public record Rate(BigDecimal yuan, Basis basis) {}

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static RatePolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        Map<String, SortedMap<Integer, BigDecimal>> shares = ranges.parsed(
                "rate.level_shares", SHARES, () -> levelShares(policy.node("rate.level_shares")), Map.of());
        ranges.hold(shares.values().stream().allMatch(RatePolicy::areParts), "rate.level_shares", SHARES);
        RatePolicy read = new RatePolicy(
                policy.choice("rate.policy", Method.class), ranges.positive("rate.elastic_cap_factor"), shares);
        ranges.refuseIfAny();
        return read;
    }

    private static Map<String, SortedMap<Integer, BigDecimal>> levelShares(JsonNode node) {
        Map<String, SortedMap<Integer, BigDecimal>> shares = new HashMap<>();
        node.properties().forEach(type -> {
            SortedMap<Integer, BigDecimal> ofType = new TreeMap<>();
            type.getValue()
                    .properties()
                    .forEach(level -> ofType.put(
                            Integer.valueOf(level.getKey()),
                            new BigDecimal(level.getValue().asText())));
            shares.put(type.getKey(), ofType);
        });
        return Map.copyOf(shares);
    }

    private static boolean areParts(SortedMap<Integer, BigDecimal> shares) {
        BigDecimal sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.compareTo(BigDecimal.ONE) == 0
                && shares.values().stream()
                        .allMatch(share -> share.signum() > 0 && share.scale() <= Money.SHARE.scale());
    }

    /** Whether the first rate of the year has a say. */
    boolean looksBack() {
        return method != Method.RATE_FLOATING;
    }

    /**
     * The first rate that has a say: of the same budget; of another only under RATE_ELASTIC, where it sets the price and
     * the weight of the base, and the budget what is left beyond.
     *
     * @param promised the earliest first
     */
    @Nullable
    First first(List<First> promised, BigDecimal budgetYuan) {
        return promised.stream()
                .filter(first -> first.budgetYuan().compareTo(budgetYuan) == 0)
                .findFirst()
                .or(() -> method == Method.RATE_ELASTIC ? promised.stream().findFirst() : Optional.empty())
                .orElse(null);
    }

    /**
     * The rate to publish. Budget over fund ratio over weight, as {@link PaymentStandard#rateYuan} has it, unless an earlier
     * promise holds.
     *
     * @param wholeCostYuan budget over fund ratio: the cost that the budget covers
     * @param totalWeight weight times coefficient of the cases of the stage, above 0
     * @param first null if none is published for the year
     * @throws IllegalArgumentException if the first rate of RATE_ELASTIC takes more than the budget
     */
    Rate rate(Stage stage, BigFraction wholeCostYuan, BigDecimal totalWeight, @Nullable First first) {
        BigDecimal calculated = Money.round(wholeCostYuan.divide(Money.exact(totalWeight)), Money.RATE.scale());
        Basis calculatedBasis = stage == Stage.INITIAL ? Basis.INITIAL : Basis.FINAL;
        return switch (method) {
            case RATE_FLOATING -> new Rate(calculated, calculatedBasis);
            case RATE_FIXED ->
                first == null ? new Rate(calculated, Basis.FIRST) : new Rate(first.rateYuan(), Basis.KEPT);
            case RATE_ELASTIC -> {
                if (stage == Stage.INITIAL) {
                    yield new Rate(calculated, Basis.INITIAL);
                }
                yield first == null ? new Rate(calculated, Basis.FIRST) : elastic(wholeCostYuan, totalWeight, first);
            }
        };
    }

    private Rate elastic(BigFraction wholeCostYuan, BigDecimal totalWeight, First first) {
        ElasticPointValue value = ElasticPointValue.of(
                wholeCostYuan,
                totalWeight,
                new ElasticPointValue.Terms(
                        first.rateYuan(), first.rateYuan().multiply(elasticCapFactor), first.totalWeight()));
        boolean isBeyondBase = totalWeight.compareTo(first.totalWeight()) > 0;
        return new Rate(
                Money.round(value.blendedYuan(), Money.RATE.scale()),
                isBeyondBase ? Basis.ELASTIC_SHARED : Basis.ELASTIC_BASE);
    }
}
