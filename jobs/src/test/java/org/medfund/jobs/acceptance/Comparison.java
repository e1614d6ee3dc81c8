package org.medfund.jobs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/**
 * Compares what came out with what a case expects (SPEC H): decimals at the number of places the case prints, maps
 * unordered, lists ordered. Results beyond those expected are allowed at the top only.
 */
public final class Comparison {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DECIMAL = "-?\\d+(\\.\\d+)?";

    /** Every difference, each with the path to it. */
    public static List<String> differences(JsonNode expected, Map<String, Object> actual) {
        List<String> differences = new ArrayList<>();
        JsonNode results = JSON.valueToTree(plain(actual));
        expected.properties()
                .forEach(entry -> compare(entry.getKey(), entry.getValue(), results.get(entry.getKey()), differences));
        return differences;
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (actual == null) {
            differences.add(path + " did not come out; expected " + expected);
        } else if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(entry -> compare(
                            path + "." + entry.getKey(), entry.getValue(), actual.get(entry.getKey()), differences));
            actual.fieldNames().forEachRemaining(name -> {
                if (!expected.has(name)) {
                    differences.add(path + "." + name + " came out as " + actual.get(name) + " and is not expected");
                }
            });
        } else if (expected.isArray() && actual.isArray()) {
            if (expected.size() != actual.size()) {
                differences.add(path + " is " + actual + ", expected " + expected);
            } else {
                for (int i = 0; i < expected.size(); i++) {
                    compare(path + "[" + i + "]", expected.get(i), actual.get(i), differences);
                }
            }
        } else if (!isEqual(expected, actual)) {
            differences.add(path + " is " + actual + ", expected " + expected);
        }
    }

    private static boolean isEqual(JsonNode expected, JsonNode actual) {
        if (isDecimal(expected) && isDecimal(actual)) {
            BigDecimal wanted = new BigDecimal(expected.asText());
            return new BigDecimal(actual.asText())
                            .setScale(Math.max(0, wanted.scale()), RoundingMode.HALF_UP)
                            .compareTo(wanted)
                    == 0;
        }
        return expected.equals(actual);
    }

    private static boolean isDecimal(JsonNode node) {
        return node.isNumber() || (node.isTextual() && node.asText().matches(DECIMAL));
    }

    /** Decimals as plain text; exact ratios to more places than any case prints. */
    private static Object plain(Object value) {
        if (value instanceof BigFraction ratio) {
            return Money.round(ratio, 30).toPlainString();
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
            return plain;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Comparison::plain).toList();
        }
        return value;
    }

    private Comparison() {}
}
