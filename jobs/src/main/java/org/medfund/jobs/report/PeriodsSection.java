package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.clearing.MonthStatements.AUDIT_DEDUCTION_YUAN;
import static org.medfund.core.table.clearing.MonthStatements.CARRIED_OUT_YUAN;
import static org.medfund.core.table.clearing.MonthStatements.DEPOSIT_YUAN;
import static org.medfund.core.table.clearing.MonthStatements.GROSS_YUAN;
import static org.medfund.core.table.clearing.MonthStatements.INSTANT_PAID_YUAN;
import static org.medfund.core.table.clearing.MonthStatements.PAID_YUAN;
import static org.medfund.core.table.clearing.MonthStatements.PERIOD;
import static org.medfund.core.table.clearing.MonthStatements.REGION_CODE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.PlainText;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.QuarterStatements;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.time.Period;

/**
 * The clearing of the year as it went: of each region the state of every month, quarter, and of the year, who marked it and
 * when (SPEC D.1), and what each of them pays (SPEC D.3, D.6, D.4). A period that has statements and no mark is a draft.
 */
final class PeriodsSection {
    private static final Grid.Column REGION = Grid.Column.of(REGION_CODE, Kind.REGION);
    private static final List<Field<BigDecimal>> OF_MONTHS =
            List.of(GROSS_YUAN, AUDIT_DEDUCTION_YUAN, DEPOSIT_YUAN, INSTANT_PAID_YUAN, PAID_YUAN, CARRIED_OUT_YUAN);
    private static final int ROWS_SHOWN = 500;
    private static final String DRAFT = "DRAFT";

