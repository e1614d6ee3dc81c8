package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.time.PolicyYear;

/**
 * Advantage diseases of traditional medicine and the surgical group whose effect each equals (SPEC B.12).
 *
 * @param surgicalGroups by region and main diagnosis
 * @param traditionalKinds by region: treatment kinds that count as traditional medicine
 */
record SameEffect(Map<String, Map<String, String>> surgicalGroups, Map<String, Set<String>> traditionalKinds)
        implements Serializable {

    /** The rows of these lists in force on the first day of the year, in order. */
    static Dataset<Row> listed(Dataset<Row> codeLists, Set<String> lists, PolicyYear year) {
        return lists.stream()
                .sorted()
                .map(list -> codeLists.where(CodeLists.isInForce(list, year.firstDay())))
                .reduce(Dataset::unionByName)
                .orElseGet(() -> codeLists.where("false"))
                .orderBy(CodeLists.LIST_NAME.col(), CodeLists.CODE.col(), CodeLists.VALUE.col());
    }

    /**
     * From the rows of {@link #listed}.
     *
     * @param problems a disease without surgical group, or with two of them
     */
    static SameEffect of(List<Row> listed, Map<String, PaymentFactsPolicy> policies, Problems problems) {
        Map<String, Map<String, String>> byList = new TreeMap<>();
        for (Row row : listed) {
            String list = CodeLists.LIST_NAME.in(row);
            String disease = CodeLists.CODE.in(row);
            String group = CodeLists.VALUE.inOrNull(row);
            String other = group == null
                    ? null
                    : byList.computeIfAbsent(list, name -> new HashMap<>()).putIfAbsent(disease, group);
            if (group == null || (other != null && !other.equals(group))) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "Code list " + list + " gives " + disease
                                + (group == null
                                        ? " no surgical group."
                                        : " the groups " + other + " and " + group + "."),
                        "An advantage disease is paid by the standard of one surgical group (SPEC B.12).",
                        "Deliver the list with one group as the value of each diagnosis.");
            }
        }
        Map<String, Map<String, String>> groups = new HashMap<>();
        Map<String, Set<String>> kinds = new HashMap<>();
        policies.forEach((region, policy) -> {
            Map<String, String> ofList = byList.get(policy.sameEffectList());
            if (ofList != null) {
                groups.put(region, ofList);
                kinds.put(region, policy.traditionalKinds());
            }
        });
        return new SameEffect(groups, kinds);
    }

    boolean isNeeded() {
        return !surgicalGroups.isEmpty();
    }

    /** The surgical group of each case; null unless it is an advantage disease treated by traditional medicine. */
    Column surgicalGroup() {
        Map<String, Map<String, String>> groups = surgicalGroups;
        Map<String, Set<String>> kinds = traditionalKinds;
        UDF3<String, @Nullable String, @Nullable String, @Nullable String> group =
                (region, diagnosis, kind) -> diagnosis != null
                                && kind != null
                                && kinds.getOrDefault(region, Set.of()).contains(kind)
                        ? groups.getOrDefault(region, Map.of()).get(diagnosis)
                        : null;
        return udf(group, DataTypes.StringType)
                .apply(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.MAIN_DIAGNOSIS_CODE.col(),
                        SettlementLists.TREATMENT_KIND.col());
    }
}
