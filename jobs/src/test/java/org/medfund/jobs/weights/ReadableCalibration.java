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
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.TrimmedCases;

/**
 * The calibration of cases said readably: whole rows, decimals, SQL, and the plain formulas of cleaning and trimming (SPEC
 * B.1, B.2). The quick way over case facts is held against it.
 */
final class ReadableCalibration {
    // Columns that live only between the steps below.
    private static final String REMOVED_FOR = "removed_for";
    private static final String SORTED_FEN = "sorted_fen";
    private static final String RANGE = "range";
    private static final String ADRG = "adrg";

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
    static Dataset<Row> marked(Dataset<Row> cases, Map<String, CalibrationPolicy> policies) {
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
        Column lowest = col(RANGE).getField(FactSums.LOWEST_FEN);
        Column highest = col(RANGE).getField(FactSums.HIGHEST_FEN);
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
                                when(fen().lt(lowest), FactCases.TRIMMED_LOW)
                                        .when(fen().gt(highest), FactCases.TRIMMED_HIGH)))
                .drop(REMOVED_FOR, RANGE);
    }

    /**
     * The marked cases that leave.
     *
     * @param marked as {@link #marked} returns them
     * @param year newest year of the window
     * @return {@link TrimmedCases}: one row per case that leaves; empty if all stay
     */
    static Dataset<Row> leaving(Dataset<Row> marked, int year) {
        return TrimmedCases.TABLE.conform(
                marked.where(TrimmedCases.REASON.col().isNotNull()).withColumn(TrimmedCases.YEAR.name(), lit(year)));
    }

    /**
     * Exact sums of the marked cases: one row per region, scheme, group, and year.
     * Empty if there are no cases.
     */
    static Dataset<Row> sums(Dataset<Row> marked) {
        Column reason = TrimmedCases.REASON.col();
        Column isTrimmed = reason.isin(FactCases.TRIMMED_LOW, FactCases.TRIMMED_HIGH);
        Column square = fen().cast(WHOLE_FEN).multiply(fen().cast(WHOLE_FEN));
        return marked.groupBy(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.SCHEME.col(),
                        GroupedCases.GROUP_CODE.col(),
                        GroupedCases.YEAR.col())
                .agg(
                        max(GroupedCases.ADRG_CODE.col()).as(ADRG),
                        sum(when(reason.isNull(), 1L).otherwise(0L)).as(FactSums.KEPT),
                        sum(when(reason.isNull(), fen()).otherwise(0L)).as(FactSums.KEPT_FEN),
                        sum(when(reason.isNull(), square).otherwise(lit(BigDecimal.ZERO)))
                                .cast(SQUARE)
                                .as(FactSums.KEPT_SQUARES),
                        sum(when(
                                                reason.isNull()
                                                        .and(GroupedCases.LEVEL_CLASS
                                                                .col()
                                                                .leq(BasicGroups.GRASSROOTS_LEVEL_MAX)),
                                                1L)
                                        .otherwise(0L))
                                .as(FactSums.GRASSROOTS),
                        sum(when(coalesce(isTrimmed, lit(false)), 1L).otherwise(0L))
                                .as(FactSums.TRIMMED),
                        sum(when(reason.isNotNull().and(coalesce(isTrimmed.equalTo(lit(false)), lit(false))), 1L)
                                        .otherwise(0L))
                                .as(FactSums.REMOVED));
    }

    /** A row of {@link #sums} as {@link GroupSums} tells it. */
    static String told(Row row) {
        return new GroupSums(
                        GroupedCases.REGION_CODE.in(row),
                        GroupedCases.SCHEME.in(row),
                        new WeightCalibration.GroupYear(
                                GroupedCases.GROUP_CODE.in(row),
                                row.getAs(ADRG),
                                GroupedCases.YEAR.in(row),
                                new CostSpread(
                                        row.getAs(FactSums.KEPT),
                                        Money.yuan(row.<Long>getAs(FactSums.KEPT_FEN)),
                                        row.<BigDecimal>getAs(FactSums.KEPT_SQUARES)
                                                .scaleByPowerOfTen(-4))),
                        row.getAs(FactSums.GRASSROOTS),
                        row.getAs(FactSums.TRIMMED),
                        row.getAs(FactSums.REMOVED))
                .toString();
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
        return udf(
                range,
                new StructType()
                        .add(FactSums.LOWEST_FEN, DataTypes.LongType)
                        .add(FactSums.HIGHEST_FEN, DataTypes.LongType));
    }

    private static <P> P of(Map<String, P> policies, String region) {
        P policy = policies.get(region);
        if (policy == null) {
            throw new IllegalStateException("Region " + region + " was not asked for");
        }
        return policy;
    }

    private ReadableCalibration() {}
}
