package org.medfund.core.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/**
 * Rows as a text table: one line per row, columns parted by bars. Columns left out are null, or a plain value of their
 * type where the table allows no null (empty text, 0, false, 2025-01-01).
 */
public final class Rows {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** The rows of the text block under the table's types. */
    public static Dataset<Row> rows(Table table, String block) {
        return LocalSpark.get().createDataFrame(list(table, block), table.contentSchema());
    }

    /** As {@link #rows}, without a session. */
    public static List<Row> list(Table table, String block) {
        List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
        List<String> header = cells(lines.get(0));
        for (String name : header) {
            if (table.field(name).isEmpty()) {
                throw new IllegalArgumentException(table.name() + " has no column " + name);
            }
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException("Not " + header.size() + " cells: " + line);
            }
            Object[] values = table.fields().stream()
                    .map(field -> {
                        int at = header.indexOf(field.name());
                        return at < 0 ? plain(field) : value(field.type(), cells.get(at));
                    })
                    .toArray();
            rows.add(new GenericRowWithSchema(values, table.contentSchema()));
        }
        return rows;
    }

    /** These columns of the rows as sorted lines, for comparison with a text block; all of them if none is named. */
    public static String text(Dataset<Row> rows, List<String> columns) {
        List<String> names = columns.isEmpty() ? Arrays.asList(rows.columns()) : columns;
        return rows.collectAsList().stream()
                .map(row -> names.stream()
                        .map(name -> text(row.get(row.fieldIndex(name))))
                        .collect(Collectors.joining(" | ")))
                .sorted()
                .collect(Collectors.joining("\n", String.join(" | ", names) + "\n", ""));
    }

    /** A text block with its lines trimmed and sorted. */
    public static String text(String block) {
        List<String> lines = block.lines()
                .filter(line -> !line.isBlank())
                .map(line -> String.join(" | ", cells(line)))
                .toList();
        return lines.get(0) + "\n" + lines.stream().skip(1).sorted().collect(Collectors.joining("\n"));
    }

    static List<String> cells(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    private static String text(Object value) {
        return value instanceof Instant instant
                ? LocalDateTime.ofInstant(instant, ZONE).toString()
                : String.valueOf(value);
    }

    private static Object plain(Field<?> field) {
        if (field.nullable()) {
            return null;
        }
        DataType type = field.type();
        if (type.equals(DataTypes.StringType)) {
            return "";
        }
        if (type.equals(DataTypes.BooleanType)) {
            return false;
        }
        if (type.equals(DataTypes.DateType)) {
            return LocalDate.of(2025, 1, 1);
        }
        return value(type, type.equals(DataTypes.TimestampType) ? "2025-01-01T00:00" : "0");
    }

    /** What a cell stands for under a type; null for the text null. */
    public static Object value(DataType type, String cell) {
        if (cell.equals("null")) {
            return null;
        }
        if (type instanceof DecimalType decimal) {
            return new BigDecimal(cell).setScale(decimal.scale());
        }
        if (type.equals(DataTypes.LongType)) {
            return Long.valueOf(cell);
        }
        if (type.equals(DataTypes.IntegerType)) {
            return Integer.valueOf(cell);
        }
        if (type.equals(DataTypes.DoubleType)) {
            return Double.valueOf(cell);
        }
        if (type.equals(DataTypes.BooleanType)) {
            return Boolean.valueOf(cell);
        }
        if (type.equals(DataTypes.DateType)) {
            return LocalDate.parse(cell);
        }
        if (type.equals(DataTypes.TimestampType)) {
            return LocalDateTime.parse(cell.replace(' ', 'T')).atZone(ZONE).toInstant();
        }
        return cell;
    }

    private Rows() {}
}
