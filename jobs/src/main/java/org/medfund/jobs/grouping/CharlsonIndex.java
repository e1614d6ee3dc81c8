package org.medfund.jobs.grouping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * Charlson comorbidity index (SPEC C.4): the points of the secondary diagnoses, a code of four characters before one of
 * three, and of each category the highest.
 *
 * @param weights points by code
 * @param levels without gaps from 0
 */
public record CharlsonIndex(Map<String, Integer> weights, List<Level> levels) implements Serializable {
    private static final int CATEGORY = 3;
    private static final int SUBCATEGORY = 4;

    /** Scores from min to max, both included. */
    public record Level(int min, int max, String name, BigDecimal coefficient) implements Serializable {}

    /** @param ranges takes values out of their range */
    static CharlsonIndex from(Policy policy, PolicyRanges ranges) {
        return new CharlsonIndex(
                ranges.parsed(
                        "aux.cci_weights",
                        "codes and ranges such as I60-I69 by whole points",
                        () -> weights(policy.node("aux.cci_weights")),
                        Map.of()),
                ranges.parsed(
                        "aux.cci_levels",
                        "levels from 0 on without gaps, each with a coefficient",
                        () -> levels(policy.node("aux.cci_levels")),
                        List.of()));
    }

    private static Map<String, Integer> weights(JsonNode node) {
        Map<String, Integer> weights = new HashMap<>();
        node.properties()
                .forEach(points -> points.getValue()
                        .forEach(range -> CodeRanges.expanded(range.asText())
                                .forEach(code -> weights.put(code, Integer.valueOf(points.getKey())))));
        return Map.copyOf(weights);
    }

    /** @throws IllegalArgumentException if they have a gap, or there is none */
    private static List<Level> levels(JsonNode node) {
        List<Level> levels = new ArrayList<>();
        int next = 0;
        for (JsonNode level : node) {
            int min = level.path("min").asInt();
            int max = level.path("max").asInt();
            if (min != next || max < min) {
                throw new IllegalArgumentException("A score has no level, or two");
            }
            next = max + 1;
            levels.add(new Level(
                    min,
                    max,
                    level.path("name").asText(min == max ? "CCI_" + min : "CCI_" + min + "_" + max),
                    new BigDecimal(level.path("coef").asText())));
        }
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("A score has no level");
        }
        return List.copyOf(levels);
    }

    /**
     * Points of a case.
     *
     * @param diagnoses the secondary ones; the main diagnosis does not count
     */
    public int score(Collection<String> diagnoses) {
        Map<String, Integer> byCategory = new HashMap<>();
        for (String diagnosis : diagnoses) {
            String category = CodeRanges.cut(diagnosis, CATEGORY);
            Integer points = weights.getOrDefault(CodeRanges.cut(diagnosis, SUBCATEGORY), weights.get(category));
            if (points != null) {
                byCategory.merge(category, points, Math::max);
            }
        }
        return byCategory.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @throws IllegalStateException if no level has the score */
    public Level level(int score) {
        return levels.stream()
                .filter(level -> level.min() <= score && score <= level.max())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No level of the Charlson index has the score " + score));
    }
}
