package org.medfund.jobs.verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.job.Scope;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Verifications;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;
import org.medfund.verify.Difference;
import org.medfund.verify.Finding;
import org.medfund.verify.Verifier;

/**
 * Has a published month, quarter, or year of the books derived a second time, without Spark and without the formulas of
 * clearing, from the rows and policy values the run saw. Fails if a figure differs by a fen (SPEC D.9, decision 0009).
 */
public final class VerifyClearingJob implements Job {
    public static final Option<Period> PERIOD = Option.required(
            "period",
            "P",
            "Period of the books: a month 2025-06, a quarter 2025Q2, or a year 2025",
            VerifyClearingJob::period);

    private static final int SHOWN_MAX = 20;
    /** Rows come to one thread and are derived by it, so that one region at a time would leave cores idle. */
    private static final int REGIONS_AT_ONCE = 2;

    @Override
    public String name() {
        return "verify-clearing";
    }

    @Override
    public String doc() {
        return "Derives a published month, quarter, or year of the books a second time, by a calculation of its own, and"
                + " fails if any figure differs by a fen.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(PERIOD, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Period period = args.get(PERIOD);
        List<Region> cleared = job.regions(args.find(Options.REGION)).stream()
                .filter(region -> job.isPublished(Postings.TABLE, region, period))
                .toList();
        job.read(
                Postings.TABLE,
                args.find(Options.REGION).map(List::of).orElse(cleared),
                period); // notes them, or refuses

        SortedMap<Region, RecordedRun> runs = runs(job, cleared, period);
        SortedMap<Region, Finding> findings = findings(job, period, runs);

        return Outputs.forScope(Scope.of(cleared, period))
                .table(Verifications.TABLE, job.rows(Verifications.TABLE, rows(runs, findings, period)))
                .gate(figuresAgree(findings))
                .summary(stored -> findings.entrySet().stream()
                        .map(found -> found.getKey() + " " + period + ": "
                                + found.getValue().figures() + " figures compared, "
                                + found.getValue().differences() + " differences.")
                        .toList());
    }

    private static Period period(String text) {
        if (text.contains("Q")) {
            return Quarter.of(text);
        }
        return text.contains("-") ? Month.of(text) : PolicyYear.of(text);
    }

    /** The run whose postings readers see, by region. */
    private static SortedMap<Region, RecordedRun> runs(JobContext job, List<Region> regions, Period period) {
        SortedMap<Region, RecordedRun> runs = new TreeMap<>();
        for (RecordedRun run : job.records().runs()) { // in sequence: the last one counts
            if (run.isPublished()
                    && run.period().equals(period.toString())
                    && run.tables().contains(Postings.TABLE.name())) {
                regions.stream()
                        .filter(region -> run.regionCodes().contains(region.code()))
                        .forEach(region -> runs.put(region, run));
            }
        }
        return runs;
    }

    private static SortedMap<Region, Finding> findings(
            JobContext job, Period period, SortedMap<Region, RecordedRun> runs) {
        ExecutorService threads = Executors.newFixedThreadPool(REGIONS_AT_ONCE);
        try {
            Map<Region, Future<Finding>> started = new LinkedHashMap<>();
            runs.forEach((region, run) -> started.put(region, threads.submit(() -> finding(job, region, period, run))));
            SortedMap<Region, Finding> findings = new TreeMap<>();
            for (var each : started.entrySet()) {
                findings.put(each.getKey(), each.getValue().get());
            }
            return findings;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a region was verified", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } finally {
            ended(threads);
        }
    }

    /** Waits for what is under way, so that no folder of cases is left behind. */
    private static void ended(ExecutorService threads) {
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Finding finding(JobContext job, Region region, Period period, RecordedRun run) {
        try {
            Path folder = Files.createTempDirectory("medfund-verify-clearing");
            try {
                new ClearingExport(job, region, period, run, folder).write();
                return Verifier.verify(folder, region.code(), period.toString(), SHOWN_MAX);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Row> rows(
            SortedMap<Region, RecordedRun> runs, SortedMap<Region, Finding> findings, Period period) {
        List<Row> rows = new ArrayList<>();
        runs.forEach((region, run) -> {
            Finding finding = findings.get(region);
            if (finding != null) {
                rows.add(RowFactory.create(
                        region.code(), period.toString(), run.runId(), finding.figures(), finding.differences()));
            }
        });
        return rows;
    }

    private static Gate figuresAgree(SortedMap<Region, Finding> findings) {
        String name = "figures-agree";
        return new Gate(name, stored -> {
            long figures =
                    findings.values().stream().mapToLong(Finding::figures).sum();
            long differences =
                    findings.values().stream().mapToLong(Finding::differences).sum();
            Verdict verdict = differences > 0 ? Verdict.FAILED : figures == 0 ? Verdict.NOT_EVALUATED : Verdict.PASSED;
            return new GateResult(
                    name,
                    verdict,
                    differences + " of " + figures + " figures differ"
                            + (differences == 0 ? "." : ": " + named(findings)));
        });
    }

    private static String named(SortedMap<Region, Finding> findings) {
        return findings.entrySet().stream()
                .flatMap(found -> found.getValue().first().stream().map(each -> named(found.getKey(), each)))
                .limit(SHOWN_MAX)
                .collect(Collectors.joining("; ", "", "."));
    }

    private static String named(Region region, Difference difference) {
        return region + " " + difference;
    }
}
