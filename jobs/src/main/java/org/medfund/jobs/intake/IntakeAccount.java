package org.medfund.jobs.intake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.claims.SettlementLists;

/**
 * What came in against what was stored: every landed row is loaded or quarantined, and so is every fen. The rows of CSV
 * files are counted in their bytes ({@link org.medfund.core.csv.CsvScan}), apart from the reader that loads them.
 */
final class IntakeAccount {
    private static final String FILE = "file";
    private static final String REASON = "reason";
    private static final String ROWS = "rows";
    private static final String MONEY = "money";
    private static final String LOADED = "loaded";

    private final Delivery delivery;
    private @Nullable Map<String, Line> lines;

    /** One landing file. Money is the whole cost in yuan, of settlement lists only. */
    private static final class Line {
        private long rowsIn;
        private long rowsLoaded;
        private BigDecimal moneyIn = BigDecimal.ZERO;
        private BigDecimal moneyLoaded = BigDecimal.ZERO;
        private BigDecimal moneyQuarantined = BigDecimal.ZERO;
        private final TreeMap<Reason, Long> quarantined = new TreeMap<>();

        private long rowsQuarantined() {
            return quarantined.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    IntakeAccount(Delivery delivery) {
        this.delivery = delivery;
    }

    /** Rows in = rows loaded + rows quarantined, file by file. */
    Gate everyRowIsAccountedFor() {
        String name = "every-row-is-loaded-or-quarantined";
        return new Gate(name, stored -> {
            List<String> wrong = new ArrayList<>();
            long rows = 0;
            for (var line : lines(stored).entrySet()) {
                Line counts = line.getValue();
                rows += counts.rowsIn;
                if (counts.rowsIn != counts.rowsLoaded + counts.rowsQuarantined()) {
                    wrong.add(line.getKey() + ": " + counts.rowsIn + " rows in, " + counts.rowsLoaded + " loaded, "
                            + counts.rowsQuarantined() + " quarantined");
                }
            }
            return new GateResult(
                    name,
                    wrong.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                    wrong.isEmpty() ? rows + " rows." : String.join("; ", wrong) + ".");
        });
    }

    /** Whole cost that came in with settlement lists = whole cost loaded + whole cost quarantined, to the fen. */
    Gate everyFenIsAccountedFor() {
        String name = "every-fen-is-loaded-or-quarantined";
        return new Gate(name, stored -> {
            Line line = lines(stored).getOrDefault(Delivery.fileOf(SettlementLists.TABLE), new Line());
            boolean isEqual = line.moneyIn.compareTo(line.moneyLoaded.add(line.moneyQuarantined)) == 0;
            return new GateResult(
                    name,
                    isEqual ? Verdict.PASSED : Verdict.FAILED,
                    yuan(line.moneyIn) + " yuan in, " + yuan(line.moneyLoaded) + " loaded, "
                            + yuan(line.moneyQuarantined) + " quarantined.");
        });
    }

    /** One line a file, then the money, then what was not read. */
    List<String> summary(Stored stored) {
        List<String> summary = new ArrayList<>();
        lines(stored)
                .forEach((file, line) -> summary.add(String.format(
                        Locale.ROOT,
                        "%s: %,d rows in, %,d loaded, %,d quarantined%s",
                        file,
                        line.rowsIn,
                        line.rowsLoaded,
                        line.rowsQuarantined(),
                        reasons(line))));
        Line money = lines(stored).get(Delivery.fileOf(SettlementLists.TABLE));
        if (money != null) {
            summary.add("Whole cost: " + yuan(money.moneyIn) + " yuan in, " + yuan(money.moneyLoaded) + " loaded, "
                    + yuan(money.moneyQuarantined) + " quarantined");
        }
        summary.addAll(delivery.remarks());
        return summary;
    }

    private static String reasons(Line line) {
        return line.quarantined.isEmpty()
                ? ""
                : line.quarantined.entrySet().stream()
                        .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String yuan(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /** Counted once; gates and summary look at the same figures. */
    private Map<String, Line> lines(Stored stored) {
        if (lines == null) {
            lines = tally(stored);
        }
        return lines;
    }

    private Map<String, Line> tally(Stored stored) {
        Map<String, Line> counted = new TreeMap<>();
        List<Dataset<Row>> parts = new ArrayList<>();
        delivery.tables().forEach((table, rows) -> {
            Line line = new Line();
            counted.put(Delivery.fileOf(table), line);
            Delivery.Count count = delivery.counts().get(table);
            boolean isMoneyOpen = table.equals(SettlementLists.TABLE);
            if (count != null) {
                line.rowsIn = count.rows();
                line.moneyIn = count.totalCostYuan()
                        .filter(sum -> table.equals(SettlementLists.TABLE))
                        .orElse(BigDecimal.ZERO);
                isMoneyOpen &= count.totalCostYuan().isEmpty();
            }
            if (count == null || isMoneyOpen) {
                parts.add(figures(rows, table, "", moneyOfCells(rows, table)));
            }
            line.rowsLoaded = stored.count(table);
            if (table.equals(SettlementLists.TABLE)) {
                parts.add(figures(stored.rows(table), table, LOADED, SettlementLists.TOTAL_COST_YUAN.col()));
            }
        });
        parts.add(stored.rows(QuarantinedRows.TABLE)
                .groupBy(
                        QuarantinedRows.LANDING_FILE.col().as(FILE),
                        QuarantinedRows.REASON.col().as(REASON))
                .agg(
                        count(lit(1)).as(ROWS),
                        sum(QuarantinedRows.TOTAL_COST_YUAN.col())
                                .cast("decimal(38,2)")
                                .as(MONEY)));
        for (Row row : parts.stream().reduce(Dataset::unionByName).orElseThrow().collectAsList()) {
            Line line = Objects.requireNonNull(counted.get(row.<String>getAs(FILE)));
            long rows = row.<Long>getAs(ROWS);
            BigDecimal money = Objects.requireNonNullElse(row.<BigDecimal>getAs(MONEY), BigDecimal.ZERO);
            String reason = row.getAs(REASON);
            if (reason.isEmpty()) {
                // Where the bytes were counted, that count stands.
                line.rowsIn = line.rowsIn > 0 ? line.rowsIn : rows;
                line.moneyIn = money;
            } else if (reason.equals(LOADED)) {
                line.rowsLoaded = rows;
                line.moneyLoaded = money;
            } else {
                line.quarantined.put(Reason.valueOf(reason), rows);
                line.moneyQuarantined = line.moneyQuarantined.add(money);
            }
        }
        return counted;
    }

    private static Dataset<Row> figures(Dataset<Row> rows, Table table, String reason, Column money) {
        return rows.agg(count(lit(1)).as(ROWS), sum(money).cast("decimal(38,2)").as(MONEY))
                .withColumn(FILE, lit(Delivery.fileOf(table)))
                .withColumn(REASON, lit(reason));
    }

    /** The cells that are plain amounts, added by Spark alone. */
    private static Column moneyOfCells(Dataset<Row> rows, Table table) {
        String cell = Objects.requireNonNull(SettlementLists.TOTAL_COST_YUAN.landingCode());
        if (!table.equals(SettlementLists.TABLE) || !List.of(rows.columns()).contains(cell)) {
            return lit(null).cast("decimal(18,2)");
        }
        Column text = trim(col("`" + cell + "`"));
        Column isAmount = col(LandedFile.RAGGED_LINE).isNull().and(text.rlike("^-?[0-9]{1,16}([.][0-9]{1,2})?$"));
        return when(isAmount, text.try_cast("decimal(18,2)"));
    }
}
