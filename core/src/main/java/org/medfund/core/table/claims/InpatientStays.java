package org.medfund.core.table.claims;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;

/**
 * Which settlement lists are of inpatient stays: those of certain medical categories (SPEC A.12). Clinics settle by lists
 * too, and a visit to one is no stay.
 */
public final class InpatientStays {
    private static final int CATEGORY_LENGTH = 2;

    /** First two characters of the medical categories of inpatient stays. */
    public static List<String> categories(Policy policy) {
        return policy.texts("scope.med_types");
    }

    /** True of {@link SettlementLists} of these categories, false of all others; never null. */
    public static Column hold(Collection<String> categories) {
        Column category = substring(SettlementLists.MEDICAL_CATEGORY.col(), 1, CATEGORY_LENGTH);
        return categories.isEmpty() ? lit(false) : coalesce(category.isin(categories.toArray()), lit(false));
    }

    /** As {@link #byRegion}, by the terms of the region of treatment. */
    public static <T> Column byTreatedRegion(Map<Region, T> terms, Function<T, Column> holds) {
        return byRegion(SettlementLists.TREATED_REGION_CODE.col(), terms, holds);
    }

    /**
     * What holds of {@link SettlementLists} by the terms of a region.
     *
     * @param region code of the one whose terms count
     * @param terms by region; regions of equal terms are looked at together
     * @param holds never null
     * @return false of settlements of other regions
     */
    public static <T> Column byRegion(Column region, Map<Region, T> terms, Function<T, Column> holds) {
        Map<T, List<String>> regions = new LinkedHashMap<>();
        terms.forEach((each, term) ->
                regions.computeIfAbsent(term, key -> new ArrayList<>()).add(each.code()));
        return regions.entrySet().stream()
                .map(entry -> region.isin(entry.getValue().toArray()).and(holds.apply(entry.getKey())))
                .reduce(lit(false), Column::or);
    }

    /** Whether one medical category is of these, by its first two characters. */
    public static boolean isOf(String category, Collection<String> categories) {
        return categories.contains(category.substring(0, Math.min(CATEGORY_LENGTH, category.length())));
    }

    private InpatientStays() {}
}
