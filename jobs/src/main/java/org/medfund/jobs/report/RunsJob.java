package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.csv.PlainText;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.table.Table;
import org.medfund.core.table.ops.Runs;

/** Prints the run ledger, one line a run, the newest last. */
public final class RunsJob implements Job {
    private static final int RUNS_MAX = 100_000;
    private static final int RUN_ID_SHOWN_LENGTH = 8;
    private static final String REGION_COUNT = "region_count";
    private static final List<String> HEADER =
            List.of("sequence", "job", "regions", "period", "status", "rows", "started", "duration", "run");

    @Override
    public String name() {
        return "runs";
    }

    @Override
    public String doc() {
        return "Prints the run ledger, the newest run last.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of();
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        List<Row> runs = job.small(byRun(job.records().rows(Runs.TABLE)), RUNS_MAX);
        return Outputs.forReading().summary(stored -> lines(runs));
    }

    /** One row per run, in sequence. */
    private static Dataset<Row> byRun(Dataset<Row> ledger) {
        Column[] run = {Runs.SEQUENCE.col(), Table.RUN_ID.col(), Runs.JOB.col(), Runs.PERIOD.col(), Runs.STATUS.col()};
        return ledger.groupBy(run)
                .agg(
                        countDistinct(when(Runs.REGION_CODE.col().notEqual(Scope.EVERYWHERE), Runs.REGION_CODE.col()))
                                .as(REGION_COUNT),
                        Runs.REGION_CODE.as(max(Runs.REGION_CODE.col())), // a code, if there is one: * sorts first
                        Runs.ROW_COUNT.as(sum(Runs.ROW_COUNT.col())),
                        Runs.STARTED_AT.as(min(Runs.STARTED_AT.col())),
                        Runs.FINISHED_AT.as(max(Runs.FINISHED_AT.col())))
                .orderBy(Runs.SEQUENCE.col(), Table.RUN_ID.col());
    }

    private static List<String> lines(List<Row> runs) {
        if (runs.isEmpty()) {
            return List.of("No run is recorded in this lake.");
        }
        List<List<String>> cells = new ArrayList<>(List.of(HEADER));
        runs.forEach(run -> cells.add(cells(run)));
        StringBuilder format = new StringBuilder();
        for (int at = 0; at < HEADER.size(); at++) {
            int column = at;
            int width = cells.stream()
                    .mapToInt(line -> line.get(column).length())
                    .max()
                    .orElse(1);
            boolean isNumber = List.of("sequence", "rows", "duration").contains(HEADER.get(at));
            format.append(isNumber ? "%" : "%-").append(width).append("s  ");
        }
        return cells.stream()
                .map(line -> String.format(Locale.ROOT, format.toString(), line.toArray())
                        .stripTrailing())
                .toList();
    }

    private static List<String> cells(Row run) {
        long regionCount = run.<Long>getAs(REGION_COUNT);
        return List.of(
                PlainText.of(Runs.SEQUENCE.in(run)),
                Runs.JOB.in(run),
                regions(regionCount, Runs.REGION_CODE.in(run)),
                Runs.PERIOD.in(run),
                Runs.STATUS.in(run),
                PlainText.of(Runs.ROW_COUNT.in(run)),
                PlainText.of(Runs.STARTED_AT.in(run)),
                duration(Runs.STARTED_AT.in(run), Runs.FINISHED_AT.in(run)),
                shortened(Table.RUN_ID.in(run)));
    }

    private static String regions(long count, String code) {
        return count > 1 ? count + " regions" : code.equals(Scope.EVERYWHERE) ? "all" : code;
    }

    private static String duration(Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + String.format(Locale.ROOT, "%02ds", seconds % 60);
    }

    private static String shortened(String runId) {
        return runId.substring(0, Math.min(RUN_ID_SHOWN_LENGTH, runId.length()));
    }
}
