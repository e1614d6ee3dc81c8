package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;

/**
 * Groups of procedure codes that must be hit together: an OR of ANDs, such as {@code 1&2|1&3&4}. One code may be in
 * several groups, and one procedure may hit several.
 *
 * @param alternatives one of them must have all of its groups hit
 */
record ProcedureGroups(List<List<CodeSet>> alternatives) implements Serializable {

    /** By any of these procedures, in any position. */
    boolean areHitBy(int... codes) {
        for (List<CodeSet> groups : alternatives) {
            if (areAllHit(groups, codes)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areAllHit(List<CodeSet> groups, int[] codes) {
        for (CodeSet group : groups) {
            if (!group.containsAny(codes, 0)) {
                return false;
            }
        }
        return true;
    }
}
