package org.medfund.jobs.referral;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.LocalCapability;

/** Gathers what {@link CareStay} and {@link CareFiling} hold. Null keys join nothing. */
final class CareStays {
    static final Field<LocalDate> SETTLED_ON = Field.date("settled_on", "Day of discharge settlement");
    static final Field<LocalDate> CREATED_ON = Field.date("created_on", "Day a filing was entered");
    static final Field<Integer> ISSUING_LEVEL_CLASS =
            Field.whole("issuing_level_class", "Level class of the institution that referred");
    static final Field<Long> RESIDENT_COUNT =
            Field.count("resident_count", "Cases of the city's insured the year before");
    static final Field<Long> RESIDENT_LOCAL_COUNT = Field.count("resident_local_count", "Of them treated in the city");
    static final Field<BigDecimal> LOCAL_STANDARD_YUAN =
            Field.yuan("local_standard_yuan", "Standard of the home region");
    static final Field<Long> EARLIER_OUTPATIENT_COUNT =
            Field.count("earlier_outpatient_count", "Visits to the treating institution before");
    static final String LOCAL_CARE = "local_care";
    static final String TREATING_CARE = "treating_care";

    private static final int OPERATION_LEVEL_MAX = 4;
    private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;
    private static final String DIED = "5";
    private static final String NO_REFUND = "0";

    private static final List<Field<?>> LIST_FIELDS = List.of(
            SettlementLists.SETTLEMENT_ID,
            SettlementLists.VISIT_ID,
            SettlementLists.PERSON_KEY,
            SettlementLists.INSURANCE_TYPE,
            SettlementLists.INSURED_REGION_CODE,
            SettlementLists.INSURED_AREA_CODE,
            SettlementLists.TREATED_REGION_CODE,
            SettlementLists.TREATED_AREA_CODE,
            SettlementLists.INSTITUTION_CODE,
            SettlementLists.ADMISSION_DATE,
            SettlementLists.DISCHARGE_DATE,
            SettlementLists.DISCHARGE_WAY,
            SettlementLists.AGE_YEARS,
            SettlementLists.ADMISSION_WAY,
            SettlementLists.MEDICAL_CATEGORY,
            SettlementLists.STAY_DAYS,
            SettlementLists.TOTAL_COST_YUAN,
            SettlementLists.FUND_TOTAL_YUAN);
    private static final List<Field<?>> GROUP_FIELDS = List.of(
            GroupedCases.SETTLEMENT_ID,
            GroupedCases.YEAR,
            GroupedCases.LEVEL_CLASS,
            GroupedCases.GROUP_CODE,
            GroupedCases.ADRG_CODE,
            GroupedCases.MAIN_DIAGNOSIS_CODE);

    /**
     * The grouped stays with their cities, one row per settlement; refunds and what they reverse are in no group.
     *
     * @param cases {@link GroupedCases}, of a year and the year before
     * @param lists {@link SettlementLists}
     * @param policy which digits are the city
     */
    static Dataset<Row> of(Dataset<Row> cases, Dataset<Row> lists, ReferralPolicy policy) {
        Dataset<Row> diseases = cases.where(GroupedCases.IS_COMPARISON
                        .col()
                        .equalTo(false)
                        .and(GroupedCases.SCHEME.col().startsWith(GroupedCases.DIP_PREFIX))
                        .and(GroupedCases.GROUP_CODE.col().isNotNull()))
                .groupBy(GroupedCases.SETTLEMENT_ID.col())
                .agg(Episodes.DISEASE_CODE.as(max(GroupedCases.GROUP_CODE.col())));
        Column stayed = unix_timestamp(SettlementLists.DISCHARGED_AT.col())
                .minus(unix_timestamp(SettlementLists.ADMITTED_AT.col()));
        return lists.where(SettlementLists.REFUND_FLAG
                        .col()
                        .equalTo(NO_REFUND)
                        .and(SettlementLists.PERSON_KEY.col().isNotNull())
                        .and(SettlementLists.INSTITUTION_CODE.col().isNotNull()))
                .select(columns(
                        LIST_FIELDS,
                        SETTLED_ON.as(to_date(SettlementLists.SETTLED_AT.col())),
                        Episodes.DIED_WITHIN_A_DAY.as(coalesce(
                                SettlementLists.DISCHARGE_WAY
                                        .col()
                                        .equalTo(DIED)
                                        .and(stayed.leq(lit(SECONDS_OF_A_DAY))),
                                lit(false))),
                        Episodes.HOME_CITY_CODE.as(city(SettlementLists.INSURED_AREA_CODE.col(), policy)),
                        Episodes.TREATED_CITY_CODE.as(city(SettlementLists.TREATED_AREA_CODE.col(), policy))))
                .join(
                        cases.where(GroupedCases.counts()).select(columns(GROUP_FIELDS)),
                        SettlementLists.SETTLEMENT_ID.name())
                .join(diseases, new String[] {SettlementLists.SETTLEMENT_ID.name()}, "left");
    }

