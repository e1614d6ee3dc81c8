package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.table.weights.WeightSensitivities;
import org.medfund.core.time.PolicyYear;

/** The weights of the same cases under every way to trim: how much of a weight is the choice of a bound (SPEC B.2). */
final class TrimSensitivity {
    private static final List<TrimPolicy.Method> METHODS = List.of(TrimPolicy.Method.values());

    /** Every way to trim, by its place; the one in force is among them and stands in the plan's first place too. */
    static List<TrimPolicy> compared(TrimPolicy inForce) {
        return METHODS.stream().map(inForce::by).toList();
    }

    /**
     * Rows of {@link WeightSensitivities}, by region, way, and group. A way that leaves a region no cost has none.
     *
     * @param summed rows of {@link FactSums} under plans that compare {@link #compared}
     */
    static List<Row> rows(
            List<Row> summed,
            FactCodes codes,
            SortedMap<String, CalibrationPolicy> policies,
            RevisionInputs inputs,
            PolicyYear year) {
        SortedMap<String, SortedMap<Integer, List<GroupSums>>> byRegion = new TreeMap<>();
        for (Row row : summed) {
            int place = row.<Integer>getAs(FactSums.TRIM_PLACE);
            if (place > 0) {
                GroupSums sum = GroupSums.of(row, codes);
                byRegion.computeIfAbsent(sum.regionCode(), code -> new TreeMap<>())
                        .computeIfAbsent(place - 1, each -> new ArrayList<>())
                        .add(sum);
            }
        }
        List<Row> rows = new ArrayList<>();
        byRegion.forEach((region, ways) -> ways.forEach((way, sums) -> addRows(
                rows, region, METHODS.get(way), sums, Objects.requireNonNull(policies.get(region)), inputs, year)));
        return rows;
    }

    private static void addRows(
            List<Row> rows,
            String region,
            TrimPolicy.Method method,
            List<GroupSums> sums,
            CalibrationPolicy policy,
            RevisionInputs inputs,
            PolicyYear year) {
        boolean costsNothing =
                sums.stream().allMatch(sum -> sum.kept().costs().sumYuan().signum() == 0);
        if (costsNothing) {
            return;
        }
        String scheme = sums.get(0).scheme();
        Map<String, BigDecimal> lastWeights = inputs.lastWeights(region, scheme);
        WeightCalibration.calibrate(sums.stream().map(GroupSums::kept).toList(), policy.weights(), lastWeights)
                .forEach(weight -> rows.add(RowFactory.create(
                        region,
                        year.value(),
                        scheme,
                        weight.groupCode(),
                        method.name(),
                        method == policy.trimming().method(),
                        weight.caseCount(),
                        weight.weight())));
    }

    private TrimSensitivity() {}
}
