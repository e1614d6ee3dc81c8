package org.medfund.core.synth;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
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
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.IcuStays;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.CostVerifications;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.RegionTransfers;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.monitoring.CreditVisits;

/**
 * Writes a simulated delivery: a landing file for every landed table, and the answer key to it.
 *
 * <p>Nothing is staged: each table is generated again from the seed, block by block, so no row ever moves between
 * partitions, and a row depends on nothing but settings and block.
 */
public final class LandingSimulator {
    private static final String NAME = "simulate-claims";
    private static final long LARGE_FROM_DISCHARGES = 20_000;
    private static final long BLOCKS_PER_PART = 20_000;
    private static final int PARTS_MIN = 2;

    private static final String HOME = "home";
    private static final String TREATED = "treated";
    private static final String HOSPITAL = "hospital";
    private static final String INSURANCE = "insurance";
    private static final String MONTH = "month";
    private static final String FEN = "fen";

    /** The rows one block adds to one file. */
    @FunctionalInterface
    interface BlockRows extends Serializable {
        List<Row> of(Block block, World world);
    }

    /** The landing rows one block adds to one table. */
    @FunctionalInterface
    interface BlockLandingRows extends Serializable {
        List<LandingRow> of(Block block, World world);
    }

    /** The tables that grow with the number of stays. */
    private static final Map<Table, BlockLandingRows> BY_BLOCK = byBlock();

    /**
     * Writes {@code out/landing} and {@code out/answer-key}.
     *
     * @throws org.medfund.core.problem.Refusal if one of the two is there already and not empty
     */
    public static void write(SparkSession spark, SimulationSettings settings, Path out, Progress progress) {
        refuseIfUsed(out);
        boolean isLarge = settings.discharges() > LARGE_FROM_DISCHARGES;
        int parts = (int) Math.max(PARTS_MIN, Block.count(settings) / BLOCKS_PER_PART);
        LandingFiles landing = new LandingFiles(out.resolve("landing"), isLarge, settings.format());
        for (Table table : BY_BLOCK.keySet()) {
            progress.at(NAME, landingName(table));
            landing.write(landingName(table), rows(spark, settings, table, parts));
        }
        progress.at(NAME, "money and reference tables");
        World world = new World(settings);
        Map<Table, List<LandingRow>> small = new LinkedHashMap<>(ReferenceRows.of(world));
        small.putAll(money(new MoneyRows(sums(spark, settings, parts), settings)));
        small.forEach((table, rows) -> landing.write(
                landingName(table),
                LandingRow.columns(table),
                rows.stream().map(LandingRow::toRow).iterator()));
        progress.at(NAME, "answer key");
        answerKey(
                spark,
                settings,
                new LandingFiles(out.resolve("answer-key"), isLarge, SimulationSettings.Format.CSV),
                parts);
    }

    private static void answerKey(SparkSession spark, SimulationSettings settings, LandingFiles files, int parts) {
        files.write("planted", generate(spark, settings, texts(AnswerKey.PLANTED), parts, AnswerKey::planted));
        files.write(
                "labels",
                generate(spark, settings, texts(AnswerKey.LABELS), parts, (block, world) -> AnswerKey.labels(block)));
        files.write(
                "expected_groups",
                generate(
                        spark,
                        settings,
                        texts(AnswerKey.GROUPS),
                        parts,
                        (block, world) -> AnswerKey.expectedGroups(block)));
        files.write("dirty_rows", generate(spark, settings, texts(AnswerKey.DIRTY), parts, AnswerKey::dirtyRows));
        files.write(
                "true_group_means",
                AnswerKey.MEANS,
                AnswerKey.trueGroupMeans(Group.load()).iterator());
    }

