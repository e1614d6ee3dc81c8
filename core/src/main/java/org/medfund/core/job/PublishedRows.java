package org.medfund.core.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.lake.Lake;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;

/** The rows a reader of a table sees, given the ledger entries that are visible. */
final class PublishedRows {
    private static final String SEQUENCE = "delivery_sequence";

    private final Lake lake;
    private final RunLedger ledger;
    private final Map<String, Map<Table, Dataset<Row>>> replayed;

    /** @param replayed by run: rows of computed tables that are to be seen in the place of those it published */
    PublishedRows(Lake lake, RunLedger ledger, Map<String, Map<Table, Dataset<Row>>> replayed) {
        this.lake = lake;
        this.ledger = ledger;
        this.replayed = replayed;
    }

    /** Rows of a computed table: of each region and period those of its latest run. */
    Dataset<Row> ofRuns(Table table, Collection<RunLedger.Entry> visible) {
        Map<String, List<String>> regionsOfReplayed = new LinkedHashMap<>();
        List<RunLedger.Entry> asPublished = new ArrayList<>();
        for (RunLedger.Entry entry : visible) {
            if (replayed.getOrDefault(entry.runId(), Map.of()).containsKey(table)) {
                regionsOfReplayed
                        .computeIfAbsent(entry.runId(), runId -> new ArrayList<>())
                        .add(entry.regionCode());
            } else {
                asPublished.add(entry);
            }
        }
        Field<String> region = table.regionField();
        List<Dataset<Row>> parts = new ArrayList<>();
        if (!asPublished.isEmpty() || regionsOfReplayed.isEmpty()) {
            parts.add(tracedRuns(table, asPublished).drop(Table.RUN_ID.name()));
        }
        regionsOfReplayed.forEach((runId, regions) -> {
            Dataset<Row> rows = Objects.requireNonNull(
                    replayed.getOrDefault(runId, Map.of()).get(table));
            parts.add(region == null ? rows : rows.where(region.col().isin(regions.toArray())));
        });
        return parts.stream().reduce(Dataset::unionAll).orElseThrow();
    }

    /** As {@link #ofRuns}, with {@link Table#RUN_ID}; of replayed runs what they published. */
    Dataset<Row> tracedRuns(Table table, Collection<RunLedger.Entry> visible) {
        Field<String> regionField = table.regionField();
        Map<String, List<String>> regionsOfRun = new LinkedHashMap<>();
        for (RunLedger.Entry entry : visible) {
            regionsOfRun
                    .computeIfAbsent(entry.runId(), runId -> new ArrayList<>())
                    .add(entry.regionCode());
        }
        Column isVisible = lit(false);
        for (var run : regionsOfRun.entrySet()) {
            Column ofRun = Table.RUN_ID.col().equalTo(run.getKey());
            isVisible = isVisible.or(
                    regionField == null
                            ? ofRun
                            : ofRun.and(regionField.col().isin(run.getValue().toArray())));
        }
        return lake.readAll(table).where(isVisible);
    }

    /** As {@link #ofDeliveries(Table)}, with {@link Table#RUN_ID}. */
    Dataset<Row> tracedDeliveries(Table table) {
        return counting(table, Long.MAX_VALUE);
    }

    /** Records of a landed table over all deliveries: of a record delivered again the one that counts. */
    Dataset<Row> ofDeliveries(Table table) {
        return ofDeliveries(table, Long.MAX_VALUE);
    }

    /** As {@link #ofDeliveries(Table)}, as it was before entry number {@code sequence} of the ledger. */
    Dataset<Row> ofDeliveries(Table table, long sequence) {
        return counting(table, sequence).drop(Table.RUN_ID.name());
    }

    private Dataset<Row> counting(Table table, long sequence) {
        List<RunLedger.Entry> deliveries = ledger.visible(table, sequence);
        Object[] runIds =
                deliveries.stream().map(RunLedger.Entry::runId).distinct().toArray();
        Dataset<Row> rows = lake.readAll(table).where(Table.RUN_ID.col().isin(runIds));
        if (table.parent() != null) {
            Table parent = Tables.named(table.parent()).orElseThrow();
            return ledger.visible(parent, sequence).size() < 2 ? rows : withTheirParent(rows, parent, sequence);
        }
        return deliveries.size() < 2 ? rows : theOneThatCounts(table, rows, deliveries);
    }

    /** Parts come and go with the delivery of their record. */
    private Dataset<Row> withTheirParent(Dataset<Row> rows, Table parent, long sequence) {
        Column[] key = {Table.RUN_ID.col(), parent.grain().get(0).col()};
        Dataset<Row> parents = counting(parent, sequence).select(key).distinct();
        return rows.join(
                parents,
                scala.jdk.javaapi.CollectionConverters.asScala(List.of(
                                Table.RUN_ID.name(), parent.grain().get(0).name()))
                        .toSeq(),
                "left_semi");
    }

    private Dataset<Row> theOneThatCounts(Table table, Dataset<Row> rows, List<RunLedger.Entry> deliveries) {
        Dataset<Row> sequences = lake.spark()
                .createDataFrame(
                        deliveries.stream()
                                .map(entry -> RowFactory.create(entry.runId(), ledger.firstPublished(entry)))
                                .collect(Collectors.toList()),
                        new StructType()
                                .add(Table.RUN_ID.name(), DataTypes.StringType)
                                .add(SEQUENCE, DataTypes.LongType));
        Field<Integer> version = table.versionField();
        // Of equal versions the first delivery counts; without versions the latest does. A delivery ingested again
        // keeps
        // its place, or its old records would win over later ones.
        Column[] order = version == null
                ? new Column[] {col(SEQUENCE).desc()}
                : new Column[] {version.col().desc(), col(SEQUENCE).asc()};
        Column[] grain = table.grain().stream().map(Field::col).toArray(Column[]::new);
        return rows.join(broadcast(sequences), Table.RUN_ID.name())
                .withColumn("place", row_number().over(Window.partitionBy(grain).orderBy(order)))
                .where("place = 1")
                .drop("place", SEQUENCE);
    }
}
