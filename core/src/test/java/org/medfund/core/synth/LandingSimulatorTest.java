package org.medfund.core.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Progress;
import org.medfund.core.problem.Refusal;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.testkit.LocalSpark;

class LandingSimulatorTest {
    private static final SimulationSettings TINY = SimulationSettings.parse("tiny", "7", "2023-2025", null);

    /** The rows of the file, sorted, with bars between the cells. */
    private static List<String> rows(Path out, String file) {
        Path path = out.resolve("landing").resolve(file);
        boolean isParquet = file.endsWith(".parquet");
        Dataset<Row> rows = isParquet
                ? LocalSpark.get().read().parquet(path.toString())
                : LocalSpark.get().read().option("header", true).csv(path.toString());
        return rows.collectAsList().stream()
                .map(row -> row.mkString("|"))
                .sorted()
                .toList();
    }

    private static void write(Path out, String seed, String format, int parts) {
        SimulationSettings settings = SimulationSettings.parse("700", seed, "2023-2025", format);
        LandingSimulator.write(LocalSpark.get(), settings, out, Progress.SILENT, parts);
    }

    private static Map<String, String> texts(Path out) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(out.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void filesDependOnTheSeedAndNotOnTheNumberOfParts(@TempDir Path out) throws IOException {
        write(out.resolve("two"), "1", "csv", 2);
        write(out.resolve("nine"), "1", "csv", 9);
        write(out.resolve("other"), "2", "csv", 2);

        Map<String, String> two = texts(out.resolve("two"));
        assertEquals(41 + 5, two.size());
        assertEquals(two, texts(out.resolve("nine")));
        assertNotEquals(
                two.get("landing/fee_line.csv"), texts(out.resolve("other")).get("landing/fee_line.csv"));
    }

    @Test
    void parquetAndCsvHoldEqualRows(@TempDir Path out) throws IOException {
        write(out.resolve("csv"), "1", "csv", 2);
        write(out.resolve("parquet"), "1", "parquet", 3);

        for (BlockFile file : BlockFile.ALL) {
            if (!file.isAnswerKey()) {
                List<String> rows = rows(out.resolve("csv"), file.name() + ".csv");
                assertFalse(rows.isEmpty(), file.name());
                assertEquals(rows, rows(out.resolve("parquet"), file.name() + ".parquet"));
            }
        }
        assertEquals(texts(out.resolve("csv/answer-key")), texts(out.resolve("parquet/answer-key")));
    }

    @Test
    void aTaskTriedAgainPutsAnEqualPartInThePlaceOfTheFirst(@TempDir Path out) throws IOException {
        SimulationSettings settings = SimulationSettings.parse("700", "1", "2023-2025", "csv");
        LandingFiles files = new LandingFiles(out.toString(), settings);

        BlockPart.write(files, 0, 2, 1);
        Map<String, String> first = texts(out);
        BlockPart.write(files, 0, 2, 2);

        assertEquals(BlockFile.ALL.size(), first.size());
        assertEquals(first, texts(out));
    }

    @Test
    void aTaskThatFailsLeavesNothing(@TempDir Path out) throws IOException {
        SimulationSettings settings = SimulationSettings.parse("700", "1", "2023-2025", "csv");
        try (PartFile file = new LandingFiles(out.toString(), settings).open(BlockFile.ALL.get(0), 0, 1)) {
            file.write(new String[] {"half a row"});
        }

        assertEquals(Map.of(), texts(out));
    }

    @Test
    void everyLandingFileIsThereWithTheColumnsOfTheContract(@TempDir Path out) throws IOException {
        LandingSimulator.write(LocalSpark.get(), TINY, out, Progress.SILENT);

        assertEquals(41, Tables.landed().size());
        for (Table table : Tables.landed()) {
            Path file = out.resolve("landing")
                    .resolve(Objects.requireNonNull(table.landing()).name() + ".csv");
            List<String> lines = Files.readAllLines(file);
            assertEquals(String.join(",", LandingRow.columns(table)), lines.get(0));
            assertTrue(lines.size() > 1, file + " has no rows");
        }
        Path key = out.resolve("answer-key");
        assertEquals(2_001, Files.readAllLines(key.resolve("labels.csv")).size());
        assertEquals(
                2_001, Files.readAllLines(key.resolve("expected_groups.csv")).size());
        assertEquals(
                Group.load().size() + 1,
                Files.readAllLines(key.resolve("true_group_means.csv")).size());
        String planted = Files.readString(key.resolve("planted.csv"));
        for (Scheme scheme : Scheme.values()) {
            assertTrue(planted.contains(scheme.name() + ","), scheme + " is not planted");
        }
        String dirty = Files.readString(key.resolve("dirty_rows.csv"));
        Set<String> reasons = new HashSet<>();
        DirtyRow.KINDS.forEach(kind -> reasons.add(kind.reason()));
        assertEquals(11, reasons.size());
        reasons.forEach(reason -> assertTrue(dirty.contains("," + reason + "\n"), reason + " is missing"));

        // A second simulation into the same folder is refused; nothing there is touched.
        assertThrows(Refusal.class, () -> LandingSimulator.write(LocalSpark.get(), TINY, out, Progress.SILENT));
    }

    @Test
    void badSettingsAreRefusedTogether() {
        Refusal refusal =
                assertThrows(Refusal.class, () -> SimulationSettings.parse("huge", "x", "2025-2023", "excel"));

        assertEquals(4, refusal.problems().size());
    }

    @Test
    void theScaleDecidesTheFormat() {
        assertEquals(
                SimulationSettings.Format.CSV,
                SimulationSettings.parse("city", "1", "2023-2025", null).format());
        assertEquals(
                SimulationSettings.Format.PARQUET,
                SimulationSettings.parse("province", "1", "2023-2025", null).format());
        assertFalse(
                SimulationSettings.parse("5000", "1", "2024-2024", "parquet").format()
                        == SimulationSettings.Format.CSV);
    }
}