    private static void refuseIfUsed(Path out) {
        for (String folder : List.of("landing", "answer-key")) {
            Path path = out.resolve(folder);
            if (!Files.exists(path)) {
                continue;
            }
            try (Stream<Path> files = Files.list(path)) {
                if (files.findAny().isPresent()) {
                    throw Problem.of(
                                    ProblemCode.CONFLICT,
                                    "There are files in " + path + " already.",
                                    "A simulation starts from an empty folder.",
                                    "Pass another --out, or remove them.")
                            .refusal();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<Table, BlockLandingRows> byBlock() {
        Map<Table, BlockLandingRows> tables = new LinkedHashMap<>();
        tables.put(SettlementLists.TABLE, (block, world) -> perStay(block, s -> ClaimRows.settlements(s, world)));
        tables.put(Diagnoses.TABLE, (block, world) -> perStay(block, ClaimRows::diagnoses));
        tables.put(Procedures.TABLE, (block, world) -> perStay(block, ClaimRows::procedures));
        tables.put(IcuStays.TABLE, (block, world) -> perStay(block, ClaimRows::intensiveCare));
        tables.put(FeeClasses.TABLE, (block, world) -> perStay(block, ClaimRows::feeClasses));
        tables.put(FeeLines.TABLE, (block, world) -> perStay(block, ClaimRows::feeLines));
        tables.put(OutpatientVisits.TABLE, (block, world) -> PersonRows.visits(block));
        tables.put(Persons.TABLE, (block, world) -> PersonRows.persons(block));
        tables.put(ReferralFilings.TABLE, PersonRows::filings);
        tables.put(SpecialCases.TABLE, (block, world) -> PersonRows.specialCases(block));
        tables.put(CostVerifications.TABLE, PersonRows::verifications);
        tables.put(HospitalStatements.TABLE, (block, world) -> PersonRows.statements(block));
        tables.put(Objections.TABLE, (block, world) -> PersonRows.objections(block));
        tables.put(CreditVisits.TABLE, (block, world) -> PersonRows.credits(block));
        return tables;
    }

    private static List<LandingRow> perStay(
            Block block, java.util.function.Function<Stay, List<LandingRow>> rowsOfStay) {
        List<LandingRow> rows = new ArrayList<>();
        block.stays().forEach(stay -> rows.addAll(rowsOfStay.apply(stay)));
        return rows;
    }

    /** The landing rows of a table that grows with the stays, dirty ones included; the same under any {@code parts}. */
    static Dataset<Row> rows(SparkSession spark, SimulationSettings settings, Table table, int parts) {
        String name = table.name();
        return generate(spark, settings, LandingRow.schema(table), parts, (block, world) -> {
            Table generated = Tables.named(name).orElseThrow();
            List<Row> rows = new ArrayList<>();
            Objects.requireNonNull(BY_BLOCK.get(generated)).of(block, world).forEach(row -> rows.add(row.toRow()));
            for (DirtyRow kind : DirtyRow.KINDS) {
                if (kind.table().equals(generated) && kind.isIn(block, settings)) {
                    kind.rows(block, world).forEach(row -> rows.add(row.toRow()));
                }
            }
            return rows;
        });
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

    /** Basic-pool payments by regions, hospital, insurance type, and month: a few rows per hospital and month. */
    private static List<MoneyRows.Sum> sums(SparkSession spark, SimulationSettings settings, int parts) {
        StructType schema =
                texts(List.of(HOME, TREATED, HOSPITAL, INSURANCE, MONTH)).add(FEN, DataTypes.LongType);
        return generate(spark, settings, schema, parts, LandingSimulator::payments)
                .groupBy(HOME, TREATED, HOSPITAL, INSURANCE, MONTH)
                .agg(functions.sum(FEN))
                .collectAsList()
                .stream()
                .map(row -> new MoneyRows.Sum(
                        row.getString(0),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5)))
                .toList();
    }

    private static List<Row> payments(Block block, World world) {
        return block.stays().stream()
                .filter(stay -> !stay.isRefunded)
                .map(stay -> RowFactory.create(
                        world.place(stay.person.place).code(),
                        world.place(stay.treatedPlace).code(),
                        stay.hospital.code(),
                        stay.person.insuranceType,
                        PersonRows.month(stay),
                        stay.split.basicPool()))
                .toList();
    }

    private static Dataset<Row> generate(
            SparkSession spark, SimulationSettings settings, StructType schema, int parts, BlockRows rowsOfBlock) {
        return spark.range(0, Block.count(settings), 1, parts)
                .mapPartitions(
                        (MapPartitionsFunction<Long, Row>) blocks -> rowsOf(blocks, settings, rowsOfBlock),
                        Encoders.row(schema));
    }

    private static Iterator<Row> rowsOf(Iterator<Long> blocks, SimulationSettings settings, BlockRows rowsOfBlock) {
        BlockSimulator simulator = new BlockSimulator(settings);
        Iterable<Long> numbers = () -> blocks;
        return java.util.stream.StreamSupport.stream(numbers.spliterator(), false)
                .flatMap(number -> rowsOfBlock.of(simulator.simulate(number), simulator.world()).stream())
                .iterator();
    }

    private static StructType texts(List<String> columns) {
        StructType schema = new StructType();
        for (String column : columns) {
            schema = schema.add(column, DataTypes.StringType);
        }
        return schema;
    }

    private static String landingName(Table table) {
        return Objects.requireNonNull(table.landing()).name();
    }

    private LandingSimulator() {}
}
