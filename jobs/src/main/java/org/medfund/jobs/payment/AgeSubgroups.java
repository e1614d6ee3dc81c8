package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.subtype.SubtypeGate;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;

/**
 * Coefficients of the age subgroups of DRGs (SPEC B.13, AGE_SUBGROUP_MEAN): mean cost of the subgroup over that of the
 * group, where the gate of subtypes lets the group be split (SPEC C.4).
 *
 * @param byGroup by region, group, and age band; rounded once to weights. Groups that are not split are left out
 */
record AgeSubgroups(Map<String, Map<String, Map<String, BigDecimal>>> byGroup) implements Serializable {
    private static final DecimalType WHOLE = DataTypes.createDecimalType(18, 0);
    private static final String BAND = "age_band";
    private static final String CASES = "cases";
    private static final String SUM_FEN = "sum_fen";
    private static final String SUM_OF_SQUARES = "sum_of_squares_fen";
    private static final int FEN_SQUARED_SCALE = 4;

    static final AgeSubgroups NONE = new AgeSubgroups(Map.of());

    /**
     * Number, sum, and sum of squares of cost by region, group, and age band; read by {@link #of}. Cases without group,
     * and those never split, are left out.
     *
     * @param cases {@link GroupedCases} with date of birth and treatment kind
     * @param policies by region; regions where age does not count are left out
     */
    static Dataset<Row> sums(Dataset<Row> cases, Map<String, PaymentFactsPolicy.Age> policies) {
        Column fen = Money.fen(GroupedCases.TOTAL_COST_YUAN.col()).cast(WHOLE);
        return cases.where(GroupedCases.GROUP_CODE.col().isNotNull())
                .withColumn(BAND, band(policies))
                .where(col(BAND).isNotNull())
                .groupBy(GroupedCases.REGION_CODE.col(), GroupedCases.GROUP_CODE.col(), col(BAND))
                .agg(
                        count(lit(1)).as(CASES),
                        sum(fen).as(SUM_FEN),
                        sum(fen.multiply(fen)).as(SUM_OF_SQUARES));
    }

    /** From the rows of {@link #sums}, in any order. */
    static AgeSubgroups of(List<Row> sums, Map<String, PaymentFactsPolicy.Age> policies) {
        Map<String, Map<String, Map<String, CostSpread>>> costs = new TreeMap<>();
        for (Row row : sums) {
            costs.computeIfAbsent(GroupedCases.REGION_CODE.in(row), region -> new TreeMap<>())
                    .computeIfAbsent(GroupedCases.GROUP_CODE.in(row), group -> new TreeMap<>())
                    .put(
                            row.getString(row.fieldIndex(BAND)),
                            new CostSpread(
                                    row.getLong(row.fieldIndex(CASES)),
                                    row.getDecimal(row.fieldIndex(SUM_FEN)).movePointLeft(2),
                                    row.getDecimal(row.fieldIndex(SUM_OF_SQUARES))
                                            .movePointLeft(FEN_SQUARED_SCALE)));
        }
        Map<String, Map<String, Map<String, BigDecimal>>> coefficients = new HashMap<>();
        costs.forEach((region, groups) -> {
            PaymentFactsPolicy.Age age = policies.get(region);
            if (age != null) {
                groups.forEach((group, bands) -> {
                    SubtypeGate.Split split = age.gate().split(bands);
                    if (split.applies()) {
                        Map<String, BigDecimal> ofGroup = new HashMap<>();
                        split.coefficients().forEach((band, ratio) -> ofGroup.put(band, Money.roundToWeight(ratio)));
                        coefficients
                                .computeIfAbsent(region, code -> new HashMap<>())
                                .put(group, ofGroup);
                    }
                });
            }
        });
        return new AgeSubgroups(coefficients);
    }

    /** Of a group that is not split, and of a band that last year's cases did not have, 1. */
    private BigDecimal of(String region, @Nullable String group, String band) {
        return byGroup.getOrDefault(region, Map.of())
                .getOrDefault(group == null ? "" : group, Map.of())
                .getOrDefault(band, BigDecimal.ONE);
    }

    /**
     * The coefficient of age of each case; null where age does not count or is not known.
     *
     * @param policies by region; regions where age does not count are left out
     */
    Column coefficient(Map<String, PaymentFactsPolicy.Age> policies) {
        Map<String, PaymentFactsPolicy.Age> byRegion = new HashMap<>(policies);
        UDF5<String, @Nullable String, @Nullable String, @Nullable LocalDate, LocalDate, @Nullable BigDecimal>
                coefficient = (region, group, kind, birth, admission) -> {
                    PaymentFactsPolicy.Age age = byRegion.get(region);
                    if (age == null || isApart(age, kind) || birth == null || birth.isAfter(admission)) {
                        return null;
                    }
                    int days = days(birth, admission);
                    int years = years(birth, admission);
                    return Money.roundToWeight(age.coefficient()
                            .of(days, years, Money.exact(of(region, group, age.band(days, years)))));
                };
        return udf(coefficient, Money.WEIGHT)
                .apply(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.GROUP_CODE.col(),
                        SettlementLists.TREATMENT_KIND.col(),
                        SettlementLists.BIRTH_DATE.col(),
                        GroupedCases.ADMISSION_DATE.col());
    }

    /** Null of cases that are never split. */
    private static Column band(Map<String, PaymentFactsPolicy.Age> policies) {
        Map<String, PaymentFactsPolicy.Age> byRegion = new HashMap<>(policies);
        UDF4<String, @Nullable String, @Nullable LocalDate, LocalDate, @Nullable String> band =
                (region, kind, birth, admission) -> {
                    PaymentFactsPolicy.Age age = byRegion.get(region);
                    return age == null || isApart(age, kind) || birth == null || birth.isAfter(admission)
                            ? null
                            : age.band(days(birth, admission), years(birth, admission));
                };
        return udf(band, DataTypes.StringType)
                .apply(
                        GroupedCases.REGION_CODE.col(),
                        SettlementLists.TREATMENT_KIND.col(),
                        SettlementLists.BIRTH_DATE.col(),
                        GroupedCases.ADMISSION_DATE.col());
    }

    private static boolean isApart(PaymentFactsPolicy.Age age, @Nullable String treatmentKind) {
        return treatmentKind != null && age.kindsApart().contains(treatmentKind);
    }

    private static int days(LocalDate birth, LocalDate admission) {
        return Math.toIntExact(ChronoUnit.DAYS.between(birth, admission));
    }

    private static int years(LocalDate birth, LocalDate admission) {
        return Math.toIntExact(ChronoUnit.YEARS.between(birth, admission));
    }
}
