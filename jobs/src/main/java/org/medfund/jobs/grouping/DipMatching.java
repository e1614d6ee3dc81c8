package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.DipSubtypes;
import org.medfund.core.table.grouping.GroupedCases;

/** Matches stays with the DIP catalogues of their regions. */
final class DipMatching {
    /** Why a stay has no disease although it was looked at. */
    static final String NO_DISEASE = "NO_DISEASE";

    private static final BigDecimal NO_SUBTYPE = BigDecimal.ONE.setScale(Money.WEIGHT.scale());

    /**
     * What a region matches with.
     *
     * @param splits coefficients by subtype, of diseases that are split, by code
     */
    record OfRegion(DipMatcher matcher, SubtypePolicy subtypes, Map<String, Split> splits) implements Serializable {}

    /** The chosen dimension of a disease with its coefficients. */
    record Split(SubtypeDimension dimension, Map<String, BigDecimal> coefficients) implements Serializable {}

    /** The splits in rows of {@link DipSubtypes} that are chosen, by region and disease. */
    static Map<String, Map<String, Split>> splits(List<Row> subtypes) {
        Map<String, Map<String, Split>> splits = new HashMap<>();
        for (Row row : subtypes) {
            splits.computeIfAbsent(DipSubtypes.REGION_CODE.in(row), region -> new HashMap<>())
                    .computeIfAbsent(
                            DipSubtypes.GROUP_CODE.in(row),
                            code -> new Split(SubtypeDimension.valueOf(DipSubtypes.DIMENSION.in(row)), new HashMap<>()))
                    .coefficients()
                    .put(DipSubtypes.SUBTYPE.in(row), DipSubtypes.COEFFICIENT.in(row));
        }
        return splits;
    }

    /**
     * Each stay with its disease. Independent of the order and partitioning of the rows.
     *
     * @param stays rows of {@link DipStays#withSubtypeFacts}
     * @param regions what each region matches with
     * @return {@link DipMatches}: one row per stay; empty if there are no stays
     */
    static Dataset<Row> match(Dataset<Row> stays, String scheme, Broadcast<Map<String, OfRegion>> regions) {
        return DipMatches.TABLE.conform(stays.map(
                (MapFunction<Row, Row>) stay -> matched(
                        stay, scheme, Objects.requireNonNull(regions.value().get(GroupedCases.REGION_CODE.in(stay)))),
                Encoders.row(DipMatches.TABLE.contentSchema())));
    }

    /**
     * The matches as rows beside those of DRG schemes.
     *
     * @param matches {@link DipMatches}
     * @param claims rows of {@link SettledStays#claimed}, one per stay of the matches
     * @return {@link GroupedCases}: one row per match
     */
    static Dataset<Row> grouped(Dataset<Row> matches, Dataset<Row> claims) {
        Column hasGroup = DipMatches.GROUP_CODE.col().isNotNull();
        Column noText = lit(null).cast("string");
        Column isUngrouped = DipMatches.MATCHED_BY.col().equalTo(DipMatch.Step.UNGROUPED.name());
        Dataset<Row> results = matches.select(
                DipMatches.SETTLEMENT_ID.col(),
                DipMatches.SCHEME.col(),
                DipMatches.GROUP_CODE.col(),
                DipMatches.MAIN_DIAGNOSIS_CODE.col(),
                when(hasGroup, lit(GroupingStatus.SUCCESS.name()))
                        .when(isUngrouped, lit(GroupingStatus.UNGROUPED.name()))
                        .otherwise(lit(GroupingStatus.CHECK_FAILED.name()))
                        .as(GroupedCases.STATUS.name()),
                when(hasGroup, noText)
                        .when(isUngrouped, lit(NO_DISEASE))
                        .otherwise(DipMatches.MATCHED_BY.col())
                        .as(GroupedCases.REASON.name()));
        return GroupedCases.TABLE.conform(claims.join(results, DipMatches.SETTLEMENT_ID.name())
                .withColumn(GroupedCases.IS_COMPARISON.name(), lit(false))
                .withColumn(GroupedCases.MDC_CODE.name(), noText)
                .withColumn(GroupedCases.ADRG_CODE.name(), noText));
    }

    private static Row matched(Row stay, String scheme, OfRegion region) {
        String diagnosis = GroupedCases.MAIN_DIAGNOSIS_CODE.inOrNull(stay);
        String main = DipMatches.MAIN_PROCEDURE_CODE.inOrNull(stay);
        ProcedureClass procedureClass = ProcedureClass.valueOf(DipMatches.PROCEDURE_CLASS.in(stay));
        String matchedBy;
        DipDisease disease = null;
        if (diagnosis == null) {
            boolean isNone = DipStays.codes(stay, SettledStays.MAIN_DIAGNOSES).isEmpty();
            matchedBy = (isNone ? GroupingReason.NO_MAIN_DIAGNOSIS : GroupingReason.SEVERAL_MAIN_DIAGNOSES).name();
        } else {
            DipMatch match = region.matcher()
                    .match(new DipCase(
                            diagnosis,
                            main,
                            new HashSet<>(DipStays.codes(stay, DipStays.RELATED)),
                            procedureClass,
                            GroupedCases.TOTAL_COST_YUAN.in(stay)));
            matchedBy = match.step().name();
            disease = match.disease();
        }
        Split split = disease == null ? null : region.splits().get(disease.code());
        String subtype = split == null ? null : subtype(stay, Objects.requireNonNull(disease), split, region);
        return RowFactory.create(
                GroupedCases.REGION_CODE.in(stay),
                GroupedCases.SETTLEMENT_ID.in(stay),
                GroupedCases.YEAR.in(stay),
                scheme,
                disease == null ? null : disease.code(),
                matchedBy,
                diagnosis,
                main,
                procedureClass.name(),
                subtype == null || split == null ? null : split.dimension().name(),
                subtype,
                subtype == null || split == null
                        ? NO_SUBTYPE
                        : split.coefficients().getOrDefault(subtype, NO_SUBTYPE));
    }

    private static @Nullable String subtype(Row stay, DipDisease disease, Split split, OfRegion region) {
        return region.subtypes()
                .subtypes(DipCatalogueBuilding.facts(stay, disease.costs().total()))
                .get(split.dimension());
    }

    private DipMatching() {}
}
