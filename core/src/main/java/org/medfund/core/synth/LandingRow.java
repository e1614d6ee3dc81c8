package org.medfund.core.synth;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;

/**
 * One row of a landing file as texts, in the column order of the contract. What is not set is empty.
 *
 * <p>Every cell is text, in Parquet too: a landing file says what its source said, and dirty rows must be sayable.
 */
final class LandingRow {

    /** The columns of one landing file, and where each of the table's fields stands among them. */
    private static final class Shape {
        final List<Field<?>> fields;
        final IdentityHashMap<Field<?>, Integer> positions = new IdentityHashMap<>();

        Shape(Table table) {
            fields = table.fields().stream()
                    .filter(field -> field.landingCode() != null)
                    .toList();
            for (int i = 0; i < fields.size(); i++) {
                positions.put(fields.get(i), i);
            }
        }
    }

    private static final Map<String, Shape> SHAPES =
            Map.copyOf(Tables.landed().stream().collect(Collectors.toMap(Table::name, Shape::new)));

    private final Shape shape;
    private final @Nullable String[] cells;

    LandingRow(Table table) {
        this(Objects.requireNonNull(SHAPES.get(table.name()), table.name()));
    }

    private LandingRow(Shape shape) {
        this.shape = shape;
        this.cells = new String[shape.fields.size()];
    }

    static List<String> columns(Table table) {
        return Objects.requireNonNull(SHAPES.get(table.name()), table.name()).fields.stream()
                .map(field -> Objects.requireNonNull(field.landingCode()))
                .toList();
    }

    LandingRow set(Field<?> field, String text) {
        Integer at = shape.positions.get(field);
        if (at == null) {
            throw new IllegalArgumentException(field.name() + " is not a landed column of this table");
        }
        cells[at] = text.isEmpty() ? null : text;
        return this;
    }

    LandingRow set(Field<?> field, long number) {
        return set(field, Long.toString(number));
    }

    LandingRow set(Field<?> field, boolean flag) {
        return set(field, flag ? "1" : "0");
    }

    /** Money, or a unit price, given in fen. */
    LandingRow fen(Field<?> field, long fen) {
        return set(field, yuan(fen));
    }

    LandingRow day(Field<?> field, int epochDay) {
        return set(
                field,
                DAYS.computeIfAbsent(epochDay, day -> LocalDate.ofEpochDay(day).toString()));
    }

    LandingRow time(Field<?> field, int epochDay, int minute) {
        String day = DAYS.computeIfAbsent(
                epochDay, number -> LocalDate.ofEpochDay(number).toString());
        int hour = minute / 60;
        int rest = minute % 60;
        return set(field, day + (hour < 10 ? " 0" : " ") + hour + (rest < 10 ? ":0" : ":") + rest + ":00");
    }

    private static final Map<Integer, String> DAYS = new java.util.concurrent.ConcurrentHashMap<>();

    LandingRow copy() {
        LandingRow copy = new LandingRow(shape);
        System.arraycopy(cells, 0, copy.cells, 0, cells.length);
        return copy;
    }

    String text(Field<?> field) {
        String cell = cells[Objects.requireNonNull(shape.positions.get(field), field.name())];
        return cell == null ? "" : cell;
    }

    /** The cells that stand for amounts, turned round. */
    LandingRow negated(List<Field<?>> amounts) {
        for (Field<?> amount : amounts) {
            String cell = text(amount);
            if (!cell.isEmpty() && !cell.equals("0.00")) {
                set(amount, "-" + cell);
            }
        }
        return this;
    }

    /** In the order of {@link #columns}; null for what is not set. */
    @Nullable
    String[] cells() {
        return cells;
    }

    static String yuan(long fen) {
        long whole = Math.abs(fen) / 100;
        long rest = Math.abs(fen) % 100;
        return (fen < 0 ? "-" : "") + whole + (rest < 10 ? ".0" : ".") + rest;
    }
}
