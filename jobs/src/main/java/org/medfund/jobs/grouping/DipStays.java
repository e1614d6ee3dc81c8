package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.GroupedCases;

/** Stays as a DIP catalogue sees them: diagnosis, main procedure, related operations, class, and cost. */
final class DipStays {
    /** Main diagnosis cut as core diseases are; null without exactly one. */
    static final String DIAGNOSIS = "core_diagnosis";

    /** Procedures beside the main one, each once, sorted; empty if there are none. */
    static final String RELATED = "related_procedures";

    static final String FEN = "cost_fen";
    static final String ICU_DAYS = "icu_days";
    static final String DRUG_FEN = "drug_fen";
    static final String TREATMENT_FEN = "treatment_fen";

    private static final String GATHERED = "gathered_procedures";
    private static final int SECONDS_PER_DAY = 86_400;
    private static final Object[] DRUGS = {"09", "10", "11"};
    private static final String TREATMENT = "05";

    /**
     * One row per stay. The main procedure is the one marked so, or else the first; of several marked ones the first.
     *
     * @param stays rows of {@link SettledStays#withDiagnoses}
     * @param policies of every region in the stays
     * @return the stays with {@link #DIAGNOSIS}, {@link DipMatches#MAIN_PROCEDURE_CODE}, {@link #RELATED}, {@link
     *     DipMatches#PROCEDURE_CLASS}, and {@link #FEN}
     */
    static Dataset<Row> of(Dataset<Row> stays, Dataset<Row> procedures, Map<String, DipPolicy> policies) {
        Dataset<Row> gathered =
                SettledStays.inOrder(procedures, GATHERED, Procedures.PROCEDURE_CODE, Procedures.PROCEDURE_CLASS);
        Column main = element_at(col(GATHERED), lit(1));
        Column codes = transform(col(GATHERED), each -> each.getField(Procedures.PROCEDURE_CODE.name()));
        return stays.join(gathered, SettlementLists.SETTLEMENT_ID.name(), "left")
                .withColumn(
                        DIAGNOSIS,
                        cut(policies).apply(GroupedCases.REGION_CODE.col(), GroupedCases.MAIN_DIAGNOSIS_CODE.col()))
                .withColumn(DipMatches.MAIN_PROCEDURE_CODE.name(), main.getField(Procedures.PROCEDURE_CODE.name()))
                .withColumn(
                        RELATED,
                        coalesce(
                                sort_array(array_except(codes, array(DipMatches.MAIN_PROCEDURE_CODE.col()))),
                                array().cast("array<string>")))
                .withColumn(
                        DipMatches.PROCEDURE_CLASS.name(),
                        procedureClass(policies)
                                .apply(
                                        GroupedCases.REGION_CODE.col(),
                                        DipMatches.MAIN_PROCEDURE_CODE.col(),
                                        main.getField(Procedures.PROCEDURE_CLASS.name())))
                .withColumn(FEN, Money.fen(SettlementLists.TOTAL_COST_YUAN.col()))
                .drop(GATHERED);
    }

    /** Of the stays what matching and subtypes look at: days in intensive care, fen for drugs and for treatment too. */
    static Dataset<Row> withSubtypeFacts(Dataset<Row> stays, Dataset<Row> icuStays, Dataset<Row> feeClasses) {
        Column seconds = unix_timestamp(IcuStays.LEFT_AT.col()).minus(unix_timestamp(IcuStays.ENTERED_AT.col()));
        Dataset<Row> icu = icuStays.groupBy(IcuStays.SETTLEMENT_ID.col())
                .agg(floor(sum(seconds).divide(lit(SECONDS_PER_DAY)))
                        .cast(DataTypes.IntegerType)
                        .as(ICU_DAYS));
        Column fen = Money.fen(FeeClasses.AMOUNT_YUAN.col());
        Dataset<Row> fees = feeClasses
                .groupBy(FeeClasses.SETTLEMENT_ID.col())
                .agg(
                        sum(when(FeeClasses.FEE_CLASS.col().isin(DRUGS), fen).otherwise(lit(0L)))
                                .as(DRUG_FEN),
                        sum(when(FeeClasses.FEE_CLASS.col().equalTo(TREATMENT), fen)
                                        .otherwise(lit(0L)))
                                .as(TREATMENT_FEN));
        return stays.join(icu, SettlementLists.SETTLEMENT_ID.name(), "left")
                .join(fees, SettlementLists.SETTLEMENT_ID.name(), "left")
                .withColumn(ICU_DAYS, coalesce(col(ICU_DAYS), lit(0)))
                .withColumn(DRUG_FEN, coalesce(col(DRUG_FEN), lit(0L)))
                .withColumn(TREATMENT_FEN, coalesce(col(TREATMENT_FEN), lit(0L)))
                .select(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.SETTLEMENT_ID.col(),
                        GroupedCases.YEAR.col(),
                        GroupedCases.MAIN_DIAGNOSIS_CODE.col(),
                        GroupedCases.TOTAL_COST_YUAN.col(),
                        SettlementLists.BIRTH_DATE.col(),
                        SettlementLists.ADMISSION_DATE.col(),
                        SettlementLists.STAY_DAYS.col(),
                        SettlementLists.DISCHARGE_WAY.col(),
                        SettlementLists.TREATMENT_KIND.col(),
                        DipMatches.MAIN_PROCEDURE_CODE.col(),
                        DipMatches.PROCEDURE_CLASS.col(),
                        col(SettledStays.MAIN_DIAGNOSES),
                        col(SettledStays.OTHER_DIAGNOSES),
                        col(DIAGNOSIS),
                        col(RELATED),
                        col(FEN),
                        col(ICU_DAYS),
                        col(DRUG_FEN),
                        col(TREATMENT_FEN));
    }

    private static UserDefinedFunction cut(Map<String, DipPolicy> policies) {
        Map<String, Integer> characters = new HashMap<>();
        policies.forEach(
                (region, policy) -> characters.put(region, policy.catalogue().coreCharacters()));
        UDF2<String, @Nullable String, @Nullable String> cut = (region, diagnosis) ->
                diagnosis == null ? null : CodeRanges.cut(diagnosis, Objects.requireNonNull(characters.get(region)));
        return udf(cut, DataTypes.StringType);
    }

    private static UserDefinedFunction procedureClass(Map<String, DipPolicy> policies) {
        Map<String, ProcedureClasses> classes = new HashMap<>();
        policies.forEach((region, policy) -> classes.put(region, policy.classes()));
        UDF3<String, @Nullable String, @Nullable String, String> of =
                (region, procedure, claimed) -> Objects.requireNonNull(classes.get(region))
                        .of(procedure, claimed)
                        .name();
        return udf(of, DataTypes.StringType);
    }

    static List<String> codes(Row row, String column) {
        return row.getList(row.fieldIndex(column));
    }

    private DipStays() {}
}
