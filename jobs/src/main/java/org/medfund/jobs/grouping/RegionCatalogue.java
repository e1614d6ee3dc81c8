package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.money.CostSpread;

/** The catalogue of one region in the making: takes its combinations by level class, then decides once. */
final class RegionCatalogue {
    private final DipPolicy policy;
    private final List<DipCatalogueBuilding.OfLevel> combinations = new ArrayList<>();
    private final SortedMap<String, SortedMap<Integer, CostSpread>> byLevel = new TreeMap<>();
    private CostSpread withoutDiagnosis = CostSpread.NONE;
    private DipCatalogue catalogue = new DipCatalogue(0, List.of(), CostSpread.NONE, CostSpread.NONE);

    RegionCatalogue(DipPolicy policy) {
        this.policy = policy;
    }

    /** An empty diagnosis stands for none, or for several main ones. */
    void add(DipCatalogueBuilding.OfLevel each) {
        if (each.combination().diagnosis().isEmpty()) {
            withoutDiagnosis = withoutDiagnosis.plus(each.combination().costs());
        } else {
            combinations.add(each);
        }
    }

    /** Makes the catalogue, and sums what each disease costs in each level class. */
    void decide() {
        catalogue = DipCatalogue.of(
                combinations.stream()
                        .map(DipCatalogueBuilding.OfLevel::combination)
                        .toList(),
                policy.catalogue());
        Map<String, DipDisease> diseases = catalogue.byCode();
        for (DipCatalogueBuilding.OfLevel each : combinations) {
            DipCombination combination = each.combination();
            DipDisease disease = diseases.get(DipDisease.core(combination).code());
            if (disease == null) {
                disease = diseases.get(DipDisease.comprehensive(
                                CodeRanges.cut(
                                        combination.diagnosis(),
                                        policy.catalogue().comprehensiveCharacters()),
                                combination.procedureClass(),
                                CostSpread.NONE)
                        .code());
            }
            if (disease != null) {
                byLevel.computeIfAbsent(disease.code(), code -> new TreeMap<>())
                        .merge(each.levelClass(), combination.costs(), CostSpread::plus);
            }
        }
    }

    DipPolicy policy() {
        return policy;
    }

    DipCatalogue catalogue() {
        return catalogue;
    }

    CostSpread withoutDiagnosis() {
        return withoutDiagnosis;
    }

    /** By disease and level class. */
    SortedMap<String, SortedMap<Integer, CostSpread>> byLevel() {
        return byLevel;
    }

    /** Core diseases that some gate of subtypes may let pass, by code. */
    Map<String, DipDisease> candidates() {
        Map<String, DipDisease> candidates = new HashMap<>();
        for (DipDisease disease : catalogue.diseases()) {
            boolean mayBeSplit = disease.kind() == DipDisease.Kind.CORE
                    && (policy.subtypes().gate(SubtypeDimension.CCI).admits(disease.costs())
                            || policy.subtypes().gate(SubtypeDimension.ICU_DAYS).admits(disease.costs()));
            if (mayBeSplit) {
                candidates.put(disease.code(), disease);
            }
        }
        return candidates;
    }
}
