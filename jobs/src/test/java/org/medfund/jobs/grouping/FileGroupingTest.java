package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.problem.Refusal;

/** A file of cases by the small scheme of {@link SmallScheme}. */
class FileGroupingTest {
    private static final String HEADER =
            "case_id,gender,age,age_days,birth_weight_g,dept,los,leaving_type,diags,procs,note\n";

    @TempDir
    Path folder;

    private Scheme scheme;
    private Path in;
    private Path out;

    @BeforeEach
    void load() {
        scheme = SchemeFolder.load(new SmallScheme().writtenTo(folder.resolve("small")), CodeForm.AS_WRITTEN);
        in = folder.resolve("cases.csv");
        out = folder.resolve("results/out.csv");
    }

    private List<String> summary(String rows) {
        return summary(rows, 2);
    }

    private List<String> summary(String rows, int threads) {
        try {
            Files.writeString(in, HEADER + rows);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return FileGrouping.group(scheme, in, out, threads);
    }

    private List<String> results() throws IOException {
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.get(0)).isEqualTo("case_id,status,mdc,adrg,drg,reason");
        return lines.subList(1, lines.size());
    }

    @Test
    void everyCaseHasALineInTheOrderOfTheInput() throws IOException {
        List<String> summary = summary("""
            c3,1,50,18300,,0201,10,1,I63.900|A41.900,,x
            c1,1,50,,0,,10,1,I63.900,45.7300,
            c2,2,0,5,1200,,9,1,P07.300,,
            c4,1,50,,,,10,1,X99.999,,
            c5,,50,,,,10,1,I63.900,,
            """);

        assertThat(results())
                .containsExactly(
                        "c3,SUCCESS,MDCB,BR1,BR11,",
                        "c1,QY,MDCB,QY,BQY,PROCEDURE_OUTSIDE_CATEGORY",
                        "c2,SUCCESS,MDCP,PS1,PS19,",
                        "c4,UNGROUPED,0000,00,0000,NO_CATEGORY",
                        "c5,CHECK_FAILED,0000,00,0000,GENDER_MISSING");
        assertThat(summary)
                .containsExactly(
                        "Scheme small: 2 of 5 cases have a group (0.4000).",
                        "  CHECK_FAILED GENDER_MISSING: 1",
                        "  QY PROCEDURE_OUTSIDE_CATEGORY: 1",
                        "  UNGROUPED NO_CATEGORY: 1",
                        "Not in the scheme: 1 of 6 diagnosis codes.");
    }

    @Test
    void aMissingAgeCountsAsNoneAndIsSaid() throws IOException {
        List<String> summary = summary("""
            blank,1,,,,,10,1,I63.900,,
            days,1,,200,,,10,1,I63.900,,
            newborn,1,0,3,,,10,1,I63.900,,
            """);

        assertThat(results())
                .containsExactly(
                        "blank,CHECK_FAILED,0000,00,0000,AGE_MISSING",
                        "days,SUCCESS,MDCB,BR1,BR15,",
                        "newborn,CHECK_FAILED,0000,00,0000,NEWBORN_WEIGHT_MISSING");
        assertThat(summary).contains("No age: 2 cases. A blank age counts as 0 years: they are taken for infants.");
    }

    @Test
    void aNumberThatCannotBeReadFailsItsCaseOnly() throws IOException {
        summary("""
            word,1,fifty,,,,10,1,I63.900,,
            minus,1,50,-1,,,10,1,I63.900,,
            half,1,50,,,,2.5,1,I63.900,,
            huge,1,99999999999,,,,10,1,I63.900,,
            point,1,50.0,18300.0,,,10.00, 1,I63.900,,
            """);

        assertThat(results().subList(0, 4))
                .allMatch(line -> line.endsWith(",CHECK_FAILED,0000,00,0000,NUMBER_UNREADABLE"));
        assertThat(results().get(4)).isEqualTo("point,SUCCESS,MDCB,BR1,BR15,");
    }

