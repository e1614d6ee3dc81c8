package org.medfund.core.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The contract of one lake table: what a row is, which columns it has, what must hold in it, and which rows a reader
 * sees.
 *
 * <p>Every table also has {@link #RUN_ID}. Transformations neither read nor write it: the lake stamps it on the way in
 * and drops it on the way out.
 *
 * <p>A reader sees, for each (region, period) the ledger lists, the rows of its latest published run; of a shared table
 * the latest run of each job that fills it. Tables with a {@link #landing} are filled by deliveries instead: a reader
 * sees every delivery, and of records delivered again the one that counts.
 *
 * @param regionField the pooling region a row belongs to; null if the table is not divided by region
 * @param landing the landing file it is filled from; null if a job computes it
 * @param parent the table whose record these rows are part of: they come and go with it; null if none
 * @param versionField of a record delivered more than once the highest counts; null if the latest delivery counts
 * @param writer the job that fills it; landed tables name {@code ingest}
 * @param isLarge partitioned by run on disk
 * @param isShared other jobs than the writer fill it too, each with rows of its own beside theirs
 */
public record Table(
        String name,
        String doc,
        List<Field<?>> grain,
        List<Field<?>> fields,
        Map<String, String> checks,
        @Nullable Field<String> regionField,
        @Nullable Landing landing,
        @Nullable String parent,
        @Nullable Field<Integer> versionField,
        String writer,
        boolean isLarge,
        boolean isShared) {

    public static final Field<String> RUN_ID = Field.text("run_id", "Run that wrote the row");

    /**
     * A landing file.
     *
     * @param name without ending
     * @param isRequired whether a delivery must have it
     * @param notCarried columns that are known and not read: free text that no rule needs, in which a person's name may stand
     */
    public record Landing(String name, boolean isRequired, Set<String> notCarried) {}

    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The schema on disk, {@link #RUN_ID} first. */
    public StructType schema() {
        return new StructType(Stream.concat(Stream.of(RUN_ID), fields.stream())
                .map(Field::toStructField)
                .toArray(StructField[]::new));
    }

    /** The schema without {@link #RUN_ID}: what a transformation returns. */
    public StructType contentSchema() {
        return new StructType(fields.stream().map(Field::toStructField).toArray(StructField[]::new));
    }

    /** The field of this name, if the table has it. */
    public Optional<Field<?>> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }

    /**
     * Selects exactly this table's columns, in this table's order.
     *
     * @throws IllegalStateException if a column is missing or has another type; nothing is cast
     */
    public Dataset<Row> conform(Dataset<Row> rows) {
        StructType actual = rows.schema();
        List<String> actualNames = Arrays.asList(actual.fieldNames());
        List<String> differences = new ArrayList<>();
        for (Field<?> field : fields) {
            if (!actualNames.contains(field.name())) {
                differences.add("missing " + field.name() + " " + field.type().sql());
            } else if (!actual.apply(field.name()).dataType().equals(field.type())) {
                differences.add(field.name() + " is "
                        + actual.apply(field.name()).dataType().sql() + ", not "
                        + field.type().sql());
            }
        }
        if (!differences.isEmpty()) {
            throw new IllegalStateException("Rows do not fit " + name + ": " + String.join("; ", differences));
        }
        return rows.select(fields.stream().map(Field::col).toArray(Column[]::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Table table && table.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Builds a table; {@link #build} refuses a contract that contradicts itself. */
    public static final class Builder {
        private final String name;
        private String doc = "";
        private List<Field<?>> grain = List.of();
        private List<Field<?>> fields = List.of();
        private final Map<String, String> checks = new LinkedHashMap<>();
        private @Nullable Field<String> regionField;
        private @Nullable Landing landing;
        private @Nullable String parent;
        private @Nullable Field<Integer> versionField;
        private String writer = "";
        private boolean isLarge;
        private boolean isShared;

        private Builder(String name) {
            this.name = name;
        }

        public Builder doc(String doc) {
            this.doc = doc;
            return this;
        }

        public Builder grain(Field<?>... grain) {
            this.grain = List.of(grain);
            return this;
        }

        public Builder fields(Field<?>... fields) {
            this.fields = List.of(fields);
            return this;
        }

        /** What must hold in every row: a Delta constraint, checked at every write. */
        public Builder check(String checkName, String predicate) {
            checks.put(checkName, predicate);
            return this;
        }

        /** Divided by this pooling region: a later run of one region supersedes just that part. */
        public Builder region(Field<String> field) {
            this.regionField = field;
            return this;
        }

        public Builder landing(String file, boolean isRequired) {
            return landing(file, isRequired, Set.of());
        }

        /** @param notCarried columns of the file that stay where they are */
        public Builder landing(String file, boolean isRequired, Set<String> notCarried) {
            this.landing = new Landing(file, isRequired, notCarried);
            return writtenBy("ingest");
        }

        /** The job that fills it, for messages that say what to run first. */
        public Builder writtenBy(String job) {
            this.writer = job;
            return this;
        }

        public Builder partOf(String parentTable) {
            this.parent = parentTable;
            return this;
        }

        public Builder versionedBy(Field<Integer> field) {
            this.versionField = field;
            return this;
        }

        public Builder large() {
            this.isLarge = true;
            return this;
        }

        /** Other jobs fill it too: a reader sees the latest run of each. */
        public Builder shared() {
            this.isShared = true;
            return this;
        }

        public Table build() {
            Set<String> names = new LinkedHashSet<>();
            for (Field<?> field : fields) {
                if (!names.add(field.name())) {
                    throw new IllegalStateException("Table " + name + " has " + field.name() + " twice");
                }
            }
            if (grain.isEmpty() || !fields.containsAll(grain)) {
                throw new IllegalStateException("Table " + name + " needs a grain made of its own fields");
            }
            if (regionField != null && !fields.contains(regionField)) {
                throw new IllegalStateException("Table " + name + " lacks its region field " + regionField.name());
            }
            return new Table(
                    name,
                    doc,
                    grain,
                    fields,
                    java.util.Collections.unmodifiableMap(new LinkedHashMap<>(checks)),
                    regionField,
                    landing,
                    parent,
                    versionField,
                    writer,
                    isLarge,
                    isShared);
        }
    }
}
