package org.medfund.jobs.supervision.penalty;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/**
 * What one decision takes up, or what waits for one: the flags confirmed against somebody that the law sees alike.
 *
 * @param id that of the decision; of what waits its first flag, which tells nobody's name
 * @param decision null while there is none
 * @param flags in order of the day their review was closed; a decision may rest on none, what waits does not
 */
record Matter(String id, Against against, @Nullable PenaltyDecision decision, List<ConfirmedFlag> flags) {
    private static final String WAITING = "PROPOSED/";
    private static final Comparator<PenaltyDecision> BY_DAY =
            Comparator.comparing(PenaltyDecision::decidedOn).thenComparing(PenaltyDecision::id);
    private static final Comparator<ConfirmedFlag> BY_CLOSING =
            Comparator.comparing(ConfirmedFlag::closedOn).thenComparing(ConfirmedFlag::flagId);

    boolean isProposed() {
        return decision == null;
    }

    BigDecimal sum(Function<ConfirmedFlag, BigDecimal> amount) {
        return flags.stream().map(amount).reduce(Money.yuan(0), BigDecimal::add);
    }

    /**
     * Every matter, in order of whom it is against and of decision. Decisions name no flag: a flag belongs to the first
     * decision against the same, of the same nature, on the day its review was closed or later; without one it waits.
     *
     * @param decisions those that stand
     */
    static List<Matter> of(Collection<ConfirmedFlag> flags, Collection<PenaltyDecision> decisions) {
        SortedMap<Against, List<PenaltyDecision>> decided = new TreeMap<>();
        decisions.stream()
                .sorted(BY_DAY)
                .forEach(decision -> decided.computeIfAbsent(decision.against(), none -> new ArrayList<>())
                        .add(decision));
        SortedMap<Against, List<ConfirmedFlag>> waiting = new TreeMap<>();
        Map<String, List<ConfirmedFlag>> taken = new TreeMap<>();
        flags.stream()
                .sorted(BY_CLOSING)
                .forEach(flag -> decided.getOrDefault(flag.against(), List.of()).stream()
                        .filter(decision -> !decision.decidedOn().isBefore(flag.closedOn()))
                        .findFirst()
                        .map(decision -> taken.computeIfAbsent(decision.id(), none -> new ArrayList<>()))
                        .orElseGet(() -> waiting.computeIfAbsent(flag.against(), none -> new ArrayList<>()))
                        .add(flag));
        SortedMap<Against, List<Matter>> matters = new TreeMap<>();
        decided.forEach((against, ofOne) -> ofOne.forEach(decision -> matters.computeIfAbsent(
                        against, none -> new ArrayList<>())
                .add(new Matter(
                        decision.id(), against, decision, List.copyOf(taken.getOrDefault(decision.id(), List.of()))))));
        waiting.forEach((against, ofOne) -> matters.computeIfAbsent(against, none -> new ArrayList<>())
                .add(new Matter(WAITING + ofOne.get(0).flagId(), against, null, List.copyOf(ofOne))));
        return matters.values().stream().flatMap(List::stream).toList();
    }
}
