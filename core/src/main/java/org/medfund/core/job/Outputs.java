package org.medfund.core.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Table;

/** What a job wants published, and the gates it must pass first. */
public final class Outputs {
    private final @Nullable Scope scope;
    private final Map<Table, Function<Stored, Dataset<Row>>> tables = new LinkedHashMap<>();
    private final Map<Table, String> reasonsForEmpty = new LinkedHashMap<>();
    private final Map<Path, Content> files = new LinkedHashMap<>();
    private final List<Gate> gates = new ArrayList<>();
    private final List<Dataset<Row>> kept = new ArrayList<>();
    private @Nullable Arguments ranWith;
    private Function<Stored, List<String>> summary = stored -> List.of();

    /** What is in a file, written from its beginning to its end, once. */
    @FunctionalInterface
    public interface Content {
        /** Leaves {@code out} open: it is the harness's. */
        void writeTo(OutputStream out) throws IOException;
    }

    private Outputs(@Nullable Scope scope) {
        this.scope = scope;
    }

    public static Outputs forScope(Scope scope) {
        return new Outputs(scope);
    }

    /** Files for people, or lines on the screen; nothing goes to the lake. */
    public static Outputs forReading() {
        return new Outputs(null);
    }

    /** Rows of one table. Every row's region must be one of the scope's. */
    public Outputs table(Table table, Dataset<Row> rows) {
        return derived(table, stored -> rows);
    }

    /** Rows of one table computed from rows this run has stored before, so that the plan is not run twice. */
    public Outputs derived(Table table, Function<Stored, Dataset<Row>> rows) {
        if (scope == null) {
            throw new IllegalStateException("Tables need a scope");
        }
        if (tables.put(table, rows) != null) {
            throw new IllegalStateException("A run writes " + table.name() + " once");
        }
        return this;
    }

    /**
     * Rows that several tables are made of: they are computed once, and let go when the run ends.
     *
     * @return the same rows
     */
    public Dataset<Row> keep(Dataset<Row> rows) {
        Dataset<Row> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
        kept.add(persisted);
        return persisted;
    }

    void letGo() {
        kept.forEach(Dataset::unpersist);
    }

    /** The table may rightly have no rows. Otherwise an empty table blocks the run. */
    public Outputs mayBeEmpty(Table table, String reason) {
        reasonsForEmpty.put(table, reason);
        return this;
    }

    /** A text file, line by line, written once the gates have passed. */
    public Outputs file(Path path, Stream<String> lines) {
        return file(path, out -> {
            try (lines) {
                for (var each = lines.iterator(); each.hasNext(); ) {
                    out.write(each.next().getBytes(StandardCharsets.UTF_8));
                    out.write('\n');
                }
            }
        });
    }

    /** A file of any kind, written once the gates have passed. */
    public Outputs file(Path path, Content content) {
        files.put(path, content);
        return this;
    }

    public Outputs gate(Gate gate) {
        gates.add(gate);
        return this;
    }

    /** The arguments the run stands for, if the job itself found what was left out: the ledger names them. */
    public Outputs ranWith(Arguments args) {
        this.ranWith = args;
        return this;
    }

    /** Lines for the person who runs the job, computed from the stored rows. */
    public Outputs summary(Function<Stored, List<String>> lines) {
        this.summary = lines;
        return this;
    }

    public Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    /** Empty if the run stands for the arguments given. */
    public Optional<Arguments> ranWith() {
        return Optional.ofNullable(ranWith);
    }

    public Map<Table, Function<Stored, Dataset<Row>>> tables() {
        return tables;
    }

    public Map<Table, String> reasonsForEmpty() {
        return reasonsForEmpty;
    }

    /** In the order in which they are written. */
    public Map<Path, Content> files() {
        return files;
    }

    public List<Gate> gates() {
        return gates;
    }

    public Function<Stored, List<String>> summary() {
        return summary;
    }
}
