package org.medfund.jobs.clearing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.Problem;

/**
 * What one region's period is like when it is marked; what a state does not ask for is left empty.
 *
 * @param inputs null if there are none
 * @param postingRuns runs of the postings that are visible now
 * @param computedFrom the inputs as those runs saw them; null if they saw none
 * @param stale what keeps the postings from being those to rest on
 * @param openObjections objections of institutions of the region to the period without an answer
 * @param lastObjectionDay last day of the time to object; null if it is not open
 */
record PeriodFacts(
        PeriodInputs.@Nullable Pinned inputs,
        SortedSet<String> postingRuns,
        PeriodInputs.@Nullable Pinned computedFrom,
        List<Problem> stale,
        long openObjections,
        @Nullable LocalDate lastObjectionDay,
        Optional<Verification> verification) {

    /**
     * A verification of the period.
     *
     * @param postingRuns the runs of postings it compared
     */
    record Verification(SortedSet<String> postingRuns, long differences) {}

    static PeriodFacts none() {
        return new PeriodFacts(null, new TreeSet<>(), null, List.of(), 0, null, Optional.empty());
    }

    PeriodFacts withInputs(PeriodInputs.@Nullable Pinned found) {
        return new PeriodFacts(found, postingRuns, computedFrom, stale, openObjections, lastObjectionDay, verification);
    }

    PeriodFacts withPostings(SortedSet<String> runs) {
        return new PeriodFacts(inputs, runs, computedFrom, stale, openObjections, lastObjectionDay, verification);
    }

    PeriodFacts withComputedFrom(PeriodInputs.@Nullable Pinned found) {
        return new PeriodFacts(inputs, postingRuns, found, stale, openObjections, lastObjectionDay, verification);
    }

    PeriodFacts withStale(List<Problem> found) {
        return new PeriodFacts(
                inputs, postingRuns, computedFrom, found, openObjections, lastObjectionDay, verification);
    }

    PeriodFacts withObjections(long open) {
        return new PeriodFacts(inputs, postingRuns, computedFrom, stale, open, lastObjectionDay, verification);
    }

    PeriodFacts withLastObjectionDay(LocalDate day) {
        return new PeriodFacts(inputs, postingRuns, computedFrom, stale, openObjections, day, verification);
    }

    PeriodFacts withVerification(Optional<Verification> found) {
        return new PeriodFacts(inputs, postingRuns, computedFrom, stale, openObjections, lastObjectionDay, found);
    }
}
