package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.subtype.SubtypeGate;
import org.medfund.jobs.grouping.CharlsonIndex;
import org.medfund.jobs.grouping.DipCase;
import org.medfund.jobs.grouping.DipCatalogue;
import org.medfund.jobs.grouping.DipCataloguePolicy;
import org.medfund.jobs.grouping.DipCombination;
import org.medfund.jobs.grouping.DipDisease;
import org.medfund.jobs.grouping.DipMatch;
import org.medfund.jobs.grouping.DipMatcher;
import org.medfund.jobs.grouping.ProcedureClass;
import org.medfund.jobs.grouping.RelatedOperations;

/** Cases of the DIP catalogue, of matching, and of auxiliary subtypes (SPEC C.1, C.4). */
final class DipCases {
    static Map<String, Object> catalogue(AcceptanceCase example) {
        List<DipCombination> combinations = new ArrayList<>();
        example.input().get("combos").forEach(combo -> combinations.add(combination(combo)));
        DipCatalogue catalogue = DipCatalogue.of(combinations, cataloguePolicy(example));
        return Map.of(
                "core", counts(catalogue, DipDisease.Kind.CORE),
                "comprehensive", counts(catalogue, DipDisease.Kind.COMPREHENSIVE),
                "ungrouped", catalogue.ungrouped().caseCount(),
                "core_share", catalogue.coreShare(),
                "grouped_share", catalogue.groupedShare());
    }

    private static DipCombination combination(JsonNode combo) {
        return new DipCombination(
                text(combo, "dx"),
                text(combo, "main_op"),
                ProcedureClass.valueOf(text(combo, "op_class")),
                List.copyOf(new TreeSet<>(texts(combo.path("related")))),
                new CostSpread(combo.get("n").asLong(), BigDecimal.ZERO, BigDecimal.ZERO));
    }

    private static DipCataloguePolicy cataloguePolicy(AcceptanceCase example) {
        JsonNode params = example.params();
        return new DipCataloguePolicy(
                DipCataloguePolicy.CoreRule.valueOf(params.path("core_rule").asText("THRESHOLD")),
                example.whole("core_threshold", "dip.core_threshold"),
                example.decimal("core_coverage", "dip.core_coverage"),
                example.decimal("related_min_increase", "dip.related_min_increase"),
                example.decimal("comp_cv_max", "dip.comp_cv_max"),
                DipCataloguePolicy.BelowThreshold.valueOf(
                        params.path("comp_below_threshold").asText("UNGROUPED")),
                example.whole("dx_core_len", "dip.core_characters"),
                example.whole("dx_comp_len", "dip.comprehensive_characters"),
                example.whole("ddof", "stat.ddof"));
    }

    private static Map<String, Object> counts(DipCatalogue catalogue, DipDisease.Kind kind) {
        Map<String, Object> counts = new HashMap<>();
        catalogue.diseases().stream()
                .filter(disease -> disease.kind() == kind)
                .forEach(disease -> counts.put(disease.code(), disease.costs().caseCount()));
        return counts;
    }

    static Map<String, Object> relatedOperation(AcceptanceCase example) {
        BigFraction without = Money.exact(decimal(example.input(), "base_mean"));
        Map<String, Object> increases = new HashMap<>();
        Map<String, Object> kept = new HashMap<>();
        example.input().get("with_related").properties().forEach(operation -> {
            BigFraction increase = RelatedOperations.increase(
                    Money.exact(new BigDecimal(operation.getValue().asText())), without);
            increases.put(operation.getKey(), increase);
            kept.put(
                    operation.getKey(),
                    RelatedOperations.isKept(increase, example.decimal("min_increase", "dip.related_min_increase")));
        });
        return Map.of("increase", increases, "separate_group", kept);
    }

