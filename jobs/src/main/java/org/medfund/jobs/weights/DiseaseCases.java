package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.jobs.weights.CaseCleaning.Claim;
import org.medfund.jobs.weights.CaseCleaning.Delivery;

/** The matched cases of the window, cleaned, trimmed within their disease, and added up by year (SPEC B.1, B.2, C.2). */
final class DiseaseCases {
    private static final String CASES = "cases";
    private static final String FEN = "fen";
    private static final String DRUG_FEN = "drug_fen";
    private static final String CONSUMABLE_FEN = "consumable_fen";
    private static final String IS_REMOVED = "is_removed";
    private static final String KEPT = "kept";
    private static final String SQUARES = "squares";
    private static final String TRIMMED = "trimmed";
    private static final String REMOVED = "removed";

    private static final StructType SUMS = new StructType()
            .add(GroupedCases.REGION_CODE.name(), DataTypes.StringType)
            .add(GroupedCases.SCHEME.name(), DataTypes.StringType)
            .add(GroupedCases.GROUP_CODE.name(), DataTypes.StringType)
            .add(GroupedCases.YEAR.name(), DataTypes.IntegerType)
            .add(KEPT, DataTypes.LongType)
            .add(FEN, DataTypes.LongType)
            .add(SQUARES, DataTypes.createDecimalType(38, 0))
            .add(DRUG_FEN, DataTypes.LongType)
            .add(CONSUMABLE_FEN, DataTypes.LongType)
            .add(TRIMMED, DataTypes.LongType)
            .add(REMOVED, DataTypes.LongType);

    /** Which cases of a region leave. */
    record Cut(CleaningPolicy cleaning, TrimPolicy trimming) implements Serializable {}

    /** One case of a disease. */
    private record Cost(int year, long fen, long drugFen, long consumableFen, boolean isRemoved) {}

    /** What is added up of one disease and year. */
    private static final class Sums {
        private long kept;
        private long fen;
        private BigInteger squares = BigInteger.ZERO;
        private long drugFen;
        private long consumableFen;
        private long trimmed;
        private long removed;
    }

    /**
     * Sums of every disease and year. A disease is trimmed once, over all years of the window together.
     *
     * @param matched rows of {@link GroupedCases} that have a disease
     * @param fees {@link FeeClasses}; none leaves drugs and consumables at 0
     * @param cuts by region
     * @return read each row with {@link #diseaseYear}; empty if nothing is matched
     */
    static Dataset<Row> sums(Dataset<Row> matched, Dataset<Row> fees, Map<String, Cut> cuts) {
        Map<String, Cut> byRegion = new HashMap<>(cuts);
        Dataset<Row> cases = matched.join(byBlock(fees), new String[] {GroupedCases.SETTLEMENT_ID.name()}, "left")
                .groupBy(GroupedCases.REGION_CODE.col(), GroupedCases.SCHEME.col(), GroupedCases.GROUP_CODE.col())
                .agg(collect_list(struct(
                                GroupedCases.YEAR.col(),
                                Money.fen(GroupedCases.TOTAL_COST_YUAN.col()).as(FEN),
                                coalesce(col(DRUG_FEN), lit(0L)).as(DRUG_FEN),
                                coalesce(col(CONSUMABLE_FEN), lit(0L)).as(CONSUMABLE_FEN),
                                isRemoved(byRegion).as(IS_REMOVED)))
                        .as(CASES));
        return cases.flatMap((FlatMapFunction<Row, Row>) disease -> addedUp(disease, byRegion), Encoders.row(SUMS));
    }

    static String region(Row row) {
        return GroupedCases.REGION_CODE.in(row);
    }

    static String scheme(Row row) {
        return GroupedCases.SCHEME.in(row);
    }

