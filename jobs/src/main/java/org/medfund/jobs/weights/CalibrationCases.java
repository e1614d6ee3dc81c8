package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.TrimmedCases;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

/** Grouped cases made ready for calibration: cleaned, trimmed, and summed by group and year (SPEC B.1, B.2). */
public final class CalibrationCases {
    public static final String TRIMMED_LOW = "TRIMMED_LOW";
    public static final String TRIMMED_HIGH = "TRIMMED_HIGH";

    // Columns that live only between the steps below.
    private static final String REMOVED_FOR = "removed_for";
    private static final String SORTED_FEN = "sorted_fen";
    private static final String RANGE = "range";
    private static final String LOWEST_FEN = "lowest_fen";
    private static final String HIGHEST_FEN = "highest_fen";
    private static final String ADRG = "adrg";
    private static final String KEPT = "kept_count";
    private static final String KEPT_FEN = "kept_fen";
    private static final String KEPT_SQUARES = "kept_square_fen";
    private static final String REMOVED = "removed_count";
    private static final String TRIMMED = "trimmed_count";
    private static final String GRASSROOTS = "grassroots_count";
    private static final String BLOCK_FEN = "block_fen";

    /** Squares of fen of a whole region fit: 38 digits. */
    private static final DecimalType SQUARE = DataTypes.createDecimalType(38, 0);

    private static final DecimalType WHOLE_FEN = DataTypes.createDecimalType(18, 0);

    /**
     * The cases that have a group, each with the reason it leaves calibration; the reason is null if it stays.
     *
     * <p>Bounds of trimming are found once per group, over the cleaned cases of all years of the window.
     *
     * @param cases {@link GroupedCases}, any status
     * @param policies of every region in the cases
     * @return the columns of {@link GroupedCases} and {@link TrimmedCases#REASON}; empty if no case has a group
     */
    public static Dataset<Row> marked(Dataset<Row> cases, Map<String, CalibrationPolicy> policies) {
        Dataset<Row> cleaned = cases.where(GroupedCases.STATUS.col().equalTo("SUCCESS"))
                .withColumn(
                        REMOVED_FOR,
                        cleaning(policies)
                                .apply(
                                        GroupedCases.REGION_CODE.col(),
                                        unix_date(GroupedCases.ADMISSION_DATE.col()),
                                        unix_date(GroupedCases.DISCHARGE_DATE.col()),
                                        GroupedCases.MAIN_DIAGNOSIS_CODE.col(),
                                        fen()));
        Column lowest = col(RANGE).getField(LOWEST_FEN);
        Column highest = col(RANGE).getField(HIGHEST_FEN);
        return cleaned.join(
                        broadcast(ranges(cleaned, policies)),
                        scala.jdk.javaapi.CollectionConverters.asScala(
                                        List.of(GroupedCases.REGION_CODE.name(), GroupedCases.GROUP_CODE.name()))
                                .toSeq(),
                        "left")
                .withColumn(
                        TrimmedCases.REASON.name(),
                        coalesce(
                                col(REMOVED_FOR),
                                when(fen().lt(lowest), TRIMMED_LOW).when(fen().gt(highest), TRIMMED_HIGH)))
                .drop(REMOVED_FOR, RANGE);
    }

    /**
     * The marked cases that leave.
     *
     * @param marked as {@link #marked} returns them
     * @param year newest year of the window
     * @return {@link TrimmedCases}: one row per case that leaves; empty if all stay
     */
    public static Dataset<Row> leaving(Dataset<Row> marked, int year) {
        return TrimmedCases.TABLE.conform(
                marked.where(TrimmedCases.REASON.col().isNotNull()).withColumn(TrimmedCases.YEAR.name(), lit(year)));
    }

    /**
     * Exact sums of the marked cases: one row per region, scheme, group, and year; read with {@link GroupSums#of}.
     * Empty if there are no cases.
     */
    public static Dataset<Row> sums(Dataset<Row> marked) {
        Column reason = TrimmedCases.REASON.col();
        Column isTrimmed = reason.isin(TRIMMED_LOW, TRIMMED_HIGH);
        Column square = fen().cast(WHOLE_FEN).multiply(fen().cast(WHOLE_FEN));
        return marked.groupBy(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.SCHEME.col(),
                        GroupedCases.GROUP_CODE.col(),
                        GroupedCases.YEAR.col())
                .agg(
                        max(GroupedCases.ADRG_CODE.col()).as(ADRG),
                        sum(when(reason.isNull(), 1L).otherwise(0L)).as(KEPT),
                        sum(when(reason.isNull(), fen()).otherwise(0L)).as(KEPT_FEN),
                        sum(when(reason.isNull(), square).otherwise(lit(BigDecimal.ZERO)))
                                .cast(SQUARE)
                                .as(KEPT_SQUARES),
                        sum(when(
                                                reason.isNull()
                                                        .and(GroupedCases.LEVEL_CLASS
                                                                .col()
                                                                .leq(BasicGroups.GRASSROOTS_LEVEL_MAX)),
                                                1L)
                                        .otherwise(0L))
                                .as(GRASSROOTS),
                        sum(when(coalesce(isTrimmed, lit(false)), 1L).otherwise(0L))
                                .as(TRIMMED),
                        sum(when(reason.isNotNull().and(coalesce(isTrimmed.equalTo(lit(false)), lit(false))), 1L)
                                        .otherwise(0L))
                                .as(REMOVED));
    }

