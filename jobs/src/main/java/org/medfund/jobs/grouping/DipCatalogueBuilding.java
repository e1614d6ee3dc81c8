package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.DipSubtypes;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.jobs.grouping.RelatedOperations.Base;
import org.medfund.jobs.grouping.RelatedOperations.WithOperation;

/** The exact sums a DIP catalogue is made from (SPEC C.1, C.4); the decisions are plain Java. */
final class DipCatalogueBuilding {
    private static final String OPERATION = "operation";
    private static final String KEPT = "kept_operations";
    private static final String CASES = "cases";
    private static final String FEN = "fen";
    private static final String SQUARES = "square_fen";

    /** Squares of fen of a whole region fit: 38 digits. */
    private static final DecimalType SQUARE = DataTypes.createDecimalType(38, 0);

    private static final DecimalType WHOLE_FEN = DataTypes.createDecimalType(18, 0);
    private static final int FEN_SQUARE_PLACES = 4; // 1 yuan squared is 10,000 fen squared

    private static final StructType SUBTYPED = new StructType()
            .add(GroupedCases.REGION_CODE.name(), DataTypes.StringType)
            .add(DipSubtypes.GROUP_CODE.name(), DataTypes.StringType)
            .add(DipSubtypes.DIMENSION.name(), DataTypes.StringType)
            .add(DipSubtypes.SUBTYPE.name(), DataTypes.StringType)
            .add(DipStays.FEN, DataTypes.LongType);

    /** A combination of one region in institutions of one level class. */
    record OfLevel(String regionCode, int levelClass, DipCombination combination) {}

    /** Cases of one subtype. */
    record OfSubtype(
            String regionCode, String groupCode, SubtypeDimension dimension, String subtype, CostSpread costs) {}

    /**
     * Operated cases by region, base, and related operation: one row each, and one with an empty operation for the whole
     * base. Read with {@link #base} and {@link #withOperation}. Empty without operated cases.
     *
     * @param stays rows of {@link DipStays#of}
     */
    static Dataset<Row> relatedSums(Dataset<Row> stays) {
        return stays.where(col(DipStays.DIAGNOSIS)
                        .isNotNull()
                        .and(DipMatches.MAIN_PROCEDURE_CODE.col().isNotNull()))
                .select(
                        GroupedCases.REGION_CODE.col(),
                        col(DipStays.DIAGNOSIS),
                        DipMatches.MAIN_PROCEDURE_CODE.col(),
                        col(DipStays.FEN),
                        explode(array_union(array(lit("")), col(DipStays.RELATED)))
                                .as(OPERATION))
                .groupBy(
                        GroupedCases.REGION_CODE.col(),
                        col(DipStays.DIAGNOSIS),
                        DipMatches.MAIN_PROCEDURE_CODE.col(),
                        col(OPERATION))
                .agg(count(lit(1)).as(CASES), sum(col(DipStays.FEN)).as(FEN));
    }

    static Base base(Row sums) {
        return new Base(text(sums, DipStays.DIAGNOSIS), DipMatches.MAIN_PROCEDURE_CODE.in(sums));
    }

    /** The operation is empty for the whole base. */
    static WithOperation withOperation(Row sums) {
        return new WithOperation(
                base(sums), text(sums, OPERATION), CostSum.of(number(sums, CASES), Money.yuan(number(sums, FEN))));
    }

    /**
     * Cases by region, level class, and combination, read with {@link #combination}; the diagnosis is empty for cases
     * without exactly one main diagnosis. Empty without cases.
     *
     * @param stays rows of {@link DipStays#of}
     * @param kept operations kept, by region and base
     */
    static Dataset<Row> combinations(Dataset<Row> stays, Broadcast<Map<String, Map<Base, Set<String>>>> kept) {
        return stays.select(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.LEVEL_CLASS.col(),
                        coalesce(col(DipStays.DIAGNOSIS), lit("")).as(DipStays.DIAGNOSIS),
                        coalesce(DipMatches.MAIN_PROCEDURE_CODE.col(), lit(""))
                                .as(DipMatches.MAIN_PROCEDURE_CODE.name()),
                        DipMatches.PROCEDURE_CLASS.col(),
                        keptOf(kept)
                                .apply(
                                        GroupedCases.REGION_CODE.col(),
                                        col(DipStays.DIAGNOSIS),
                                        DipMatches.MAIN_PROCEDURE_CODE.col(),
                                        col(DipStays.RELATED))
                                .as(KEPT),
                        col(DipStays.FEN))
                .groupBy(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.LEVEL_CLASS.col(),
                        col(DipStays.DIAGNOSIS),
                        DipMatches.MAIN_PROCEDURE_CODE.col(),
                        DipMatches.PROCEDURE_CLASS.col(),
                        col(KEPT))
                .agg(spread()[0], spread()[1], spread()[2]);
    }

    static OfLevel combination(Row sums) {
        String main = DipMatches.MAIN_PROCEDURE_CODE.in(sums);
        return new OfLevel(
                GroupedCases.REGION_CODE.in(sums),
                GroupedCases.LEVEL_CLASS.in(sums),
                new DipCombination(
                        text(sums, DipStays.DIAGNOSIS),
                        main.isEmpty() ? null : main,
                        ProcedureClass.valueOf(DipMatches.PROCEDURE_CLASS.in(sums)),
                        DipStays.codes(sums, KEPT),
                        costs(sums)));
    }

