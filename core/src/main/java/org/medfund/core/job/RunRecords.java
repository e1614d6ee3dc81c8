package org.medfund.core.job;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.medfund.core.lake.Lake;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.ops.GateResults;
import org.medfund.core.table.ops.Runs;

/** What the harness has recorded of runs, whatever became of them. Runs recorded after the job began are left out. */
public final class RunRecords {
    private static final int RUNS_MAX = 1_000_000;
    private static final String RECORDED_RUN_ID = "recorded_run_id";

    private final JobContext job;
    private final Lake lake;
    private final RunLedger ledger;

    RunRecords(JobContext job, Lake lake, RunLedger ledger) {
        this.job = job;
        this.lake = lake;
        this.ledger = ledger;
    }

    /**
     * The ledger, or what gates found, with {@link Table#RUN_ID}.
     *
     * @param table {@link Runs} or {@link GateResults}
     * @throws IllegalArgumentException if it is another table
     */
    public Dataset<Row> rows(Table table) {
        Dataset<Row> runs = lake.readAll(Runs.TABLE).where(Runs.SEQUENCE.col().leq(ledger.sequence()));
        if (table.equals(Runs.TABLE)) {
            return runs;
        }
        if (!table.equals(GateResults.TABLE)) {
            throw new IllegalArgumentException(table + " is published, not recorded");
        }
        Dataset<Row> ids = runs.select(Table.RUN_ID.col().as(RECORDED_RUN_ID)).distinct();
        return lake.readAll(GateResults.TABLE)
                .join(ids, Table.RUN_ID.col().equalTo(functions.col(RECORDED_RUN_ID)), "left_semi");
    }

    /** Every run the harness has recorded, whatever became of it, in sequence; without the policy values they read. */
    public List<RecordedRun> runs() {
        return job.small(RecordedRun.byRun(rows(Runs.TABLE)), RUNS_MAX).stream()
                .map(RecordedRun::of)
                .toList();
    }

    /** Of these runs what the harness has recorded, by id; an id nobody has recorded is left out. */
    public Map<String, RecordedRun> of(Collection<String> runIds) {
        Map<String, RecordedRun> runs = new TreeMap<>();
        if (!runIds.isEmpty()) {
            Dataset<Row> ledgerRows = rows(Runs.TABLE).where(Table.RUN_ID.col().isin(runIds.toArray()));
            job.small(RecordedRun.byRun(ledgerRows), RUNS_MAX).stream()
                    .map(RecordedRun::of)
                    .forEach(run -> runs.put(run.runId(), run));
        }
        return runs;
    }

    /**
     * The runs whose rows of a table divided by region a reader of the region sees, by period. Nothing is noted: this is
     * for telling whether a run may take place, not for what it computes.
     */
    public SortedMap<String, SortedSet<String>> visible(Table table, Region region) {
        SortedMap<String, SortedSet<String>> runs = new TreeMap<>();
        ledger.visible(table).stream()
                .filter(entry -> entry.regionCode().equals(region.code()))
                .forEach(entry -> runs.computeIfAbsent(entry.period(), period -> new TreeSet<>())
                        .add(entry.runId()));
        return runs;
    }

    /** The same runs, with the policy values they read. */
    public List<RecordedRun> withPolicies(List<RecordedRun> runs) {
        Map<String, String> texts = new TreeMap<>();
        job.small(RecordedRun.policyTexts(rows(Runs.TABLE), runs), RUNS_MAX)
                .forEach(row -> texts.put(Table.RUN_ID.in(row), Runs.POLICY_TEXT.in(row)));
        return runs.stream()
                .map(run -> run.withPolicies(texts.getOrDefault(run.runId(), "")))
                .toList();
    }

    /** What the published runs of a job have noted under this name, each value once; empty if there is none. */
    public Set<String> notedBy(String jobName, String input) {
        Pattern noted = Pattern.compile("(?:^\\{|, )" + Pattern.quote(input) + "=([^,}]*)");
        Dataset<Row> runs = rows(Runs.TABLE)
                .where(Runs.JOB.col().equalTo(jobName).and(Runs.STATUS.col().equalTo("PUBLISHED")))
                .select(Runs.INPUT_RUN_IDS.col())
                .distinct();
        Set<String> values = new TreeSet<>();
        for (Row row : job.small(runs, RUNS_MAX)) {
            noted.matcher(Runs.INPUT_RUN_IDS.in(row)).results().forEach(found -> values.add(found.group(1)));
        }
        return values;
    }
}
