package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups of procedure codes that must be hit together: an OR of ANDs, such as {@code 1&2|1&3&4}. One code may be in
 * several groups, and one procedure may hit several. Unchangeable.
 */
final class ProcedureGroups implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What a rule has that does not look at procedures. */
    static final ProcedureGroups NOT_ASKED = new ProcedureGroups(List.of(new int[] {FactBook.ALWAYS}));

    private final int[][] alternatives;

    /** @param alternatives of one of them every fact must hold */
    ProcedureGroups(List<int[]> alternatives) {
        this.alternatives = alternatives.toArray(new int[0][]);
    }

    boolean areHit(CaseFacts facts) {
        for (int[] groups : alternatives) {
            if (areAllHit(groups, facts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areAllHit(int[] groups, CaseFacts facts) {
        for (int group : groups) {
            if (!facts.has(group)) {
                return false;
            }
        }
        return true;
    }

    /** The facts the groups ask for; none where procedures are not looked at. */
    int[] facts() {
        return Arrays.stream(alternatives)
                .flatMapToInt(IntStream::of)
                .filter(fact -> fact != FactBook.ALWAYS)
                .distinct()
                .toArray();
    }

    /** Where one procedure can hit all that is asked for: the facts that each do so alone. */
    int[] singles() {
        return Arrays.stream(alternatives)
                .filter(groups -> groups.length == 1 && groups[0] != FactBook.ALWAYS)
                .mapToInt(groups -> groups[0])
                .toArray();
    }
}
