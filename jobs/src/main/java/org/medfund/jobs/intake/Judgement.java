package org.medfund.jobs.intake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.QuarantinedRows;

/** Judges landed rows: each one on its own first, then among those of the same record. */
final class Judgement {
    private static final String PLACE = "judged_place";
    private static final String HIGHEST = "judged_highest_version";
    private static final String EARLIER = "judged_earlier_version";
    private static final String HAS_PARENT = "judged_has_parent";

    /**
     * Every landed row read on its own.
     *
     * @param landed texts under the landing column names, and {@link LandedFile#RAGGED_LINE}
     * @return {@link Judged#schema}: one row per landed row, with the reason if it is refused
     */
    static Dataset<Row> read(Dataset<Row> landed, Table table, Pseudonyms pseudonyms, LookUps lookUps) {
        List<String> present = List.of(landed.columns());
        List<Column> columns = new ArrayList<>();
        for (Field<?> field : Judged.landedFields(table)) {
            String code = java.util.Objects.requireNonNull(field.landingCode());
            columns.add(
                    present.contains(code)
                            ? col("`" + code + "`")
                            : lit(null).cast("string").as(code));
        }
        columns.add(col(LandedFile.RAGGED_LINE));
        String name = table.name();
        return landed.select(columns.toArray(Column[]::new))
                .mapPartitions(
                        (MapPartitionsFunction<Row, Row>) rows -> {
                            RowReader reader = new RowReader(Tables.named(name).orElseThrow(), pseudonyms, lookUps);
                            return new Iterator(rows, reader);
                        },
                        Encoders.row(Judged.schema(table)));
    }

    /** Reads row by row, holding none. */
    private record Iterator(java.util.Iterator<Row> rows, RowReader reader) implements java.util.Iterator<Row> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Row next() {
            Row row = rows.next();
            List<@Nullable String> cells = new ArrayList<>();
            for (int i = 0; i < row.size() - 1; i++) {
                cells.add(row.getString(i));
            }
            return reader.read(cells, row.getString(row.size() - 1));
        }
    }

    /**
     * Compares rows of the same record: the highest version counts, of equal ones the one with the lowest digest.
     *
     * @param rows with the columns of {@link Judged}, of any number of files
     * @param earlier file, key, and version of records that earlier deliveries published; empty if none
     * @return the same rows; those refused here have a reason now
     */
    static Dataset<Row> amongRecords(Dataset<Row> rows, Optional<Dataset<Row>> earlier) {
        Column isGood = Judged.REASON.col().isNull();
        // Refused rows take no part: each stands apart, by its digest.
        WindowSpec record = Window.partitionBy(
                Judged.FILE.col(),
                when(isGood, Judged.KEY.col()),
                when(isGood, lit(null).cast("string")).otherwise(Judged.DIGEST.col()));
        Dataset<Row> placed = rows.withColumn(
                        PLACE,
                        row_number()
                                .over(record.orderBy(
                                        Judged.VERSION.col().desc(),
                                        Judged.DIGEST.col().asc())))
                .withColumn(HIGHEST, max(Judged.VERSION.col()).over(record));
        Dataset<Row> compared = earlier.map(published -> placed.join(
                        published.withColumnRenamed(Judged.VERSION.name(), EARLIER),
                        scala.jdk.javaapi.CollectionConverters.asScala(List.of(Judged.FILE.name(), Judged.KEY.name()))
                                .toSeq(),
                        "left"))
                .orElse(placed.withColumn(EARLIER, lit(null).cast("int")));
        Column version = Judged.VERSION.col();
        Column isRepeated = coalesce(version.equalTo(col(EARLIER)), lit(false))
                .or(version.equalTo(col(HIGHEST)).and(col(PLACE).gt(1)));
        Column isSuperseded = version.lt(col(HIGHEST)).or(coalesce(version.lt(col(EARLIER)), lit(false)));
        return compared.withColumn(
                        Judged.REASON.name(),
                        when(Judged.REASON.col().isNotNull(), Judged.REASON.col())
                                .when(isRepeated, lit(Reason.DUPLICATE.name()))
                                .when(isSuperseded, lit(Reason.SUPERSEDED_VERSION.name())))
                .drop(PLACE, HIGHEST, EARLIER);
    }

    /**
     * Refuses rows that are part of a record that was not loaded.
     *
     * @param parents one column: the records loaded
     */
    static Dataset<Row> withParents(Dataset<Row> rows, Dataset<Row> parents) {
        Dataset<Row> known = parents.distinct()
                .toDF(Judged.PARENT.name())
                .where(Judged.PARENT.col().isNotNull())
                .withColumn(HAS_PARENT, lit(true));
        return rows.join(
                        known,
                        scala.jdk.javaapi.CollectionConverters.asScala(List.of(Judged.PARENT.name()))
                                .toSeq(),
                        "left")
                .withColumn(
                        Judged.REASON.name(),
                        when(Judged.REASON.col().isNotNull(), Judged.REASON.col())
                                .when(col(HAS_PARENT).isNull(), lit(Reason.ORPHAN.name())))
                .drop(HAS_PARENT);
    }

    /** The rows that nothing speaks against, as rows of the table. */
    static Dataset<Row> loaded(Dataset<Row> rows, Table table) {
        return table.conform(rows.where(Judged.REASON.col().isNull()));
    }

    /** The refused rows. */
    static Dataset<Row> quarantined(Dataset<Row> rows, String deliveryId) {
        WindowSpec equal = Window.partitionBy(Judged.FILE.col(), Judged.DIGEST.col())
                .orderBy(Judged.REASON.col(), Judged.KEY.col());
        return QuarantinedRows.TABLE.conform(rows.where(Judged.REASON.col().isNotNull())
                .select(
                        QuarantinedRows.DELIVERY_ID.as(lit(deliveryId)),
                        QuarantinedRows.LANDING_FILE.as(Judged.FILE.col()),
                        QuarantinedRows.ROW_DIGEST.as(Judged.DIGEST.col()),
                        QuarantinedRows.COPY_NUMBER.as(row_number().over(equal)),
                        QuarantinedRows.ROW_KEY.as(Judged.KEY.col()),
                        QuarantinedRows.REASON.as(Judged.REASON.col()),
                        QuarantinedRows.COLUMN_NAME.as(Judged.COLUMN.col()),
                        QuarantinedRows.ROW_JSON.as(Judged.JSON.col()),
                        QuarantinedRows.TOTAL_COST_YUAN.as(Judged.TOTAL.col())));
    }

    private Judgement() {}
}
