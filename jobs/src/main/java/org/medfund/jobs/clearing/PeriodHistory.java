package org.medfund.jobs.clearing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The marks of one region's period, the first one first.
 *
 * @param marks may be none: then it is a draft
 */
record PeriodHistory(List<PeriodMark> marks) {
    static final PeriodHistory NONE = new PeriodHistory(List.of());

    static PeriodHistory of(Collection<PeriodMark> marks) {
        return new PeriodHistory(marks.stream()
                .sorted(Comparator.comparingInt(PeriodMark::sequence))
                .toList());
    }

    Optional<PeriodMark> last() {
        return marks.isEmpty() ? Optional.empty() : Optional.of(marks.get(marks.size() - 1));
    }

    PeriodState state() {
        return last().map(PeriodMark::state).orElse(PeriodState.DRAFT);
    }

    /** The day it was opened for confirmation, since it was last calculated. */
    Optional<LocalDate> confirmingSince() {
        return lastOf(PeriodState.CONFIRMING).map(PeriodMark::decidedDate);
    }

    /** The marks of the present calculation: from its last CALCULATED on. */
    private List<PeriodMark> sinceCalculated() {
        int at = marks.size();
        while (at > 0 && marks.get(at - 1).state().restsOnPostings()) {
            at--;
        }
        return marks.subList(at, marks.size());
    }

    private Optional<PeriodMark> lastOf(PeriodState state) {
        return sinceCalculated().stream().filter(mark -> mark.state() == state).reduce((earlier, later) -> later);
    }

    /** Who has marked one of these states in the present calculation. */
    Set<String> deciders(PeriodState... states) {
        Set<PeriodState> wanted = Set.of(states);
        return sinceCalculated().stream()
                .filter(mark -> wanted.contains(mark.state()))
                .map(PeriodMark::decidedBy)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
