package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.core.money.Apportionment;

/** Cases of money itself (SPEC D.9). */
final class MoneyCases {
    static Map<String, Object> largestRemainder(AcceptanceCase example) {
        Map<String, BigDecimal> shares = new TreeMap<>();
        for (JsonNode weight : example.input().get("weights")) {
            shares.put(weight.get("id").asText(), decimal(weight, "w"));
        }
        Map<String, BigDecimal> parts = Apportionment.byLargestRemainder(decimal(example.input(), "total"), shares);
        return Map.of("alloc", parts, "sum", sum(parts.values()));
    }

    /** The control total a case prints under its results. */
    static BigDecimal sum(Collection<BigDecimal> results) {
        return results.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private MoneyCases() {}
}
