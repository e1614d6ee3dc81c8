package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;

/**
 * How many of the cases matched with a disease cleaning took out, in one region over its window (SPEC B.1).
 *
 * @param removedCount cases taken out
 * @param caseCount cases matched, kept and trimmed and removed
 * @param shareMax {@code clean.max_removed}
 */
record RemovedShare(long removedCount, long caseCount, BigDecimal shareMax) {

    static RemovedShare of(List<DiseaseYear> years, BigDecimal shareMax) {
        long removed = years.stream().mapToLong(DiseaseYear::removedCount).sum();
        long left = years.stream()
                .mapToLong(each -> each.kept().caseCount() + each.trimmedCount())
                .sum();
        return new RemovedShare(removed, removed + left, shareMax);
    }

    boolean isAllowed() {
        return BigDecimal.valueOf(removedCount).compareTo(shareMax.multiply(BigDecimal.valueOf(caseCount))) <= 0;
    }

    /** In no region does cleaning take out more matched cases than the policy allows; without a region there are none. */
    static Gate isAllowed(SortedMap<String, RemovedShare> byRegion) {
        String name = "removed-share-of-diseases-is-allowed";
        return new Gate(name, stored -> {
            List<String> tooMany = byRegion.entrySet().stream()
                    .filter(each -> !each.getValue().isAllowed())
                    .map(each -> each.getKey() + ": " + each.getValue().removedCount() + " of "
                            + each.getValue().caseCount())
                    .toList();
            long removed = byRegion.values().stream()
                    .mapToLong(RemovedShare::removedCount)
                    .sum();
            return new GateResult(
                    name,
                    tooMany.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                    tooMany.isEmpty()
                            ? removed + " cases with a disease were removed by cleaning."
                            : "Cleaning removed too many cases with a disease of " + String.join("; ", tooMany) + ".");
        });
    }
}
