package org.medfund.core.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.Table;

/** The Delta tables under one root. Nothing else in the project reads or writes Delta. */
public final class Lake {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "run ";
    private static final int CREATE_ATTEMPTS = 50;
    private static final int BROKEN_OFF_ATTEMPTS = 15;
    private static final long CREATE_WAIT_MILLIS = 200;

    /** What Delta says of a location whose log has no commit: before it is created, and after it has not been. */
    private static final Set<String> LOG_WITHOUT_COMMIT =
            Set.of("DELTA_CREATE_TABLE_WITH_NON_EMPTY_LOCATION", "DELTA_TABLE_NOT_FOUND");

    private final SparkSession spark;
    private final String root;

    /** @param root any URI Hadoop knows, or a local path */
    public Lake(SparkSession spark, String root) {
        this.spark = spark;
        this.root = root.replaceAll("/+$", "");
    }

    public SparkSession spark() {
        return spark;
    }

    public String root() {
        return root;
    }

    /** Whether the table has a commit; a log without one is what a full disk leaves behind. */
    public boolean exists(Table table) {
        return lastCommit(table) >= 0;
    }

    /**
     * How many rows the last commit to a table wrote, if that commit is this run's; as Delta counted them while it wrote.
     */
    public Optional<Long> rowsOfLastCommit(Table table, String runId) {
        return info(table, lastCommit(table), runId)
                .map(info -> info.path("operationMetrics").path("numOutputRows").asText(""))
                .filter(rows -> !rows.isEmpty())
                .map(Long::valueOf);
    }

    /** Whether this commit to a table is there and is this run's. Looks at the commit alone. */
    public boolean isCommitOf(Table table, long commit, String runId) {
        return commit >= 0
                && commit <= lastCommit(table)
                && info(table, commit, runId).isPresent();
    }

    /** What Delta wrote of a commit, if the commit is this run's. */
    private Optional<JsonNode> info(Table table, long commit, String runId) {
        Path file = new Path(path(table), String.format(Locale.ROOT, "_delta_log/%020d.json", commit));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                file.getFileSystem(spark.sessionState().newHadoopConf()).open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode info = JSON.readTree(line).path("commitInfo");
                if (info.path("userMetadata").asText().equals(metadata(runId))) {
                    return Optional.of(info);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static String metadata(String runId) {
        return METADATA + runId;
    }

    /** The number of the last commit to a table; -1 if there is none. Looks at names only. */
    public long lastCommit(Table table) {
        Path log = new Path(path(table), "_delta_log");
        try {
            long last = -1;
            for (FileStatus file :
                    log.getFileSystem(spark.sessionState().newHadoopConf()).listStatus(log)) {
                if (isCommit(file)) {
                    last = Math.max(
                            last, Long.parseLong(file.getPath().getName().substring(0, 20)));
                }
            }
            return last;
        } catch (FileNotFoundException e) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + log, e);
        }
    }

    /** Creates the table if it is not there yet. */
    public void ensure(Table table) {
        if (exists(table)) {
            return;
        }
        DeltaTableBuilder builder = DeltaTable.createIfNotExists(spark)
                .location(path(table))
                .comment(table.doc())
                .addColumns(table.schema());
        if (table.isLarge()) {
            builder = builder.partitionedBy(Table.RUN_ID.name());
        }
        for (var check : table.checks().entrySet()) {
            builder = builder.property("delta.constraints." + check.getKey(), check.getValue());
        }
        Set<Path> lying = Set.of();
        for (int attempt = 1; !exists(table); attempt++) {
            try {
                builder.execute();
            } catch (Exception e) { // Delta throws checked ones without saying so
                if (!isBeingCreated(e)) {
                    throw e;
                }
                if (attempt == 1) {
                    lying = inLog(table);
                } else if (attempt == BROKEN_OFF_ATTEMPTS) {
                    removeLogWithoutCommit(table, lying);
                }
                waitForTheOther(table, attempt);
            }
        }
    }

    /** Whether another driver is creating the same table, with the same contract, or was killed while it did. */
    private static boolean isBeingCreated(Exception e) {
        return e instanceof ConcurrentModificationException
                || (e instanceof SparkThrowable spark && LOG_WITHOUT_COMMIT.contains(spark.getCondition()));
    }

    /**
     * Whoever began to create the table has had time enough: what has lain in its log since the waiting began, and is no
     * commit, is left of a killed driver. A commit that comes meanwhile stays, and so does the folder it is in.
     */
    private void removeLogWithoutCommit(Table table, Set<Path> lying) {
        Path log = new Path(path(table), "_delta_log");
        try {
            FileSystem files = log.getFileSystem(spark.sessionState().newHadoopConf());
            for (Path left : lying) {
                files.delete(left, false);
            }
            if (inLog(table).isEmpty() && !exists(table)) {
                files.delete(log, false); // fails if a file has come into it
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + log, e);
        }
    }

