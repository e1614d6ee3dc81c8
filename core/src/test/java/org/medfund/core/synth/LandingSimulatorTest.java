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
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Progress;
import org.medfund.core.problem.Refusal;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.testkit.LocalSpark;

class LandingSimulatorTest {
    private static final SimulationSettings TINY = SimulationSettings.parse("tiny", "7", "2023-2025", null);

    private static List<String> rows(Table table, String seed, int parts) {
        SimulationSettings settings = SimulationSettings.parse("700", seed, "2023-2025", null);
        return LandingSimulator.rows(LocalSpark.get(), settings, table, parts).collectAsList().stream()
                .map(Row::mkString)
                .sorted()
                .toList();
    }

    @Test
    void rowsDependOnTheSeedAndNotOnThePartitions() {
        for (Table table : List.of(SettlementLists.TABLE, FeeLines.TABLE)) {
            List<String> two = rows(table, "1", 2);
            assertEquals(two, rows(table, "1", 5));
            assertNotEquals(two, rows(table, "2", 2));
        }
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
