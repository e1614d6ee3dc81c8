package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.time.PolicyYear;

/** The weights of every region under two ways to trim, exactly. */
final class WeightsByKernel {
    static final PolicyYear YEAR = PolicyYear.of("2025");

    private final SparkSession spark;
    private final WeightPolicy weights;
    private final Map<Long, CalibrationPlan> plans = new HashMap<>();

    WeightsByKernel(SparkSession spark, Policy policy) {
        this.spark = spark;
        CalibrationPolicy national = CalibrationPolicy.from(policy, YEAR);
        weights = national.weights();
        TrimPolicy trimming = national.trimming();
        CalibrationPlan plan = CalibrationPlan.of(
                new CalibrationPolicy(
                        national.cleaning(),
                        trimming.by(TrimPolicy.Method.TRIM_IQR15),
                        national.weights(),
                        national.removedShareMax(),
                        national.trimmedShareMax(),
                        national.revision(),
                        national.basic(),
                        national.standardisation(),
                        national.quality()),
                List.of(trimming.by(TrimPolicy.Method.TRIM_LOG3SD)));
        IntStream.range(0, FactsToMeasure.REGIONS).forEach(region -> plans.put((long) region, plan));
    }

    /** The cases of a folder of Parquet files, or of a Delta table. */
    Dataset<Row> cases(String files, String format) {
        return FactCases.cleaned(FactsToMeasure.read(spark, files, format), plans);
    }

    /** The fen kept under both ways, to compare. */
    long weigh(Dataset<Row> cases) {
        Map<String, List<WeightCalibration.GroupYear>> groups = new TreeMap<>();
        long keptFen = 0;
        for (Row row : FactSums.of(spark, cases, plans).collectAsList()) {
            keptFen += row.<Long>getAs(FactSums.KEPT_FEN);
            groups.computeIfAbsent(
                            CaseFacts.REGION_NUMBER.in(row) + "/" + row.getAs(FactSums.TRIM_PLACE),
                            key -> new ArrayList<>())
                    .add(GroupSums.kept(
                            row,
                            Long.toString(CaseFacts.GROUP_NUMBER.in(row)),
                            Long.toString(CaseFacts.ADRG_NUMBER.in(row))));
        }
        groups.values().forEach(ofRegion -> WeightCalibration.calibrate(ofRegion, weights, Map.of()));
        return keptFen;
    }
}