    /** What lies in the log of a table beside commits. */
    private Set<Path> inLog(Table table) {
        Path log = new Path(path(table), "_delta_log");
        try {
            FileSystem files = log.getFileSystem(spark.sessionState().newHadoopConf());
            return Arrays.stream(files.listStatus(log))
                    .filter(file -> !isCommit(file))
                    .map(FileStatus::getPath)
                    .collect(Collectors.toSet());
        } catch (FileNotFoundException e) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + log, e);
        }
    }

    private static boolean isCommit(FileStatus file) {
        return file.getPath().getName().matches("\\d{20}\\.json");
    }

    private void waitForTheOther(Table table, int attempt) {
        if (attempt == CREATE_ATTEMPTS) {
            throw Problem.of(
                            ProblemCode.STORAGE,
                            "Table " + table.name() + " cannot be created.",
                            path(table) + " holds files but no table: a creation was broken off there.",
                            "Remove that folder, then run the same command again.")
                    .refusal();
        }
        try {
            Thread.sleep(CREATE_WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a table was being created", e);
        }
    }

    /**
     * Appends the rows of one run. A run has an id of its own and appends to a table once, so the append carries no
     * transaction: Delta would rebuild the table's state before every append to look for it.
     */
    public void append(Table table, String runId, Dataset<Row> rows) {
        writer(table, runId, rows).save(path(table));
    }

    /**
     * Appends under a transaction number of an application: if a number as high is already committed the append does
     * nothing, and if it is committed at the same moment one of the two writers fails.
     */
    public void append(Table table, String runId, Dataset<Row> rows, String applicationId, long transaction) {
        writer(table, runId, rows)
                .option("txnAppId", applicationId)
                .option("txnVersion", Long.toString(transaction))
                .save(path(table));
    }

    private DataFrameWriter<Row> writer(Table table, String runId, Dataset<Row> rows) {
        ensure(table);
        return stamped(table, runId, rows)
                .write()
                .format("delta")
                .mode("append")
                .option("userMetadata", metadata(runId));
    }

    private static Dataset<Row> stamped(Table table, String runId, Dataset<Row> rows) {
        Column[] columns =
                Arrays.stream(table.schema().fieldNames()).map(functions::col).toArray(Column[]::new);
        return table.conform(rows).withColumn(Table.RUN_ID.name(), lit(runId)).select(columns);
    }

    /** Every row on disk, published or not, with {@link Table#RUN_ID}; none if the table was never written. */
    public Dataset<Row> readAll(Table table) {
        return exists(table)
                ? spark.read().format("delta").load(path(table))
                : spark.createDataFrame(List.<Row>of(), table.schema());
    }

    /** How many rows of each run the table has now, by run id. */
    public Map<String, Long> rowsByRun(Table table) {
        return readAll(table).groupBy(Table.RUN_ID.col()).agg(functions.count(lit(1))).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));
    }

    /** When each run appended to the table, by run id; a run whose commit the log no longer has is not there. */
    public Map<String, Instant> appendTimes(Table table) {
        Map<String, Instant> times = new HashMap<>();
        for (Row commit : delta(table)
                .history()
                .where(col("userMetadata").startsWith(METADATA))
                .select(col("userMetadata"), col("timestamp"))
                .collectAsList()) {
            times.put(commit.getString(0).substring(METADATA.length()), commit.getInstant(1));
        }
        return times;
    }

    /** Takes the rows of runs out of the table. Its earlier versions have them until {@link #vacuum}. */
    public void remove(Table table, Collection<String> runIds) {
        delta(table).delete(Table.RUN_ID.col().isin(runIds.toArray()));
    }

    /** How many files lie below the table that its present version does not name and that are so old; Delta looks at 1,000. */
    public long unneededFiles(Table table, Duration age) {
        Path path = new Path(path(table));
        try {
            Path whole =
                    path.getFileSystem(spark.sessionState().newHadoopConf()).makeQualified(path);
            return spark.sql("VACUUM delta.`" + whole + "` RETAIN " + age.toHours() + " HOURS DRY RUN")
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look at " + path, e);
        }
    }

    /** Deletes those files. Earlier versions that name them can no longer be read. */
    public void vacuum(Table table, Duration age) {
        delta(table).vacuum((double) age.toHours());
    }

    private DeltaTable delta(Table table) {
        return DeltaTable.forPath(spark, path(table));
    }

    public String path(Table table) {
        return root + "/" + table.name().replace('.', '/');
    }
}
