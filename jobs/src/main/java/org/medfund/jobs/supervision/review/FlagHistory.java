package org.medfund.jobs.supervision.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The transitions of one flag, the first one first.
 *
 * @param transitions may be none: then the flag is new
 */
public record FlagHistory(List<Transition> transitions) {
    public static final FlagHistory NONE = new FlagHistory(List.of());

    static FlagHistory of(Collection<Transition> transitions) {
        return new FlagHistory(transitions.stream()
                .sorted(Comparator.comparingInt(Transition::number))
                .toList());
    }

    public FlagState state() {
        return last().map(Decision::to).orElse(FlagState.NEW);
    }

    public Optional<Decision> last() {
        return transitions.isEmpty()
                ? Optional.empty()
                : Optional.of(transitions.get(transitions.size() - 1).decision());
    }

    /** What is held of the flag, as confirmed or rejected last; an appeal leaves it as it is until that is decided. */
    public Optional<Decision> standing() {
        return decisions().stream()
                .filter(decision -> decision.to().isDecision())
                .reduce((earlier, later) -> later);
    }

    public boolean wasAppealed() {
        return decisions().stream().anyMatch(decision -> decision.to() == FlagState.APPEALED);
    }

    /** The states that may come next. */
    public Set<FlagState> next() {
        return state().next(wasAppealed());
    }

    public List<Decision> decisions() {
        return transitions.stream().map(Transition::decision).toList();
    }

    /** The same, one transition longer. */
    public FlagHistory plus(Decision decision) {
        List<Transition> longer = new ArrayList<>(transitions);
        longer.add(new Transition(transitions.size() + 1, state(), decision));
        return new FlagHistory(List.copyOf(longer));
    }
}
