package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.job.Replay;
import org.medfund.core.job.TimeToObject;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Verifications;
import org.medfund.core.time.Period;

/** Finds in the lake what a state asks for, and nothing else. */
final class PeriodFindings {
    private static final int REGIONS_MAX = 10_000;
    private static final Field<Long> OPEN = Field.count("open_count", "Objections without an answer");

    private final JobContext job;
    private final Period period;
    private final SortedMap<PeriodRules, PeriodFacts> facts = new TreeMap<>(Comparator.comparing(PeriodRules::region));

    private PeriodFindings(JobContext job, Period period, List<PeriodRules> marks) {
        this.job = job;
        this.period = period;
        marks.forEach(mark -> facts.put(mark, PeriodFacts.none()));
    }

    /**
     * The facts of every region that is to be marked, in order of region.
     *
     * @param problems what keeps a fact from being found is added
     */
    static SortedMap<PeriodRules, PeriodFacts> of(
            JobContext job, Period period, PeriodState to, List<PeriodRules> marks, Problems problems) {
        PeriodFindings findings = new PeriodFindings(job, period, marks);
        if (!marks.isEmpty()) {
            if (to.restsOnPostings()) {
                findings.postings();
            }
            switch (to) {
                case FROZEN -> findings.inputs();
                case CALCULATED -> {
                    findings.inputs();
                    findings.computedFrom();
                    findings.stale();
                }
                case DISPUTED -> findings.objections();
                case CONFIRMED -> {
                    findings.objections();
                    findings.timeToObject(problems);
                }
                case APPROVED -> findings.verifications();
                case DRAFT, CONFIRMING, PAID, LOCKED -> {}
            }
        }
        return findings.facts;
    }

    private void each(BiFunction<PeriodRules, PeriodFacts, PeriodFacts> more) {
        facts.replaceAll(more);
    }

    private List<Region> regions() {
        return facts.keySet().stream().map(PeriodRules::region).toList();
    }

    private void postings() {
        each((mark, known) -> known.withPostings(job.visibleRuns(Postings.TABLE, mark.region(), period)));
    }

    private void inputs() {
        var inputs =
                PeriodInputs.of(job, job::readOrEmpty, regions(), period, ClosedPeriods.before(job, regions(), period));
        each((mark, known) -> known.withInputs(inputs.get(mark.region())));
    }

    /**
     * What the visible postings were computed from: the inputs again, in the lake as the run of the postings saw it, and with
     * the years before that it found closed.
     */
    private void computedFrom() {
        SortedMap<String, List<Region>> regionsOfRun = new TreeMap<>();
        facts.forEach((mark, known) -> known.postingRuns()
                .forEach(run -> regionsOfRun
                        .computeIfAbsent(run, id -> new ArrayList<>())
                        .add(mark.region())));
        Map<String, RecordedRun> runs = job.records().of(regionsOfRun.keySet());
        SortedMap<Region, PeriodInputs.Pinned> seenByRuns = new TreeMap<>();
        try (Replay replay = job.replay()) {
            runs.forEach((id, run) -> {
                PeriodInputs.Look seen = replay.asSeenBy(run)::consult;
                List<Region> ofRun = regionsOfRun.getOrDefault(id, List.of());
                seenByRuns.putAll(PeriodInputs.of(job, seen, ofRun, period, ClosedPeriods.before(run, ofRun, period)));
            });
        }
        each((mark, known) -> known.withComputedFrom(seenByRuns.get(mark.region())));
    }

    private void stale() {
        var stale = ClosedPeriods.stale(job, regions(), List.of(period));
        each((mark, known) -> known.withStale(stale.getOrDefault(mark.region(), List.of())));
    }

    /** Objections filed by the day of the decision and not answered by then. */
    private void objections() {
        LocalDate on = facts.keySet().iterator().next().on();
        Dataset<Row> open = job.read(Objections.TABLE)
                .where(Objections.isTo(period))
                .where(Objections.FILED_DATE.col().leq(lit(on)))
                .where(not(Objections.isAnsweredBy(on)))
                .join(
                        job.read(Institutions.TABLE)
                                .select(Institutions.INSTITUTION_CODE.col(), Institutions.REGION_CODE.col())
                                .distinct(),
                        Institutions.INSTITUTION_CODE.name())
                .groupBy(Institutions.REGION_CODE.col())
                .agg(OPEN.as(count(lit(1))));
        Map<String, Long> counts =
                job.small(open, REGIONS_MAX).stream().collect(Collectors.toMap(Institutions.REGION_CODE::in, OPEN::in));
        each((mark, known) ->
                known.withObjections(counts.getOrDefault(mark.region().code(), 0L)));
    }

    private void timeToObject(Problems problems) {
        TimeToObject time = new TimeToObject(job, period);
        each((mark, known) -> known.withLastObjectionDay(
                time.lastDay(mark.region(), mark.history().confirmingSince().orElseThrow())));
        problems.addAll(time.problems());
    }

    private void verifications() {
        var found = job.small(job.readOrEmpty(Verifications.TABLE, regions(), period), REGIONS_MAX).stream()
                .collect(Collectors.toMap(
                        Verifications.REGION_CODE::in,
                        row -> new PeriodFacts.Verification(
                                PeriodMark.runs(Verifications.POSTING_RUN_IDS.in(row)),
                                Verifications.DIFFERENCE_COUNT.in(row))));
        each((mark, known) -> known.withVerification(
                Optional.ofNullable(found.get(mark.region().code()))));
    }
}
