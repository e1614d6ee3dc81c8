package org.medfund.jobs.funds;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.medfund.core.policy.Policy;

/**
 * In which order payers bear a stay in a region, and under which codes (SPEC D.8).
 *
 * @param order every payer but the institution, once
 * @param basicPoolCodes {@code fund_pay_type} of the basic pool by insurance type
 * @param fundCodes {@code fund_pay_type} of the others that have one
 */
public record FundTerms(
        DifferenceBearer bearer, List<Payer> order, Map<String, String> basicPoolCodes, Map<Payer, String> fundCodes)
        implements Serializable {

    /** Who bears what the standard differs from what was charged ({@code multi.diff_bearer}). */
    public enum DifferenceBearer {
        /** The basic pool; all others pay what they booked. */
        BASIC_POOL,
        /** Each payer pays in its turn, up to what it booked, until the recognised payment is used up. */
        IN_ORDER
    }

    /** @throws org.medfund.core.problem.Refusal if a value cannot be used */
    public static FundTerms from(Policy policy) {
        Set<Payer> wanted = EnumSet.complementOf(EnumSet.of(Payer.INSTITUTION));
        List<Payer> order = new ArrayList<>();
        for (String name : policy.texts("multi.benefit_order")) {
            payer(name).ifPresent(order::add);
        }
        if (order.size() != policy.texts("multi.benefit_order").size()
                || order.size() != wanted.size()
                || !EnumSet.copyOf(order).equals(wanted)) {
            throw policy.unusable("multi.benefit_order", "each of " + wanted + " once")
                    .refusal();
        }
        Map<String, String> basicPoolCodes = new TreeMap<>();
        policy.node("multi.basic_pool_codes")
                .properties()
                .forEach(code -> basicPoolCodes.put(code.getKey(), text(code)));
        Map<Payer, String> fundCodes = new TreeMap<>();
        policy.node("multi.fund_codes")
                .properties()
                .forEach(code -> payer(code.getKey())
                        .filter(payer -> payer != Payer.BASIC_POOL)
                        .ifPresentOrElse(payer -> fundCodes.put(payer, text(code)), () -> {
                            throw policy.unusable("multi.fund_codes", "codes of payers other than the basic pool")
                                    .refusal();
                        }));
        Set<String> codes = new HashSet<>(basicPoolCodes.values());
        codes.addAll(fundCodes.values());
        if (codes.size() != basicPoolCodes.size() + fundCodes.size()) {
            throw policy.unusable("multi.fund_codes", "one code for each payer, and none that a basic pool has")
                    .refusal();
        }
        return new FundTerms(
                policy.choice("multi.diff_bearer", DifferenceBearer.class),
                List.copyOf(order),
                basicPoolCodes,
                fundCodes);
    }

    private static String text(Map.Entry<String, JsonNode> code) {
        return code.getValue().asText();
    }

    private static Optional<Payer> payer(String name) {
        for (Payer each : Payer.values()) {
            if (each.name().equals(name) && each != Payer.INSTITUTION) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The code a payer goes by: its name if it has none. Empty for a basic pool of an insurance type without code. */
    Optional<String> code(Payer payer, String insuranceType) {
        return payer == Payer.BASIC_POOL
                ? Optional.ofNullable(basicPoolCodes.get(insuranceType))
                : Optional.of(fundCodes.getOrDefault(payer, payer.name()));
    }
}
