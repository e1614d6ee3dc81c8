package org.medfund.jobs.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Columns a landed row carries beside those of its table, until it is loaded or refused. */
final class Judged {
    static final Field<String> FILE = Field.text("judged_file", "Landing file");
    static final Field<String> KEY =
            Field.text("judged_key", "Grain, values parted by bars").orNull();
    static final Field<Integer> VERSION = Field.whole("judged_version", "Version of the record");
    static final Field<String> PARENT =
            Field.text("judged_parent", "Record it is part of").orNull();
    static final Field<String> DIGEST = Field.text("judged_digest", "SHA-256 of the row as landed");
    static final Field<String> JSON = Field.text("judged_json", "The row as landed");
    static final Field<String> REASON =
            Field.text("judged_reason", "Why it is refused; null if it is not").orNull();
    static final Field<String> COLUMN =
            Field.text("judged_column", "Landing column concerned").orNull();
    static final Field<java.math.BigDecimal> TOTAL =
            Field.yuan("judged_total_yuan", "Whole cost of a settlement list").orNull();

    static final List<Field<?>> COLUMNS = List.of(FILE, KEY, VERSION, PARENT, DIGEST, JSON, REASON, COLUMN, TOTAL);

    /** Landing columns of a table, in the order of its fields. */
    static List<Field<?>> landedFields(Table table) {
        return table.fields().stream()
                .filter(field -> field.landingCode() != null)
                .toList();
    }

    /** The columns of the table, any of which may be null in a refused row, then those of this class. */
    static StructType schema(Table table) {
        List<StructField> fields = new ArrayList<>();
        table.fields().forEach(field -> fields.add(DataTypes.createStructField(field.name(), field.type(), true)));
        COLUMNS.forEach(field -> fields.add(DataTypes.createStructField(field.name(), field.type(), true)));
        return new StructType(fields.toArray(StructField[]::new));
    }

    private Judged() {}
}
