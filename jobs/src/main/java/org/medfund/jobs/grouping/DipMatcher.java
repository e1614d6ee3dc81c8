package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.grouping.DipMatch.Step;

/**
 * Matches a case with the diseases of a catalogue (SPEC C.1). Immutable; one is shared by all threads.
 *
 * <p>The steps are tried in order. A core disease is eligible only if all its related operations occur in the case. Of
 * several, the longer diagnosis code wins (a catalogue may have P07.102 beside P07.1), then the one with most related
 * operations, then the one whose mean cost is nearest to the case's, then the lower code.
 */
public final class DipMatcher implements Serializable {
    private static final long serialVersionUID = 1;

    private final List<Step> order;
    private final Map<String, List<DipDisease>> coreByKey = new HashMap<>();
    private final Map<String, List<DipDisease>> comprehensiveByKey = new HashMap<>();
    private final List<Integer> coreLengths;
    private final List<Integer> comprehensiveLengths;

    /** The order of the diseases does not matter. */
    public DipMatcher(Collection<DipDisease> diseases, List<Step> order) {
        this.order = List.copyOf(order);
        Set<Integer> core = new TreeSet<>(Comparator.reverseOrder());
        Set<Integer> comprehensive = new TreeSet<>(Comparator.reverseOrder());
        for (DipDisease disease : diseases) {
            int length = disease.diagnosis().replace(".", "").length();
            if (disease.kind() == DipDisease.Kind.CORE) {
                core.add(length);
                Set<String> mains = disease.mainProcedures().isEmpty() ? Set.of("") : disease.mainProcedures();
                mains.forEach(main -> add(coreByKey, disease.diagnosis() + "+" + main, disease));
            } else {
                comprehensive.add(length);
                add(comprehensiveByKey, disease.diagnosis() + "|" + disease.procedureClass(), disease);
            }
        }
        this.coreLengths = List.copyOf(core);
        this.comprehensiveLengths = List.copyOf(comprehensive);
    }

    /** The disease of a case, and how it was found. */
    public DipMatch match(DipCase stay) {
        for (Step step : order) {
            DipDisease found = switch (step) {
                case EXACT_ALL_RELATED, MAX_RELATED_MATCH, DX_MAIN_ONLY -> core(stay, step);
                case COMPREHENSIVE -> comprehensive(stay);
                case UNGROUPED -> null;
            };
            if (found != null || step == Step.UNGROUPED) {
                return new DipMatch(step, found);
            }
        }
        return new DipMatch(Step.UNGROUPED, null);
    }

    private @Nullable DipDisease core(DipCase stay, Step step) {
        String main = stay.mainProcedure() == null ? "" : stay.mainProcedure();
        for (int length : coreLengths) {
            DipDisease best = null;
            for (DipDisease each :
                    coreByKey.getOrDefault(CodeRanges.cut(stay.diagnosis(), length) + "+" + main, List.of())) {
                if (isEligible(each, stay, step) && (best == null || isBetter(each, best, stay.costYuan()))) {
                    best = each;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private @Nullable DipDisease comprehensive(DipCase stay) {
        for (int length : comprehensiveLengths) {
            DipDisease best = null;
            for (DipDisease each : comprehensiveByKey.getOrDefault(
                    CodeRanges.cut(stay.diagnosis(), length) + "|" + stay.procedureClass(), List.of())) {
                if (best == null || isBetter(each, best, stay.costYuan())) {
                    best = each;
                }
            }
            if (best != null) {
                return best;
            }
        }
        return null;
    }

    private static boolean isEligible(DipDisease disease, DipCase stay, Step step) {
        for (Set<String> oneOf : disease.related()) {
            if (oneOf.stream().noneMatch(stay.related()::contains)) {
                return false;
            }
        }
        return switch (step) {
            case EXACT_ALL_RELATED -> isAllCovered(stay.related(), disease.related());
            case MAX_RELATED_MATCH -> !disease.related().isEmpty();
            default -> disease.related().isEmpty();
        };
    }

    private static boolean isAllCovered(Set<String> operations, List<Set<String>> related) {
        Set<String> covered = new HashSet<>();
        related.forEach(covered::addAll);
        return covered.containsAll(operations);
    }

    private static boolean isBetter(DipDisease one, DipDisease other, @Nullable BigDecimal costYuan) {
        int byRelated = Integer.compare(one.related().size(), other.related().size());
        if (byRelated != 0) {
            return byRelated > 0;
        }
        int byDistance = costYuan == null ? 0 : compareDistances(one.meanYuan(), other.meanYuan(), costYuan);
        return byDistance != 0 ? byDistance < 0 : one.code().compareTo(other.code()) < 0;
    }

    /** A mean that is not known is farther away than any other. */
    private static int compareDistances(@Nullable BigFraction one, @Nullable BigFraction other, BigDecimal costYuan) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        BigFraction cost = Money.exact(costYuan);
        return one.subtract(cost).abs().compareTo(other.subtract(cost).abs());
    }

    private static void add(Map<String, List<DipDisease>> byKey, String key, DipDisease disease) {
        byKey.computeIfAbsent(key, each -> new ArrayList<>()).add(disease);
    }
}