    /**
     * One row of {@link #sums}.
     *
     * @param grassrootsCount of the kept cases, those treated at the grassroots
     * @param trimmedCount outliers of cost
     * @param removedCount cases that cleaning took out
     */
    public record GroupSums(
            String regionCode,
            String scheme,
            GroupYear kept,
            long grassrootsCount,
            long trimmedCount,
            long removedCount) {

        public static GroupSums of(Row row) {
            BigDecimal squareFen = row.getDecimal(row.fieldIndex(KEPT_SQUARES));
            return new GroupSums(
                    GroupedCases.REGION_CODE.in(row),
                    GroupedCases.SCHEME.in(row),
                    new GroupYear(
                            GroupedCases.GROUP_CODE.in(row),
                            row.getString(row.fieldIndex(ADRG)),
                            GroupedCases.YEAR.in(row),
                            new CostSpread(
                                    row.getLong(row.fieldIndex(KEPT)),
                                    Money.yuan(row.getLong(row.fieldIndex(KEPT_FEN))),
                                    squareFen.scaleByPowerOfTen(-4))), // 1 yuan squared is 10,000 fen squared
                    row.getLong(row.fieldIndex(GRASSROOTS)),
                    row.getLong(row.fieldIndex(TRIMMED)),
                    row.getLong(row.fieldIndex(REMOVED)));
        }
    }

    /**
     * What the kept cases cost by fee class: one row per region, group, year, and class, in {@link #BLOCK_FEN} fen.
     * Empty if no fees were delivered.
     *
     * @param marked as {@link #marked} returns them
     * @param feeClasses {@link FeeClasses} of the settlements that count
     */
    public static Dataset<Row> feeSums(Dataset<Row> marked, Dataset<Row> feeClasses) {
        return marked.where(TrimmedCases.REASON.col().isNull())
                .select(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.GROUP_CODE.col(),
                        GroupedCases.YEAR.col(),
                        GroupedCases.SETTLEMENT_ID.col())
                .join(
                        feeClasses.select(
                                FeeClasses.SETTLEMENT_ID.col(),
                                FeeClasses.FEE_CLASS.col(),
                                FeeClasses.AMOUNT_YUAN.col()),
                        GroupedCases.SETTLEMENT_ID.name())
                .groupBy(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.GROUP_CODE.col(),
                        GroupedCases.YEAR.col(),
                        FeeClasses.FEE_CLASS.col())
                .agg(sum(Money.fen(FeeClasses.AMOUNT_YUAN.col())).as(BLOCK_FEN));
    }

    /** One row of {@link #feeSums}. */
    public record FeeSum(String regionCode, String groupCode, int year, String feeClass, BigDecimal amountYuan) {
        public static FeeSum of(Row row) {
            return new FeeSum(
                    GroupedCases.REGION_CODE.in(row),
                    GroupedCases.GROUP_CODE.in(row),
                    GroupedCases.YEAR.in(row),
                    FeeClasses.FEE_CLASS.in(row),
                    Money.yuan(row.getLong(row.fieldIndex(BLOCK_FEN))));
        }
    }

    private static Column fen() {
        return Money.fen(GroupedCases.TOTAL_COST_YUAN.col());
    }

    private static Dataset<Row> ranges(Dataset<Row> cleaned, Map<String, CalibrationPolicy> policies) {
        return cleaned.where(col(REMOVED_FOR).isNull())
                .groupBy(GroupedCases.REGION_CODE.col(), GroupedCases.GROUP_CODE.col())
                .agg(sort_array(collect_list(fen())).as(SORTED_FEN))
                .select(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.GROUP_CODE.col(),
                        range(policies)
                                .apply(GroupedCases.REGION_CODE.col(), col(SORTED_FEN))
                                .as(RANGE));
    }

    /**
     * Refunds, older versions, stays outside the scope, and codes that are not listed never become grouped cases with a
     * group; fee lines are not read here.
     */
    private static UserDefinedFunction cleaning(Map<String, CalibrationPolicy> policies) {
        Map<String, CleaningPolicy> byRegion = new HashMap<>();
        policies.forEach((region, policy) -> byRegion.put(region, policy.cleaning()));
        UDF5<String, Integer, Integer, @Nullable String, Long, @Nullable String> firstReason =
                (region, admission, discharge, diagnosis, fen) -> CaseCleaning.firstReason(
                                new CaseCleaning.Claim(
                                        "",
                                        0,
                                        false,
                                        null,
                                        LocalDate.ofEpochDay(admission),
                                        LocalDate.ofEpochDay(discharge),
                                        diagnosis,
                                        true,
                                        Money.yuan(fen),
                                        null,
                                        true),
                                CaseCleaning.Delivery.SETTLED,
                                of(byRegion, region))
                        .map(Enum::name)
                        .orElse(null);
        return udf(firstReason, DataTypes.StringType);
    }

    private static UserDefinedFunction range(Map<String, CalibrationPolicy> policies) {
        Map<String, TrimPolicy> byRegion = new HashMap<>();
        policies.forEach((region, policy) -> byRegion.put(region, policy.trimming()));
        UDF2<String, scala.collection.Seq<Long>, Row> range = (region, costs) -> {
            long[] sortedFen = new long[costs.size()];
            var each = costs.iterator();
            for (int i = 0; i < sortedFen.length; i++) {
                sortedFen[i] = each.next();
            }
            CostTrimming.Range stays = CostTrimming.range(sortedFen, of(byRegion, region));
            return RowFactory.create(stays.lowestFen(), stays.highestFen());
        };
        return udf(range, new StructType().add(LOWEST_FEN, DataTypes.LongType).add(HIGHEST_FEN, DataTypes.LongType));
    }

    private static <P> P of(Map<String, P> policies, String region) {
        P policy = policies.get(region);
        if (policy == null) {
            throw new IllegalStateException("Region " + region + " was not asked for");
        }
        return policy;
    }

    private CalibrationCases() {}
}