    @Test
    void codesAreComparedAsGivenAndWhatOnlySeemsUnknownIsCounted() throws IOException {
        List<String> summary = summary("""
            lower,1,50,,,,10,1,i63.900|i10.x00,,
            padded,1,50,,,,10,1, I63.900 |I10.x00,,
            both,1,50,,,,10,1,"i63.900 ",45.7300 |00.0000,
            """);

        assertThat(results()).allMatch(line -> line.contains("UNGROUPED") && line.endsWith("NO_CATEGORY"));
        assertThat(summary)
                .contains(
                        "Not in the scheme: 4 of 5 diagnosis codes; 3 would be known in the letter case of the scheme,"
                                + " 2 without the blanks around them.",
                        "Not in the scheme: 2 of 2 procedure codes; 1 without the blanks around them.");
    }

    @Test
    void noDiagnosisAndSixtyDiagnosesAreCases() throws IOException {
        summary("none,1,50,,,,10,1,,,\ntransplant,1,50,,,,10,1,,37.5100,\nmany,1,50,,,,10,1,I63.900|"
                + String.join("|", Collections.nCopies(58, "X99.999")) + "|A41.900,,");

        assertThat(results())
                .containsExactly(
                        "none,UNGROUPED,0000,00,0000,NO_MAIN_DIAGNOSIS",
                        "transplant,SUCCESS,MDCA,AA1,AA19,",
                        "many,SUCCESS,MDCB,BR1,BR11,");
    }

    @Test
    void idsGivenTwiceOrNotAtAllAreSaid() throws IOException {
        List<String> summary = summary("""
            a,1,50,,,,10,1,I63.900,,
            b,1,50,,,,10,1,I63.900,,
            "a",1,50,,,,10,1,I63.900,,
            ,1,50,,,,10,1,I63.900,,
            """);

        assertThat(results()).hasSize(4);
        assertThat(summary).contains("Case ids given before: 1, first in line 4.", "No case id: 1 cases.");
    }

    @Test
    void recordsOfAnotherWidthRefuseTheFileWithTheirLines() {
        assertThatThrownBy(() -> summary("""
            a,1,50,,,,10,1,I63.900,,
            b,1,50,,,,10,1,I63.900
            "c
            d",1,50,,,,10,1,I63.900,,
            e,1,50,,,,10,1,I63.900,,,
            """))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("2 records have another number of cells than the header, lines 3, 6.");
        assertThat(out).doesNotExist();
        assertThat(out.getParent()).isEmptyDirectory();
    }

    @Test
    void missingAndRepeatedColumnsAreNamedAtOnce() throws IOException {
        Files.writeString(in, "\uFEFFcase_id,gender,age,age_days,birth_weight,dept,los,leaving_type,diags,age\n");

        assertThatThrownBy(() -> FileGrouping.group(scheme, in, out, 1))
                .hasMessageContaining("column birth_weight_g is missing")
                .hasMessageContaining("column procs is missing")
                .hasMessageContaining("column age stands there twice");
    }

    @Test
    void whatIsNoFileOfCasesIsRefused() throws IOException {
        assertThatThrownBy(() -> FileGrouping.group(scheme, in, out, 1)).hasMessageContaining("There is no file");
        Files.writeString(in, "");
        assertThatThrownBy(() -> FileGrouping.group(scheme, in, out, 1)).hasMessageContaining("has no header");
        assertThatThrownBy(() -> FileGrouping.group(scheme, in, in, 1)).hasMessageContaining("output is the input");
        assertThatThrownBy(() -> FileGrouping.group(scheme, folder.resolve("small"), out, 1))
                .hasMessageContaining("a folder without Parquet files");
        assertThatThrownBy(() -> summary("a,1,50,,,,10,1,\"I63.900,,\nb,1,50,,,,10,1,I63.900,,\n"))
                .hasMessageContaining("is not CSV from line 2 on");
    }

    @Test
    void casesInAnotherEncodingAreRefusedWithTheirLine() throws IOException {
        // The line stands beyond the first chunk, and nothing is written.
        String rows = "a,1,50,,,,10,1,I63.900,,\n".repeat(60_000) + "b,1,50,,,内科,10,1,I63.900,,\n";
        Files.write(in, (HEADER + rows).getBytes(java.nio.charset.Charset.forName("GB18030")));

        assertThatThrownBy(() -> FileGrouping.group(scheme, in, out, 2))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not UTF-8; line 60002 is the first that is not.");
        assertThat(out).doesNotExist();

        summary("b,1,50,,,内科,10,1,I63.900,,");
        assertThat(results()).containsExactly("b,SUCCESS,MDCB,BR1,BR15,");
    }