    private static Column city(Column area, ReferralPolicy policy) {
        Column province = substring(area, 1, 2);
        return when(length(area).leq(2).or(province.isin(policy.municipalities().toArray())), province)
                .otherwise(substring(area, 1, policy.cityPrefix()));
    }

    /** Whether a stay is away from the city of insurance. */
    static Column isAway() {
        return Episodes.HOME_CITY_CODE.col().notEqual(Episodes.TREATED_CITY_CODE.col());
    }

    /**
     * The stays of everybody with a stay away in the year, with all that {@link CareStay} holds: one row per settlement of
     * the two years.
     *
     * @param stays {@link #of}
     * @param isOfTheRun which of them are insured in a region of the run
     * @param capability {@link LocalCareSums#byLevel}
     * @param standards {@link PaymentStandards} of the year, all regions
     * @param earlierVisitDays days before admission in which visits count
     */
    static Dataset<Row> ofPersons(
            Dataset<Row> stays,
            int year,
            Column isOfTheRun,
            Dataset<Row> capability,
            Dataset<Row> standards,
            Dataset<Row> procedures,
            Dataset<Row> intensiveCare,
            Dataset<Row> visits,
            int earlierVisitDays) {
        Dataset<Row> away =
                stays.where(GroupedCases.YEAR.col().equalTo(year).and(isAway()).and(isOfTheRun));
        Dataset<Row> rows = stays.join(
                away.select(SettlementLists.PERSON_KEY.col()).distinct(),
                new String[] {SettlementLists.PERSON_KEY.name()},
                "left_semi");
        rows = withCare(rows, capability, Episodes.HOME_CITY_CODE, LOCAL_CARE);
        rows = withCare(rows, capability, Episodes.TREATED_CITY_CODE, TREATING_CARE);
        rows = withStandards(rows, standards);
        for (Dataset<Row> part : List.of(
                operationLevels(procedures),
                intensiveCare
                        .select(IcuStays.SETTLEMENT_ID.col())
                        .distinct()
                        .withColumn(Episodes.HAD_INTENSIVE_CARE.name(), lit(true)),
                earlierVisits(away, visits, earlierVisitDays))) {
            rows = rows.join(part, new String[] {SettlementLists.SETTLEMENT_ID.name()}, "left");
        }
        rows = rows.join(
                residents(stays, year),
                new String[] {Episodes.HOME_CITY_CODE.name(), GroupedCases.GROUP_CODE.name()},
                "left");
        return rows.na()
                .fill(Map.of(
                        Episodes.OPERATION_LEVEL.name(), 0,
                        Episodes.HAD_INTENSIVE_CARE.name(), false,
                        RESIDENT_COUNT.name(), 0L,
                        RESIDENT_LOCAL_COUNT.name(), 0L,
                        EARLIER_OUTPATIENT_COUNT.name(), 0L));
    }

    /** {@link ReferralFilings} of known persons, with the level of the institution that referred. */
    static Dataset<Row> filings(Dataset<Row> filings, Dataset<Row> institutions) {
        Dataset<Row> levels = institutions.select(
                Institutions.INSTITUTION_CODE.col().as(ReferralFilings.FROM_INSTITUTION_CODE.name()),
                Institutions.LEVEL_CLASS.col().as(ISSUING_LEVEL_CLASS.name()));
        return filings.where(ReferralFilings.PERSON_KEY.col().isNotNull())
                .withColumn(CREATED_ON.name(), to_date(ReferralFilings.CREATED_AT.col()))
                .join(levels, new String[] {ReferralFilings.FROM_INSTITUTION_CODE.name()}, "left");
    }

    /** One row per key with all rows of it, as structs. */
    static Dataset<Row> gathered(Dataset<Row> rows, String name, Field<?>... keys) {
        Column whole =
                struct(Arrays.stream(rows.columns()).map(each -> col(each)).toArray(Column[]::new));
        return rows.groupBy(Arrays.stream(keys).map(Field::col).toArray(Column[]::new))
                .agg(collect_list(whole).as(name));
    }

    private static Dataset<Row> withCare(Dataset<Row> rows, Dataset<Row> capability, Field<String> city, String name) {
        Dataset<Row> levels = capability
                .groupBy(LocalCapability.CITY_CODE.col().as(city.name()), LocalCapability.GROUP_CODE.col())
                .agg(collect_list(struct(
                                LocalCapability.LEVEL_CLASS.col(),
                                LocalCapability.CASE_COUNT.col(),
                                LocalCapability.DEATH_COUNT.col(),
                                LocalCapability.TOTAL_COST_YUAN.col(),
                                LocalCapability.FUND_TOTAL_YUAN.col()))
                        .as(name));
        return rows.join(levels, new String[] {city.name(), GroupedCases.GROUP_CODE.name()}, "left");
    }

