package org.medfund.core.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Table;
import org.medfund.core.table.ops.Runs;

/** What the ledger will say of one run: one row per table and region. */
final class LedgerRows {
    private final String job;
    private final String codeVersion;
    private final Instant startedAt;
    private String arguments;
    private Scope scope = Scope.everywhere("-");
    private List<Table> tables = List.of();
    private String policyText = "";
    private String inputRunIds = "";
    private final Map<String, Long> rowCounts = new HashMap<>();

    LedgerRows(String job, Arguments arguments, String codeVersion, Instant startedAt) {
        this.job = job;
        this.arguments = arguments.toString();
        this.codeVersion = codeVersion;
        this.startedAt = startedAt;
    }

    void of(Scope scope, List<Table> tables, Arguments arguments, JobContext context) {
        this.scope = scope;
        this.tables = tables;
        this.arguments = arguments.toString();
        this.policyText = context.policyText();
        this.inputRunIds = context.inputs().toString();
    }

    String job() {
        return job;
    }

    Scope scope() {
        return scope;
    }

    /** Same job, scope, arguments, policy, inputs, and code: the same fingerprint, and the same rows. */
    String fingerprint() {
        return sha256(String.join(
                "\n",
                job,
                scope.toString(),
                scope.regionCodes().toString(),
                arguments,
                policyText,
                inputRunIds,
                codeVersion));
    }

    /**
     * Counts the rows of a table as stored, by region.
     *
     * @throws IllegalStateException if a row lies outside the run's regions: readers would never see it
     */
    void count(Table table, StoredRows stored) {
        var regionField = table.regionField();
        if (regionField == null) {
            rowCounts.put(table.name() + "/" + Scope.EVERYWHERE, stored.count(table));
            return;
        }
        stored.countBy(table, regionField).forEach((region, rows) -> {
            if (!scope.regionCodes().contains(region)) {
                throw new IllegalStateException(
                        table.name() + " has rows of region " + region + ", which is not in the run's scope " + scope);
            }
            rowCounts.put(table.name() + "/" + region, rows);
        });
    }

    /** One result per table: it has rows, or may be empty for a stated reason. */
    List<GateResult> completeness(Map<Table, String> reasonsForEmpty) {
        List<GateResult> results = new ArrayList<>();
        for (Table table : tables) {
            long rows = rowCounts.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(table.name() + "/"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            String reason = reasonsForEmpty.get(table);
            String gate = "has-rows " + table.name();
            results.add(
                    rows > 0
                            ? new GateResult(gate, Verdict.PASSED, rows + " rows.")
                            : reason != null
                                    ? new GateResult(gate, Verdict.PASSED, "No rows: " + reason)
                                    : new GateResult(gate, Verdict.NOT_EVALUATED, "No rows to look at."));
        }
        return results;
    }

    Row gateRow(GateResult result) {
        return RowFactory.create(job, result.gate(), result.verdict().name(), result.sentence());
    }

    /** The rows this run would add, for comparison with those of others. */
    List<RunLedger.Entry> wanted() {
        return entries(0, "", "PUBLISHED", "");
    }

    /** The rows of {@link #rows} as entries of the ledger. */
    List<RunLedger.Entry> entries(long sequence, String runId, String status) {
        return entries(sequence, runId, status, fingerprint());
    }

    private List<RunLedger.Entry> entries(long sequence, String runId, String status, String fingerprint) {
        List<RunLedger.Entry> entries = new ArrayList<>();
        forEachRow((table, region) -> entries.add(
                new RunLedger.Entry(sequence, runId, job, region, scope.period(), table, status, fingerprint)));
        return entries;
    }

    Dataset<Row> rows(SparkSession spark, long sequence, String status, String detail, Instant finishedAt) {
        List<Row> rows = new ArrayList<>();
        String fingerprint = fingerprint();
        String policyDigest = sha256(policyText);
        forEachRow((table, region) -> rows.add(RowFactory.create(
                sequence,
                job,
                region,
                scope.period(),
                table,
                status,
                rowCounts.getOrDefault(table + "/" + region, 0L),
                fingerprint,
                arguments,
                policyDigest,
                policyText,
                inputRunIds,
                codeVersion,
                startedAt,
                finishedAt,
                emptyToNull(detail))));
        return spark.createDataFrame(rows, Runs.TABLE.contentSchema()).coalesce(1);
    }

    private interface TableAndRegion {
        void accept(String table, String region);
    }

    private void forEachRow(TableAndRegion action) {
        if (tables.isEmpty()) {
            action.accept(Scope.EVERYWHERE, Scope.EVERYWHERE);
        }
        for (Table table : tables) {
            if (table.regionField() == null) {
                action.accept(table.name(), Scope.EVERYWHERE);
            } else {
                scope.regionCodes().forEach(region -> action.accept(table.name(), region));
            }
        }
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
