package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.medfund.core.table.Field;

/** An expression by the terms of the region that each row belongs to. */
final class RegionTerms {

    /**
     * Regions of equal terms are looked at together, so that the expression grows with the policies, not the regions.
     *
     * @param policies by region
     * @param terms what the expression depends on; equal terms make equal expressions
     * @return null for rows of other regions
     */
    static <P, T> Column of(
            Field<String> region, Map<String, P> policies, Function<P, T> terms, Function<T, Column> expression) {
        Map<T, List<String>> regions = new LinkedHashMap<>();
        new TreeMap<>(policies)
                .forEach((code, policy) -> regions.computeIfAbsent(terms.apply(policy), key -> new ArrayList<>())
                        .add(code));
        Column chosen = lit(null);
        for (var entry : regions.entrySet()) {
            chosen = when(region.col().isin(entry.getValue().toArray()), expression.apply(entry.getKey()))
                    .otherwise(chosen);
        }
        return chosen;
    }

    private RegionTerms() {}
}
