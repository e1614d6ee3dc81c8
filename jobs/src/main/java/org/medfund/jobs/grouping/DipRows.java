package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.DipCoverage;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipLevelMeans;
import org.medfund.core.table.grouping.DipSubtypes;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.time.PolicyYear;

/** Rows of the tables of a catalogue. */
final class DipRows {
    private static final int DIRECTORY_CHARACTERS = 4;

    static String scheme(PolicyYear year) {
        return GroupedCases.DIP_PREFIX + year;
    }

    /** A row of {@link DipDiseases}. */
    static Row disease(String region, PolicyYear year, DipDisease disease, String name, int deltaDegreesOfFreedom) {
        CostSpread costs = disease.costs();
        boolean isMade = costs.caseCount() > 0;
        String classText = disease.procedureClass() == null ? "" : "|" + disease.procedureClass();
        String section = IcdDirectory.section(disease.diagnosis())
                .map(IcdDirectory.Section::code)
                .orElse(disease.diagnosis());
        return RowFactory.create(
                region,
                year.value(),
                scheme(year),
                disease.code(),
                name,
                disease.kind().name(),
                disease.diagnosis(),
                disease.procedureClass() == null
                        ? null
                        : disease.procedureClass().name(),
                oneOf(disease.mainProcedures()),
                allOf(disease.related()),
                CodeRanges.cut(disease.diagnosis(), DIRECTORY_CHARACTERS) + classText,
                section + classText,
                IcdDirectory.section(disease.diagnosis())
                        .map(IcdDirectory.Section::chapter)
                        .orElse(null),
                costs.caseCount(),
                Money.roundToFen(costs.sumYuan()),
                isMade ? Money.roundToFen(costs.total().meanYuan()) : null,
                isMade ? costs.variation(deltaDegreesOfFreedom).doubleValue() : null,
                disease.score() == null
                        ? null
                        : disease.score()
                                .setScale(((org.apache.spark.sql.types.DecimalType) DipDiseases.LOADED_SCORE.type())
                                        .scale()));
    }

    /** The disease of a row of {@link DipDiseases}; squares of its costs are not kept. */
    static DipDisease disease(Row row) {
        String procedureClass = DipDiseases.PROCEDURE_CLASS.inOrNull(row);
        String related = DipDiseases.RELATED_PROCEDURE_CODES.inOrNull(row);
        List<Set<String>> relatedSets = new ArrayList<>();
        if (related != null) {
            Arrays.stream(related.split("\\+")).map(DipRows::codes).forEach(relatedSets::add);
        }
        return new DipDisease(
                DipDiseases.GROUP_CODE.in(row),
                DipDisease.Kind.valueOf(DipDiseases.KIND.in(row)),
                DipDiseases.DIAGNOSIS_CODE.in(row),
                procedureClass == null ? null : ProcedureClass.valueOf(procedureClass),
                codes(DipDiseases.MAIN_PROCEDURE_CODES.inOrNull(row)),
                List.copyOf(relatedSets),
                new CostSpread(
                        DipDiseases.CASE_COUNT.in(row), DipDiseases.TOTAL_COST_YUAN.in(row), java.math.BigDecimal.ZERO),
                DipDiseases.LOADED_SCORE.inOrNull(row));
    }

    /** Rows of {@link DipCoverage}: one per kind, those without cases among them. */
    static List<Row> coverage(String region, PolicyYear year, DipCatalogue catalogue, CostSpread withoutDiagnosis) {
        List<Row> rows = new ArrayList<>();
        for (DipDisease.Kind kind : DipDisease.Kind.values()) {
            long diseases = catalogue.diseases().stream()
                    .filter(disease -> disease.kind() == kind)
                    .count();
            rows.add(coverage(region, year, kind.name(), catalogue.threshold(), diseases, catalogue.of(kind)));
        }
        rows.add(coverage(region, year, "BELOW_THRESHOLD", catalogue.threshold(), 0, catalogue.belowThreshold()));
        rows.add(coverage(region, year, "TOO_VARIED", catalogue.threshold(), 0, catalogue.tooVaried()));
        rows.add(coverage(region, year, "NO_MAIN_DIAGNOSIS", catalogue.threshold(), 0, withoutDiagnosis));
        return rows;
    }

    private static Row coverage(
            String region, PolicyYear year, String kind, int threshold, long diseases, CostSpread costs) {
        return RowFactory.create(
                region, year.value(), kind, threshold, diseases, costs.caseCount(), Money.roundToFen(costs.sumYuan()));
    }

    /** A row of {@link DipLevelMeans}. */
    static Row levelMean(String region, PolicyYear year, String groupCode, int levelClass, CostSpread costs) {
        return RowFactory.create(
                region,
                year.value(),
                groupCode,
                levelClass,
                costs.caseCount(),
                Money.roundToFen(costs.sumYuan()),
                Money.roundToFen(costs.total().meanYuan()));
    }

    /** Rows of {@link DipSubtypes} of one disease. */
    static List<Row> subtypes(String region, PolicyYear year, String groupCode, SubtypeChoice choice) {
        List<Row> rows = new ArrayList<>();
        choice.splits()
                .forEach((dimension, split) -> split.coefficients().forEach((subtype, coefficient) -> {
                    Map<String, CostSpread> ofDimension =
                            java.util.Objects.requireNonNull(choice.costs().get(dimension));
                    CostSpread costs = java.util.Objects.requireNonNull(ofDimension.get(subtype));
                    rows.add(RowFactory.create(
                            region,
                            year.value(),
                            groupCode,
                            dimension.name(),
                            subtype,
                            costs.caseCount(),
                            Money.roundToFen(costs.total().meanYuan()),
                            Money.roundToWeight(coefficient),
                            split.variationBefore().doubleValue(),
                            split.variationAfter().doubleValue(),
                            split.applies(),
                            choice.chosen().filter(dimension::equals).isPresent()));
                }));
        return rows;
    }

    private static @Nullable String oneOf(Set<String> codes) {
        return codes.isEmpty() ? null : String.join("/", new TreeSet<>(codes));
    }

    private static @Nullable String allOf(List<Set<String>> related) {
        return related.isEmpty()
                ? null
                : related.stream()
                        .map(codes -> String.join("/", new TreeSet<>(codes)))
                        .collect(Collectors.joining("+"));
    }

    private static Set<String> codes(@Nullable String text) {
        return text == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split("/")));
    }

    private DipRows() {}
}