    /** Weight or score of the region of treatment, and the standard of the home region: by group, or by disease. */
    private static Dataset<Row> withStandards(Dataset<Row> rows, Dataset<Row> standards) {
        Dataset<Row> result = rows;
        for (Field<String> code : List.of(GroupedCases.GROUP_CODE, Episodes.DISEASE_CODE)) {
            result = result.join(
                            standards(standards, SettlementLists.TREATED_REGION_CODE, code)
                                    .withColumnRenamed(PaymentStandards.RELATIVE_WEIGHT.name(), code.name() + "_weight")
                                    .withColumnRenamed(PaymentStandards.SCORE.name(), code.name() + "_score")
                                    .drop(PaymentStandards.STANDARD_YUAN.name()),
                            key(SettlementLists.TREATED_REGION_CODE, code),
                            "left")
                    .join(
                            standards(standards, SettlementLists.INSURED_REGION_CODE, code)
                                    .withColumnRenamed(PaymentStandards.STANDARD_YUAN.name(), code.name() + "_standard")
                                    .drop(PaymentStandards.RELATIVE_WEIGHT.name(), PaymentStandards.SCORE.name()),
                            key(SettlementLists.INSURED_REGION_CODE, code),
                            "left");
        }
        return result.withColumn(Episodes.RELATIVE_WEIGHT.name(), col(GroupedCases.GROUP_CODE.name() + "_weight"))
                .withColumn(Episodes.DISEASE_SCORE.name(), col(Episodes.DISEASE_CODE.name() + "_score"))
                .withColumn(
                        LOCAL_STANDARD_YUAN.name(),
                        coalesce(
                                col(GroupedCases.GROUP_CODE.name() + "_standard"),
                                col(Episodes.DISEASE_CODE.name() + "_standard")));
    }

    private static String[] key(Field<String> region, Field<String> code) {
        return new String[] {
            region.name(), SettlementLists.INSURANCE_TYPE.name(), GroupedCases.LEVEL_CLASS.name(), code.name()
        };
    }

    private static Dataset<Row> standards(Dataset<Row> standards, Field<String> region, Field<String> code) {
        return standards.select(
                PaymentStandards.REGION_CODE.col().as(region.name()),
                PaymentStandards.INSURANCE_TYPE.col(),
                PaymentStandards.LEVEL_CLASS.col(),
                PaymentStandards.GROUP_CODE.col().as(code.name()),
                PaymentStandards.RELATIVE_WEIGHT.col(),
                PaymentStandards.SCORE.col(),
                PaymentStandards.STANDARD_YUAN.col());
    }

    /** Highest level of the operations; level 5 is "other", and no level. */
    private static Dataset<Row> operationLevels(Dataset<Row> procedures) {
        Column level = Procedures.PROCEDURE_LEVEL.col().try_cast("int");
        return procedures
                .where(level.between(1, OPERATION_LEVEL_MAX))
                .groupBy(Procedures.SETTLEMENT_ID.col())
                .agg(Episodes.OPERATION_LEVEL.as(max(level)));
    }

    /** Visits of the days before admission at the treating institution, less those that were cancelled. */
    private static Dataset<Row> earlierVisits(Dataset<Row> away, Dataset<Row> visits, int days) {
        Column sign =
                when(OutpatientVisits.TOTAL_COST_YUAN.col().lt(0), lit(-1L)).otherwise(lit(1L));
        return away.select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.PERSON_KEY.col(),
                        SettlementLists.INSTITUTION_CODE.col(),
                        SettlementLists.ADMISSION_DATE.col())
                .join(
                        visits.select(
                                OutpatientVisits.PERSON_KEY.col(),
                                OutpatientVisits.INSTITUTION_CODE.col(),
                                OutpatientVisits.VISIT_DATE.col(),
                                sign.as("sign")),
                        new String[] {OutpatientVisits.PERSON_KEY.name(), OutpatientVisits.INSTITUTION_CODE.name()})
                .where(OutpatientVisits.VISIT_DATE
                        .col()
                        .lt(SettlementLists.ADMISSION_DATE.col())
                        .and(OutpatientVisits.VISIT_DATE
                                .col()
                                .geq(date_sub(SettlementLists.ADMISSION_DATE.col(), days))))
                .groupBy(SettlementLists.SETTLEMENT_ID.col())
                .agg(EARLIER_OUTPATIENT_COUNT.as(greatest(sum(col("sign")), lit(0L))));
    }

    /** Cases of the year before by city of insurance and group, and how many of them the city treated. */
    private static Dataset<Row> residents(Dataset<Row> stays, int year) {
        return stays.where(GroupedCases.YEAR
                        .col()
                        .equalTo(year - 1)
                        .and(GroupedCases.GROUP_CODE.col().isNotNull()))
                .groupBy(Episodes.HOME_CITY_CODE.col(), GroupedCases.GROUP_CODE.col())
                .agg(
                        RESIDENT_COUNT.as(count(lit(1))),
                        RESIDENT_LOCAL_COUNT.as(count(when(isAway().equalTo(false), lit(1)))));
    }

    private static Column[] columns(List<Field<?>> fields, Column... more) {
        List<Column> columns = new ArrayList<>(fields.stream().map(Field::col).toList());
        columns.addAll(List.of(more));
        return columns.toArray(Column[]::new);
    }

    private CareStays() {}
}