    @Test
    void aFileThatIsNotCommaSeparatedIsOneProblem() throws IOException {
        Files.writeString(in, HEADER.replace(',', ';'));

        assertThatThrownBy(() -> FileGrouping.group(scheme, in, out, 1))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.remedy()).contains("with commas between the cells")));
    }

    @Test
    void aFileWithoutCasesGivesAHeader() throws IOException {
        assertThat(summary("")).containsExactly("Scheme small: 0 of 0 cases have a group.");
        assertThat(results()).isEmpty();
    }

    @Test
    void quotesWindowsLinesAndEmptyLinesAreRead() throws IOException {
        summary("\"a,\"\"1\"\"\",1,50,,,,10,1,\"I63.900|A41.900\",,\"x\ny\"\r\n\r\nb,1,50,,,,10,1,I63.900,,\r\n");

        assertThat(results()).containsExactly("\"a,\"\"1\"\"\",SUCCESS,MDCB,BR1,BR11,", "b,SUCCESS,MDCB,BR1,BR15,");
    }

    @Test
    void resultsDoNotDependOnThreads() throws IOException {
        // Several chunks: 60,000 records, some with a line break inside.
        String rows = IntStream.range(0, 60_000)
                .mapToObj(i -> (i % 7 == 0 ? "\"c\n" + i + "\"" : "c" + i) + ",1,50,,,,10,1,"
                        + (i % 3 == 0 ? "I63.900|A41.900" : "X99.999") + ",," + "n".repeat(i % 40) + "\n")
                .collect(Collectors.joining());

        List<String> summary = summary(rows, 1);
        String alone = Files.readString(out);

        assertThat(Files.size(in)).isGreaterThan(2L << 20);
        assertThat(summary.get(0)).isEqualTo("Scheme small: 20000 of 60000 cases have a group (0.3333).");
        assertThat(summary(rows, 4)).isEqualTo(summary);
        assertThat(Files.readString(out)).isEqualTo(alone);
    }

    @Test
    void parquetIsGroupedLikeCsv() throws IOException {
        Path parquet = Files.createDirectories(folder.resolve("parquet"));
        write(parquet.resolve("part-1.parquet"), "a", "I63.900|A41.900");
        write(parquet.resolve("part-2.parquet"), "b,\"2\"", null);

        List<String> summary = FileGrouping.group(scheme, parquet, out, 2);

        assertThat(results())
                .containsExactly(
                        "a,SUCCESS,MDCB,BR1,BR11,", "\"b,\"\"2\"\"\",UNGROUPED,0000,00,0000,NO_MAIN_DIAGNOSIS");
        assertThat(summary.get(0)).isEqualTo("Scheme small: 1 of 2 cases have a group (0.5000).");
        FileGrouping.group(scheme, parquet.resolve("part-1.parquet"), out, 1);
        assertThat(results()).containsExactly("a,SUCCESS,MDCB,BR1,BR11,");

        byte[] whole = Files.readAllBytes(parquet.resolve("part-1.parquet"));
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> FileGrouping.group(scheme, cut, out, 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Cannot read " + cut);
    }

    private static void write(Path file, String caseId, String diagnoses) throws IOException {
        MessageType type = MessageTypeParser.parseMessageType("""
            message cases {
              required binary case_id (UTF8); required binary gender (UTF8); optional int32 age;
              optional double age_days; optional int64 birth_weight_g; optional binary dept (UTF8);
              optional int32 los; optional binary leaving_type (UTF8); optional binary diags (UTF8);
              optional binary procs (UTF8); optional int32 further;
            }\
            """);
        Group row = new SimpleGroupFactory(type)
                .newGroup()
                .append("case_id", caseId)
                .append("gender", "1")
                .append("age", 50)
                .append("age_days", 18_300.0)
                .append("los", 10)
                .append("leaving_type", "1");
        if (diagnoses != null) {
            row.append("diags", diagnoses);
        }
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file))
                .withType(type)
                .build()) {
            writer.write(row);
        }
    }
}