    /**
     * Cases of some core diseases by region, disease, dimension, and subtype, read with {@link #subtype}.
     *
     * @param stays rows of {@link DipStays#withSubtypeFacts}
     * @param candidates by region and code: the diseases to look at
     */
    static Dataset<Row> subtypeSums(
            Dataset<Row> stays,
            Broadcast<Map<String, Map<Base, Set<String>>>> kept,
            Broadcast<Map<String, Map<String, DipDisease>>> candidates,
            Map<String, DipPolicy> policies) {
        return stays.where(col(DipStays.DIAGNOSIS).isNotNull())
                .flatMap(
                        (FlatMapFunction<Row, Row>) stay -> subtyped(stay, kept.value(), candidates.value(), policies)
                                .iterator(),
                        Encoders.row(SUBTYPED))
                .groupBy(
                        GroupedCases.REGION_CODE.col(),
                        DipSubtypes.GROUP_CODE.col(),
                        DipSubtypes.DIMENSION.col(),
                        DipSubtypes.SUBTYPE.col())
                .agg(spread()[0], spread()[1], spread()[2]);
    }

    static OfSubtype subtype(Row sums) {
        return new OfSubtype(
                GroupedCases.REGION_CODE.in(sums),
                DipSubtypes.GROUP_CODE.in(sums),
                SubtypeDimension.valueOf(DipSubtypes.DIMENSION.in(sums)),
                DipSubtypes.SUBTYPE.in(sums),
                costs(sums));
    }

    private static List<Row> subtyped(
            Row stay,
            Map<String, Map<Base, Set<String>>> kept,
            Map<String, Map<String, DipDisease>> candidates,
            Map<String, DipPolicy> policies) {
        String region = GroupedCases.REGION_CODE.in(stay);
        String diagnosis = text(stay, DipStays.DIAGNOSIS);
        String main = DipMatches.MAIN_PROCEDURE_CODE.inOrNull(stay);
        DipDisease disease = candidates
                .getOrDefault(region, Map.of())
                .get(DipDisease.core(new DipCombination(
                                diagnosis,
                                main,
                                ProcedureClass.valueOf(DipMatches.PROCEDURE_CLASS.in(stay)),
                                kept(kept, region, diagnosis, main, DipStays.codes(stay, DipStays.RELATED)),
                                CostSpread.NONE))
                        .code());
        if (disease == null) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        Objects.requireNonNull(policies.get(region))
                .subtypes()
                .subtypes(facts(stay, disease.costs().total()))
                .forEach((dimension, subtype) -> rows.add(RowFactory.create(
                        region, disease.code(), dimension.name(), subtype, number(stay, DipStays.FEN))));
        return rows;
    }

    /** @param disease the cases of the stay's disease */
    static SubtypeFacts facts(Row stay, CostSum disease) {
        LocalDate birth = SettlementLists.BIRTH_DATE.in(stay);
        LocalDate admission = SettlementLists.ADMISSION_DATE.in(stay);
        return new SubtypeFacts(
                SettlementLists.TREATMENT_KIND.inOrNull(stay),
                GroupedCases.MAIN_DIAGNOSIS_CODE.in(stay),
                DipStays.codes(stay, SettledStays.OTHER_DIAGNOSES),
                (int) ChronoUnit.DAYS.between(birth, admission),
                (int) ChronoUnit.YEARS.between(birth, admission),
                SettlementLists.STAY_DAYS.in(stay),
                SettlementLists.DISCHARGE_WAY.in(stay).equals("5"),
                stay.getInt(stay.fieldIndex(DipStays.ICU_DAYS)),
                number(stay, DipStays.FEN),
                number(stay, DipStays.DRUG_FEN),
                number(stay, DipStays.TREATMENT_FEN),
                disease);
    }

    private static UserDefinedFunction keptOf(Broadcast<Map<String, Map<Base, Set<String>>>> kept) {
        UDF4<String, @Nullable String, @Nullable String, scala.collection.Seq<String>, String[]> of =
                (region, diagnosis, main, related) -> kept(
                                kept.value(),
                                region,
                                diagnosis,
                                main,
                                scala.jdk.javaapi.CollectionConverters.asJava(related))
                        .toArray(String[]::new);
        return udf(of, DataTypes.createArrayType(DataTypes.StringType));
    }

    /** Those of the related operations, sorted, that are kept for the base. */
    private static List<String> kept(
            Map<String, Map<Base, Set<String>>> kept,
            String region,
            @Nullable String diagnosis,
            @Nullable String main,
            List<String> related) {
        if (diagnosis == null || main == null || related.isEmpty()) {
            return List.of();
        }
        Set<String> ofBase = kept.getOrDefault(region, Map.of()).getOrDefault(new Base(diagnosis, main), Set.of());
        return related.stream().filter(ofBase::contains).toList();
    }

    private static Column[] spread() {
        Column fen = col(DipStays.FEN);
        return new Column[] {
            count(lit(1)).as(CASES),
            sum(fen).as(FEN),
            sum(fen.cast(WHOLE_FEN).multiply(fen.cast(WHOLE_FEN))).cast(SQUARE).as(SQUARES)
        };
    }

    private static CostSpread costs(Row sums) {
        return new CostSpread(
                number(sums, CASES),
                Money.yuan(number(sums, FEN)),
                sums.getDecimal(sums.fieldIndex(SQUARES)).scaleByPowerOfTen(-FEN_SQUARE_PLACES));
    }

    private static long number(Row row, String column) {
        return row.getLong(row.fieldIndex(column));
    }

    private static String text(Row row, String column) {
        return row.getString(row.fieldIndex(column));
    }

    private DipCatalogueBuilding() {}
}
