package org.medfund.jobs.report.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * The run a simulation is held against, and the runs it rests on.
 *
 * @param against a published run of pay-cases
 * @param stages runs of the same period that can be replayed, inputs first, {@code against} last
 * @param further runs those rest on that are taken as published: other jobs, other periods
 */
record RestingOn(RecordedRun against, List<RecordedRun> stages, List<RecordedRun> further) {
    private static final int PREFIX_MIN = 8;

    /**
     * @param asked a run id, or the beginning of one as the runs command shows it
     * @param jobName the job the run must be of
     * @param replayable jobs that can be replayed
     * @throws org.medfund.core.problem.Refusal if there is no such run, or it cannot be held against
     */
    static RestingOn of(String asked, String jobName, Set<String> replayable, List<RecordedRun> runs) {
        RecordedRun against = chosen(asked, jobName, runs);
        Map<String, RecordedRun> byId = new HashMap<>();
        runs.forEach(run -> byId.put(run.runId(), run));
        LinkedHashSet<RecordedRun> stages = new LinkedHashSet<>();
        LinkedHashSet<RecordedRun> further = new LinkedHashSet<>();
        follow(against, against.period(), replayable, byId, stages, further);
        return new RestingOn(against, List.copyOf(stages), List.copyOf(further));
    }

    /** The same runs, with the policy values they read. */
    RestingOn withPolicies(JobContext job) {
        List<RecordedRun> read = job.records().withPolicies(stages);
        return new RestingOn(read.get(read.size() - 1), read, job.records().withPolicies(further));
    }

    /** Inputs first, so that a run is replayed on replayed rows. */
    private static void follow(
            RecordedRun run,
            String period,
            Set<String> replayable,
            Map<String, RecordedRun> byId,
            LinkedHashSet<RecordedRun> stages,
            LinkedHashSet<RecordedRun> further) {
        if (stages.contains(run) || further.contains(run)) {
            return;
        }
        boolean isStage = replayable.contains(run.job()) && run.period().equals(period);
        if (!isStage) {
            further.add(run);
        }
        run.inputs().values().stream()
                .flatMap(List::stream)
                .distinct()
                .map(byId::get)
                .filter(java.util.Objects::nonNull)
                // What an earlier year was paid by is history: nothing below it is formed anew.
                .forEach(input -> follow(input, isStage ? period : "", replayable, byId, stages, further));
        if (isStage) {
            stages.add(run);
        }
    }

    private static RecordedRun chosen(String asked, String jobName, List<RecordedRun> runs) {
        List<RecordedRun> found = runs.stream()
                .filter(run -> run.runId().equals(asked)
                        || (asked.length() >= PREFIX_MIN && run.runId().startsWith(asked)))
                .toList();
        if (found.size() != 1) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            found.isEmpty()
                                    ? "Run " + asked + " is unknown."
                                    : found.size() + " runs begin with " + asked + ".",
                            latest(jobName, runs),
                            "Pass the id of a run, or its first " + PREFIX_MIN + " letters, as the runs command shows"
                                    + " it.")
                    .refusal();
        }
        RecordedRun run = found.get(0);
        if (!run.job().equals(jobName)) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "Run " + run.runId() + " is one of " + run.job() + ", not of " + jobName + ".",
                            latest(jobName, runs),
                            "Pass a run of " + jobName + ".")
                    .refusal();
        }
        if (!run.isPublished()) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "Run " + run.runId() + " is " + run.status() + ".",
                            "Only what was published has been paid. " + latest(jobName, runs),
                            "Pass a published run.")
                    .refusal();
        }
        return run;
    }

    private static String latest(String jobName, List<RecordedRun> runs) {
        List<RecordedRun> published = runs.stream()
                .filter(run -> run.job().equals(jobName) && run.isPublished())
                .toList();
        if (published.isEmpty()) {
            return "No run of " + jobName + " is published in this lake.";
        }
        List<String> ids = new ArrayList<>();
        published
                .subList(Math.max(0, published.size() - 3), published.size())
                .forEach(run -> ids.add(run.runId() + " (" + run.period() + ")"));
        return "The latest published runs of " + jobName + " are " + String.join(", ", ids) + ".";
    }
}
