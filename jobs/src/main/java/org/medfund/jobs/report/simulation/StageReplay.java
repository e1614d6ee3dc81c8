package org.medfund.jobs.report.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.job.Replay;

/** Forms anew what a changed policy decides, from the first stage that reads a changed value on. */
final class StageReplay {
    private static final int SHOWN = 20;

    private final Map<String, Job> stages;
    private final RestingOn runs;
    private final JobContext job;

    /**
     * @param stages by name
     * @param job with the policies of now
     */
    StageReplay(Map<String, Job> stages, RestingOn runs, JobContext job) {
        this.stages = stages;
        this.runs = runs;
        this.job = job;
    }

    /**
     * Replays every stage that reads a changed value or rests on one that is replayed.
     *
     * @param lines what was changed and done is added to them
     * @return the changes, in order of region and parameter
     */
    List<ParameterChanges.Change> in(Replay replay, List<String> lines) {
        TreeSet<ParameterChanges.Change> all = new TreeSet<>();
        LinkedHashSet<String> anew = new LinkedHashSet<>();
        LinkedHashSet<String> asPublished = new LinkedHashSet<>();
        List<String> objections = new ArrayList<>();
        for (RecordedRun stage : runs.stages()) {
            List<ParameterChanges.Change> changes =
                    ParameterChanges.of(stage, runs.against().regionCodes(), job);
            all.addAll(changes);
            boolean restsOnReplayed =
                    stage.inputs().values().stream().flatMap(List::stream).anyMatch(replay::isReplayed);
            if (changes.isEmpty() && !restsOnReplayed) {
                asPublished.add(stage.job());
            } else {
                objections.addAll(replay.run(Objects.requireNonNull(stages.get(stage.job())), stage));
                anew.add(stage.job());
            }
        }
        lines.add("Against run " + runs.against().runId() + " of "
                + runs.against().job() + ", "
                + runs.against().period() + ", published by code "
                + runs.against().codeVersion() + ".");
        if (all.isEmpty()) {
            lines.add("No policy value that this run, or a run it rests on, has read stands otherwise in the folder:"
                    + " nothing is paid otherwise.");
        } else {
            byParameter(all).forEach((what, count) -> lines.add(what + " (" + count + ")"));
            lines.add("Formed anew: " + String.join(", ", anew) + ". As published: "
                    + (asPublished.isEmpty() ? "nothing" : String.join(", ", asPublished)) + ".");
        }
        objections.forEach(each -> lines.add("Would not be published as it is: " + each));
        lines.addAll(unreplayed());
        return List.copyOf(all);
    }

    /** Each changed value once, with where it holds; the first ones, if there are many. */
    private static Map<String, String> byParameter(Collection<ParameterChanges.Change> changes) {
        SortedMap<String, TreeSet<String>> regions = new TreeMap<>();
        changes.forEach(change -> regions.computeIfAbsent(
                        change.parameter() + ": " + change.before() + " -> " + change.after(), key -> new TreeSet<>())
                .add(change.regionCode()));
        Map<String, String> lines = new LinkedHashMap<>();
        regions.forEach((what, where) -> {
            if (lines.size() < SHOWN) {
                lines.put(what, where.size() > 3 ? where.size() + " regions" : String.join(", ", where));
            }
        });
        return lines;
    }

    /** Changed values that decide nothing here, because what read them is taken as it was published. */
    private List<String> unreplayed() {
        SortedMap<String, TreeSet<String>> byJob = new TreeMap<>();
        for (RecordedRun run : runs.further()) {
            ParameterChanges.of(run, runs.against().regionCodes(), job)
                    .forEach(change -> byJob.computeIfAbsent(run.job() + " " + run.period(), key -> new TreeSet<>())
                            .add(change.parameter()));
        }
        List<String> lines = new ArrayList<>();
        byJob.forEach((run, parameters) -> lines.add("Taken as published, though it read changed values: " + run + " ("
                + String.join(", ", parameters) + ")."));
        return lines;
    }
}