    static Map<String, Object> match(AcceptanceCase example) {
        List<DipDisease> diseases = new ArrayList<>();
        example.input().path("core").forEach(core -> diseases.add(core(core)));
        example.input().path("comp").forEach(comp -> diseases.add(comprehensive(comp)));
        List<DipMatch.Step> order = texts(example.params().get("order")).stream()
                .map(DipMatch.Step::valueOf)
                .toList();
        DipMatcher matcher = new DipMatcher(diseases, order);
        Map<String, Object> groups = new HashMap<>();
        example.input().get("cases").forEach(each -> {
            DipDisease disease = matcher.match(dipCase(each)).disease();
            groups.put(text(each, "id"), disease == null ? DipMatch.Step.UNGROUPED.name() : disease.code());
        });
        return Map.of("group", groups);
    }

    private static DipDisease core(JsonNode core) {
        String main = text(core, "main");
        return new DipDisease(
                text(core, "code"),
                DipDisease.Kind.CORE,
                text(core, "dx"),
                null,
                main == null ? Set.of() : Set.of(main),
                texts(core.path("related")).stream().map(Set::of).toList(),
                mean(core),
                null);
    }

    private static DipDisease comprehensive(JsonNode comp) {
        return new DipDisease(
                text(comp, "code"),
                DipDisease.Kind.COMPREHENSIVE,
                text(comp, "dx3"),
                ProcedureClass.valueOf(text(comp, "op_class")),
                Set.of(),
                List.of(),
                mean(comp),
                null);
    }

    /** One case of the mean cost, where a disease gives one. */
    private static CostSpread mean(JsonNode disease) {
        return disease.hasNonNull("mean") ? CostSpread.of(List.of(decimal(disease, "mean"))) : CostSpread.NONE;
    }

    private static DipCase dipCase(JsonNode each) {
        return new DipCase(
                text(each, "dx").toUpperCase(Locale.ROOT),
                text(each, "main"),
                Set.copyOf(texts(each.path("related"))),
                ProcedureClass.valueOf(text(each, "op_class")),
                each.hasNonNull("cost") ? decimal(each, "cost") : null);
    }

    static Map<String, Object> subtype(AcceptanceCase example) {
        Map<String, CostSpread> subtypes = new TreeMap<>();
        example.input()
                .get("cases")
                .forEach(each -> subtypes.merge(
                        text(each, "sub"), CostSpread.of(List.of(decimal(each, "cost"))), CostSpread::plus));
        SubtypeGate.Split split = new SubtypeGate(
                        example.whole("min_cases", "aux.min_cases"),
                        example.whole("min_subtype_cases", "aux.min_subtype_cases"),
                        example.decimal("cv_before_min", "aux.cv_before_min"),
                        example.decimal("cv_reduction_min", "aux.cv_reduction_min"),
                        example.whole("ddof", "stat.ddof"))
                .split(subtypes);
        return Map.of(
                "mean", split.meanYuan(),
                "cv_before", split.variationBefore(),
                "cv_after", split.variationAfter(),
                "reduction", split.reduction(),
                "applies", split.applies(),
                "coef", split.coefficients(),
                "trigger_coef", split.triggerCoefficient());
    }

    static Map<String, Object> charlson(AcceptanceCase example) {
        Map<String, Integer> weights = new HashMap<>();
        example.params()
                .get("weights")
                .properties()
                .forEach(
                        weight -> weights.put(weight.getKey(), weight.getValue().asInt()));
        List<CharlsonIndex.Level> levels = new ArrayList<>();
        example.params()
                .get("levels")
                .forEach(level -> levels.add(new CharlsonIndex.Level(
                        level.get("min").asInt(),
                        level.get("max").asInt(),
                        text(level, "name"),
                        decimal(level, "coef"))));
        CharlsonIndex index = new CharlsonIndex(weights, levels);
        Map<String, Object> scores = new HashMap<>();
        Map<String, Object> names = new HashMap<>();
        example.input().get("patients").forEach(patient -> {
            int score = index.score(texts(patient.get("others")));
            scores.put(text(patient, "id"), score);
            names.put(text(patient, "id"), index.level(score).name());
        });
        return Map.of("score", scores, "level", names);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private DipCases() {}
}