    /** One region's period, in the order of the calendar: a quarter after its months, the year at last. */
    private record Place(String region, String period) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::region)
                .thenComparing(place -> Period.of(place.period()).lastDay())
                .thenComparing(place -> Period.of(place.period()).firstDay(), Comparator.reverseOrder());

        static Place of(Row row) {
            return new Place(REGION_CODE.in(row), PERIOD.in(row));
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    static Section of(ReportInput in) {
        Dataset<Row> months = in.rowsOfTheYear(MonthStatements.TABLE);
        Map<Place, Row> sums = new TreeMap<>();
        Stream.of(
                        totals(months, OF_MONTHS, REGION_CODE.col(), PERIOD.col()),
                        paid(in.rowsOfTheYear(QuarterStatements.TABLE), QuarterStatements.CLEARING_YUAN, PERIOD.col()),
                        paid(
                                in.rows(Statements.TABLE),
                                Statements.CLEARING_PAYABLE_YUAN,
                                Statements.YEAR.col().cast(DataTypes.StringType)))
                .flatMap(rows -> in.small(rows).stream())
                .forEach(row -> sums.put(Place.of(row), row));
        Map<Place, Row> marks = new TreeMap<>();
        in.small(lastMarks(in.rowsOfTheYear(Periods.TABLE))).forEach(row -> marks.put(Place.of(row), row));
        SortedSet<Place> places = new TreeSet<>(sums.keySet());
        places.addAll(marks.keySet());
        return new Section(in, "periods", MonthStatements.TABLE)
                .alsoFrom(QuarterStatements.TABLE, Statements.TABLE, Periods.TABLE)
                .grid(states(places, marks))
                .chart(Chart.of(
                        "months",
                        Chart.Shape.STACKED,
                        in.small(totals(months, OF_MONTHS, PERIOD.col()).orderBy(PERIOD.col())),
                        Grid.Column.of(PERIOD),
                        Grid.Column.of(PAID_YUAN),
                        Grid.Column.of(INSTANT_PAID_YUAN),
                        Grid.Column.of(DEPOSIT_YUAN),
                        Grid.Column.of(AUDIT_DEDUCTION_YUAN)))
                .grid(payments(places, marks, sums));
    }

    /** Sums over institutions and insurance types, one row per key. */
    private static Dataset<Row> totals(Dataset<Row> statements, List<Field<BigDecimal>> yuan, Column... key) {
        List<Column> totals = yuan.stream()
                .map(field -> field.as(Money.yuan(sum(Money.fen(field.col())))))
                .toList();
        return statements
                .groupBy(key)
                .agg(totals.get(0), totals.subList(1, totals.size()).toArray(Column[]::new));
    }

    /** What a clearing pays, under the name of what a month pays. */
    private static Dataset<Row> paid(Dataset<Row> statements, Field<BigDecimal> yuan, Column period) {
        return totals(
                statements.select(REGION_CODE.col(), PERIOD.as(period), PAID_YUAN.as(yuan.col())),
                List.of(PAID_YUAN),
                REGION_CODE.col(),
                PERIOD.col());
    }

    private static Dataset<Row> lastMarks(Dataset<Row> marks) {
        String last = "last";
        return marks.groupBy(Periods.REGION_CODE.col(), Periods.PERIOD.col())
                .agg(max_by(
                                struct(Periods.STATE.col(), Periods.DECIDED_BY.col(), Periods.DECIDED_DATE.col()),
                                Periods.SEQUENCE.col())
                        .as(last))
                .select(Periods.REGION_CODE.name(), Periods.PERIOD.name(), last + ".*");
    }

    /** One row per region, one column per period of the year that any of them has. */
    private static Grid states(SortedSet<Place> places, Map<Place, Row> marks) {
        List<String> periods = places.stream()
                .map(place -> new Place("", place.period()))
                .sorted()
                .map(Place::period)
                .distinct()
                .toList();
        List<Grid.Column> columns = new ArrayList<>(List.of(REGION));
        periods.forEach(period -> columns.add(new Grid.Column(period, Kind.STATE)));
        List<List<String>> rows = places.stream()
                .map(Place::region)
                .distinct()
                .map(region -> Stream.concat(Stream.of(region), periods.stream().map(period -> {
                            Place place = new Place(region, period);
                            return places.contains(place) ? state(marks.get(place), true) : "";
                        }))
                        .toList())
                .toList();
        return new Grid("period_states", columns, rows, false);
    }

    /** The state alone, or with the day and who decided. */
    private static String state(@Nullable Row mark, boolean isFull) {
        return mark == null
                ? DRAFT
                : isFull
                        ? Periods.STATE.in(mark) + " " + Periods.DECIDED_DATE.in(mark) + " "
                                + Periods.DECIDED_BY.in(mark)
                        : Periods.STATE.in(mark);
    }

    /** One row per region and period, in the order of the year, with what it pays. */
    private static Grid payments(SortedSet<Place> places, Map<Place, Row> marks, Map<Place, Row> sums) {
        List<Grid.Column> columns = new ArrayList<>(List.of(
                REGION,
                Grid.Column.of(PERIOD),
                Grid.Column.of(Periods.STATE, Kind.STATE),
                Grid.Column.of(Periods.DECIDED_BY),
                Grid.Column.of(Periods.DECIDED_DATE)));
        OF_MONTHS.forEach(field -> columns.add(Grid.Column.of(field)));
        List<List<String>> rows = places.stream()
                .limit(ROWS_SHOWN)
                .map(place -> {
                    Row mark = marks.get(place);
                    List<String> cells = new ArrayList<>(List.of(
                            place.region(),
                            place.period(),
                            state(mark, false),
                            mark == null ? "" : Periods.DECIDED_BY.in(mark),
                            mark == null ? "" : PlainText.of(Periods.DECIDED_DATE.in(mark))));
                    OF_MONTHS.forEach(field -> cells.add(amount(sums.get(place), field)));
                    return cells;
                })
                .toList();
        return new Grid("period_payments", columns, rows, places.size() > ROWS_SHOWN);
    }

    /** Of a quarter and of the year only what they pay is told. */
    private static String amount(@Nullable Row sums, Field<?> yuan) {
        return sums != null && List.of(sums.schema().fieldNames()).contains(yuan.name())
                ? PlainText.of(yuan.in(sums))
                : "";
    }

    private PeriodsSection() {}
}