    /** A row of {@link #sums}. */
    static DiseaseYear diseaseYear(Row row) {
        return new DiseaseYear(
                GroupedCases.GROUP_CODE.in(row),
                GroupedCases.YEAR.in(row),
                new CostSpread(
                        row.<Long>getAs(KEPT),
                        Money.yuan(row.<Long>getAs(FEN)),
                        row.<BigDecimal>getAs(SQUARES).scaleByPowerOfTen(-2 * Money.YUAN.scale())),
                Money.yuan(row.<Long>getAs(DRUG_FEN)),
                Money.yuan(row.<Long>getAs(CONSUMABLE_FEN)),
                row.<Long>getAs(TRIMMED),
                row.<Long>getAs(REMOVED));
    }

    private static Dataset<Row> byBlock(Dataset<Row> fees) {
        return fees.groupBy(FeeClasses.SETTLEMENT_ID.col())
                .agg(
                        ofBlock(CostBlock.DRUG).as(DRUG_FEN),
                        ofBlock(CostBlock.CONSUMABLE).as(CONSUMABLE_FEN));
    }

    private static Column ofBlock(CostBlock block) {
        Object[] classes = CostBlock.feeClasses(block).toArray();
        return sum(when(FeeClasses.FEE_CLASS.col().isin(classes), Money.fen(FeeClasses.AMOUNT_YUAN.col()))
                .otherwise(0L));
    }

    private static Column isRemoved(Map<String, Cut> cuts) {
        UDF6<String, String, java.time.LocalDate, java.time.LocalDate, @Nullable String, BigDecimal, Boolean> removed =
                (region, id, admission, discharge, diagnosis, cost) -> CaseCleaning.firstReason(
                                new Claim(id, 0, false, null, admission, discharge, diagnosis, true, cost, null, true),
                                Delivery.SETTLED,
                                java.util.Objects.requireNonNull(cuts.get(region))
                                        .cleaning())
                        .isPresent();
        return functions
                .udf(removed, DataTypes.BooleanType)
                .apply(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.SETTLEMENT_ID.col(),
                        GroupedCases.ADMISSION_DATE.col(),
                        GroupedCases.DISCHARGE_DATE.col(),
                        GroupedCases.MAIN_DIAGNOSIS_CODE.col(),
                        GroupedCases.TOTAL_COST_YUAN.col());
    }

    private static Iterator<Row> addedUp(Row disease, Map<String, Cut> cuts) {
        String region = GroupedCases.REGION_CODE.in(disease);
        List<Cost> costs = new ArrayList<>();
        for (Row each : disease.<Row>getList(disease.fieldIndex(CASES))) {
            costs.add(new Cost(each.getInt(0), each.getLong(1), each.getLong(2), each.getLong(3), each.getBoolean(4)));
        }
        long[] sortedFen = costs.stream()
                .filter(cost -> !cost.isRemoved())
                .mapToLong(Cost::fen)
                .sorted()
                .toArray();
        CostTrimming.Range range = CostTrimming.range(
                sortedFen, java.util.Objects.requireNonNull(cuts.get(region)).trimming());
        SortedMap<Integer, Sums> byYear = new TreeMap<>();
        for (Cost cost : costs) {
            Sums sums = byYear.computeIfAbsent(cost.year(), year -> new Sums());
            if (cost.isRemoved()) {
                sums.removed++;
            } else if (!range.contains(cost.fen())) {
                sums.trimmed++;
            } else {
                sums.kept++;
                sums.fen = Math.addExact(sums.fen, cost.fen());
                sums.squares = sums.squares.add(BigInteger.valueOf(cost.fen()).pow(2));
                sums.drugFen = Math.addExact(sums.drugFen, cost.drugFen());
                sums.consumableFen = Math.addExact(sums.consumableFen, cost.consumableFen());
            }
        }
        List<Row> rows = new ArrayList<>();
        byYear.forEach((year, sums) -> rows.add(RowFactory.create(
                region,
                GroupedCases.SCHEME.in(disease),
                GroupedCases.GROUP_CODE.in(disease),
                year,
                sums.kept,
                sums.fen,
                new BigDecimal(sums.squares),
                sums.drugFen,
                sums.consumableFen,
                sums.trimmed,
                sums.removed)));
        return rows.iterator();
    }

    private DiseaseCases() {}
}
