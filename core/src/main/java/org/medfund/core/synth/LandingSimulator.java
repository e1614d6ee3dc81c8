package org.medfund.core.synth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.job.Progress;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.Table;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.RegionTransfers;

/**
 * Writes a simulated delivery: a landing file for every landed table, and the answer key to it.
 *
 * <p>Each block is simulated once: the task that has it writes its rows to every file that grows with the stays, so no
 * row ever moves between tasks, and a row depends on nothing but settings and block. Only the sums the money tables are
 * made from go back. On a cluster the folder must be one that every executor sees.
 */
public final class LandingSimulator {
    private static final String NAME = "simulate-claims";
    private static final long BLOCKS_PER_PART = 10_000;
    private static final int PARTS_MIN = 2;

    private static final String[] PAYER = {"home", "treated", "hospital", "insurance", "month"};
    private static final String FEN = "fen";
    private static final String OWED = "owed";

    /**
     * Writes {@code out/landing} and {@code out/answer-key}.
     *
     * @throws org.medfund.core.problem.Refusal if one of the two is there already and not empty
     */
    public static void write(SparkSession spark, SimulationSettings settings, Path out, Progress progress) {
        int parts = (int) Math.max(PARTS_MIN, Block.count(settings) / BLOCKS_PER_PART);
        write(spark, settings, out, progress, parts);
    }

    /** The rows of a file, and their order, are the same under any number of parts. */
    static void write(SparkSession spark, SimulationSettings settings, Path out, Progress progress, int parts) {
        makeRoom(out);
        LandingFiles files = new LandingFiles(out.toAbsolutePath().toString(), settings);
        progress.at(NAME, settings.discharges() + " discharges in " + parts + " parts");
        List<MoneyRows.Sum> sums = writeParts(spark, files, parts);
        progress.at(NAME, "money and reference tables, answer key");
        BlockFile.ALL.forEach(file -> files.gather(file, parts));
        Map<Table, List<LandingRow>> small = new LinkedHashMap<>(ReferenceRows.of(new World(settings)));
        small.putAll(money(new MoneyRows(sums, settings)));
        small.forEach((table, rows) -> files.write(
                false,
                BlockFile.landingName(table),
                LandingRow.columns(table),
                rows.stream().map(LandingRow::cells).iterator()));
        files.write(
                true,
                "true_group_means",
                AnswerKey.MEANS,
                AnswerKey.trueGroupMeans(Group.load()).iterator());
    }

    private static void makeRoom(Path out) {
        for (String folder : LandingFiles.FOLDERS) {
            Path path = out.resolve(folder);
            try {
                Files.createDirectories(path);
                try (Stream<Path> files = Files.list(path)) {
                    if (files.findAny().isPresent()) {
                        throw Problem.of(
                                        ProblemCode.CONFLICT,
                                        "There are files in " + path + " already.",
                                        "A simulation starts from an empty folder.",
                                        "Pass another --out, or remove them.")
                                .refusal();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One task a part. What comes back are a few sums per hospital and month. */
    private static List<MoneyRows.Sum> writeParts(SparkSession spark, LandingFiles files, int parts) {
        StructType schema = new StructType();
        for (String column : PAYER) {
            schema = schema.add(column, DataTypes.StringType);
        }
        schema = schema.add(FEN, DataTypes.LongType).add(OWED, DataTypes.LongType);
        return spark
                .range(0, parts, 1, parts)
                .flatMap(
                        (FlatMapFunction<Long, Row>) number -> payments(files, number.intValue(), parts),
                        Encoders.row(schema))
                .groupBy(PAYER[0], PAYER[1], PAYER[2], PAYER[3], PAYER[4])
                .agg(functions.sum(FEN), functions.sum(OWED))
                .collectAsList()
                .stream()
                .map(row -> new MoneyRows.Sum(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6)))
                .toList();
    }

    private static Iterator<Row> payments(LandingFiles files, int part, int parts) throws IOException {
        long attempt = TaskContext.get().taskAttemptId();
        return BlockPart.write(files, part, parts, attempt).entrySet().stream()
                .map(sum -> {
                    List<String> payer = sum.getKey();
                    return RowFactory.create(
                            payer.get(0),
                            payer.get(1),
                            payer.get(2),
                            payer.get(3),
                            payer.get(4),
                            sum.getValue().basicPool(),
                            sum.getValue().owed());
                })
                .iterator();
    }

    private static Map<Table, List<LandingRow>> money(MoneyRows money) {
        Map<Table, List<LandingRow>> tables = new LinkedHashMap<>();
        tables.put(Budgets.TABLE, money.budgets());
        tables.put(FundBalances.TABLE, money.fundBalances());
        tables.put(Prepayments.TABLE, money.prepayments());
        tables.put(InstantPayments.TABLE, money.instantPayments());
        tables.put(MonthlySettlements.TABLE, money.monthlySettlements());
        tables.put(AuditDeductions.TABLE, money.auditDeductions());
        tables.put(AdvanceFunds.TABLE, money.advanceFunds());
        tables.put(RegionTransfers.TABLE, money.regionTransfers());
        return tables;
    }

    private LandingSimulator() {}
}
