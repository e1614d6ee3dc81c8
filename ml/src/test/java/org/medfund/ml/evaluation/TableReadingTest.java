package org.medfund.ml.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Problems;
import org.medfund.ml.evaluation.EntityTable.Numbers;
import org.medfund.ml.evaluation.EntityTable.Texts;

class TableReadingTest {
    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private CsvTable open(String text) throws IOException {
        return CsvTable.open(Files.writeString(folder.resolve("f.csv"), text), "--features", List.of("id"), problems);
    }

    private EntityTable read(String text) throws IOException {
        CsvTable file = open(text);
        return file == null ? null : EntityTable.read(file, "id", Set.of("label"), problems);
    }

    private String found() {
        return String.join(
                "\n", problems.found().stream().map(Problem::toString).toList());
    }

    @Test
    void aColumnIsNumbersIfEveryCellIsOneOrMissing() throws IOException {
        EntityTable table = Objects.requireNonNull(read("""
                \uFEFFid,amount,grade,code,label
                P1,1.5,A,12D,1
                P2,,A,0012,0
                "P,3",NA,-2e3,7,1
                """));
        assertThat(problems.found()).isEmpty();
        assertThat(table.ids()).containsExactly("P1", "P2", "P,3");
        Numbers amount = (Numbers) table.columns().get(0);
        assertThat(amount.at(0)).isEqualTo(1.5f);
        assertThat(amount.at(1)).isNaN();
        assertThat(amount.at(2)).isNaN();
        assertThat(((Texts) table.columns().get(1)).at(2)).isEqualTo("-2e3");
        assertThat(((Texts) table.columns().get(2)).at(1)).isEqualTo("0012");
        assertThat(table.columns()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "-1.5E-3, true",
        ".5, true",
        "inf, true",
        "-Infinity, true",
        "1f, false",
        "0x10, false",
        "1-2, false",
        "2025-01-01, false",
        "e, false",
        "'1,5', false"
    })
    void whatIsANumber(String cell, boolean isNumber) {
        assertThat(Cell.isNumber(cell)).isEqualTo(isNumber);
    }

    @Test
    void everyProblemOfATableIsToldAtOnce() throws IOException {
        assertThat(read("id,a,b\nP1,1,inf\nP1,2,1e39\n,3,5\n")).isNull();
        assertThat(found())
                .contains("Column b of --features has 2 infinite values")
                .contains("1 rows of --features repeat the id")
                .contains("1 rows of --features have no id")
                .doesNotContain("P1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "id,a|has no rows",
                "a,b\\n1,2|has no column id",
                "id,a,a\\n1,2,3|stands there twice",
                "id,a\\n1,2\\n1,2,3|1 rows of",
                "id,a\\n1,\"2\\n|a quote that is open",
                "id\\n1|has no column but the id"
            })
    void aFileThatCannotBeUsedIsRefused(String text, String why) throws IOException {
        assertThat(read(text.replace("\\n", "\n"))).isNull();
        assertThat(found()).contains(why);
    }

    @Test
    void aListOfIdsNeedsNoHeader() throws IOException {
        Path bare = Files.writeString(folder.resolve("bare.csv"), "P7\nP9\n");
        Path headed = Files.writeString(folder.resolve("headed.csv"), "id\nP7\nP9\n");
        for (Path file : List.of(bare, headed)) {
            int[] rows = {0};
            Objects.requireNonNull(CsvTable.openList(file, "--test-ids", "id", problems))
                    .forEachRow(cells -> rows[0] += cells.get(0).startsWith("P") ? 1 : 0);
            assertThat(rows[0]).as(file.toString()).isEqualTo(2);
        }
    }

    @Test
    void labelsAreNoughtOrOne() throws IOException {
        Path file = Files.writeString(folder.resolve("l.csv"), "id,label\nP1,1.0\nP2,0\nP3,yes\nP4,\n");
        assertThat(LabelFile.read(file, "id", "label", problems)).containsOnlyKeys("P1", "P2");
        assertThat(found()).contains("2 rows of --labels have a label that is neither 0 nor 1");
        LabelFile.read(folder.resolve("none.csv"), "id", "label", problems);
        assertThat(found()).contains("There is no file");
    }
}
