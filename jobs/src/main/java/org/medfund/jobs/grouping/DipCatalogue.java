package org.medfund.jobs.grouping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.jobs.grouping.DipCataloguePolicy.BelowThreshold;
import org.medfund.jobs.grouping.DipCataloguePolicy.CoreRule;

/**
 * Core and comprehensive diseases, and the cases that belong to none (SPEC C.1). The cases of the diseases and the
 * others add up to the cases the catalogue was made from.
 *
 * @param threshold cases a disease has at least
 * @param diseases in order of code
 * @param belowThreshold cases of pools that are too small
 * @param tooVaried cases of comprehensive diseases dropped because their costs vary too much
 */
public record DipCatalogue(int threshold, List<DipDisease> diseases, CostSpread belowThreshold, CostSpread tooVaried) {

    /**
     * Splits combinations into core diseases, comprehensive diseases, and the rest. The order of the combinations does
     * not matter. Without cases there are no diseases.
     */
    public static DipCatalogue of(Collection<DipCombination> combinations, DipCataloguePolicy policy) {
        SortedMap<String, Candidate> candidates = new TreeMap<>();
        for (DipCombination each : combinations) {
            DipDisease disease = DipDisease.core(each);
            candidates
                    .computeIfAbsent(disease.code(), code -> new Candidate(disease))
                    .add(each);
        }
        int threshold =
                policy.coreRule() == CoreRule.THRESHOLD ? policy.threshold() : coveringThreshold(candidates, policy);
        List<DipDisease> diseases = new ArrayList<>();
        Map<String, Map<ProcedureClass, CostSpread>> pools = new TreeMap<>();
        for (Candidate candidate : candidates.values()) {
            if (candidate.all.caseCount() >= threshold) {
                diseases.add(candidate.disease());
            } else {
                candidate.byClass.forEach((procedureClass, costs) -> pools.computeIfAbsent(
                                CodeRanges.cut(candidate.alike.diagnosis(), policy.comprehensiveCharacters()),
                                diagnosis -> new TreeMap<>())
                        .merge(procedureClass, costs, CostSpread::plus));
            }
        }

        CostSpread below = CostSpread.NONE;
        CostSpread varied = CostSpread.NONE;
        for (var pool : pools.entrySet()) {
            for (var ofClass : pool.getValue().entrySet()) {
                CostSpread costs = ofClass.getValue();
                if (costs.caseCount() < threshold && policy.below() == BelowThreshold.UNGROUPED) {
                    below = below.plus(costs);
                } else if (isTooVaried(costs, policy)) {
                    varied = varied.plus(costs);
                } else {
                    diseases.add(DipDisease.comprehensive(pool.getKey(), ofClass.getKey(), costs));
                }
            }
        }
        diseases.sort(Comparator.comparing(DipDisease::code));
        return new DipCatalogue(threshold, List.copyOf(diseases), below, varied);
    }

    /** The diseases by code, to look up where a combination of the catalogue's own cases went. */
    Map<String, DipDisease> byCode() {
        return diseases.stream().collect(Collectors.toMap(DipDisease::code, disease -> disease));
    }

    /** Cases of the diseases of a kind. */
    public CostSpread of(DipDisease.Kind kind) {
        return diseases.stream()
                .filter(disease -> disease.kind() == kind)
                .map(DipDisease::costs)
                .reduce(CostSpread.NONE, CostSpread::plus);
    }

    /** Cases that belong to no disease. */
    public CostSpread ungrouped() {
        return belowThreshold.plus(tooVaried);
    }

    /** All cases the catalogue was made from. */
    public CostSpread all() {
        return of(DipDisease.Kind.CORE).plus(of(DipDisease.Kind.COMPREHENSIVE)).plus(ungrouped());
    }

    /** Share of the cases in core diseases; 0 without cases. */
    public BigDecimal coreShare() {
        return share(of(DipDisease.Kind.CORE).caseCount());
    }

    /** Share of the cases in any disease; 0 without cases. */
    public BigDecimal groupedShare() {
        return share(all().caseCount() - ungrouped().caseCount());
    }

    private BigDecimal share(long cases) {
        long all = all().caseCount();
        BigFraction share = all == 0 ? BigFraction.ZERO : new BigFraction(cases, all);
        return Money.round(share, Money.SHARE.scale());
    }

    /** The greatest number of cases at which core diseases still reach the share of all cases; at least 1. */
    private static int coveringThreshold(Map<String, Candidate> candidates, DipCataloguePolicy policy) {
        List<Long> sizes = candidates.values().stream()
                .map(candidate -> candidate.all.caseCount())
                .sorted(Comparator.reverseOrder())
                .toList();
        BigDecimal wanted = BigDecimal.valueOf(
                        sizes.stream().mapToLong(Long::longValue).sum())
                .multiply(policy.coverage());
        long covered = 0;
        for (long size : sizes) {
            covered += size;
            if (BigDecimal.valueOf(covered).compareTo(wanted) >= 0) {
                return Math.toIntExact(size);
            }
        }
        return 1;
    }

    private static boolean isTooVaried(CostSpread costs, DipCataloguePolicy policy) {
        return costs.compareVariation(policy.variationMax(), policy.deltaDegreesOfFreedom()) > 0;
    }

    /** A combination that may be a core disease. Claims may give its main procedure more than one class. */
    private static final class Candidate {
        private final DipDisease alike;
        private final SortedMap<ProcedureClass, CostSpread> byClass = new TreeMap<>();
        private CostSpread all = CostSpread.NONE;

        private Candidate(DipDisease alike) {
            this.alike = alike;
        }

        private void add(DipCombination combination) {
            byClass.merge(combination.procedureClass(), combination.costs(), CostSpread::plus);
            all = all.plus(combination.costs());
        }

        /** Its class is the first of those it was given. */
        private DipDisease disease() {
            return new DipDisease(
                    alike.code(),
                    alike.kind(),
                    alike.diagnosis(),
                    byClass.firstKey(),
                    alike.mainProcedures(),
                    alike.related(),
                    all,
                    null);
        }
    }
}
