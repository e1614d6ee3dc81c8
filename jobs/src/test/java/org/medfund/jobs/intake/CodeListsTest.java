package org.medfund.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.claims.CodeConversions;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.reference.CodeMappings;
import org.medfund.core.table.reference.DiagnosisCodes;
import org.medfund.core.table.reference.ProcedureCodes;
import org.medfund.core.testkit.TestLake;

class CodeListsTest {
    @TempDir
    Path folder;

    private Path codes() throws IOException {
        Path codes = Files.createDirectories(folder.resolve("codes"));
        Files.writeString(codes.resolve("icd10_yb20.csv"), """
                code,name,grey
                I10.x00,特发性高血压,0
                I10.x00x002,高血压,1
                ,没有编码,0
                I11.000,,0
                not a code,名称,0
                i10.X00,重复,0
                """);
        Files.writeString(codes.resolve("icd9cm3_yb20.csv"), """
                code,name,type
                47.0100,腹腔镜下阑尾切除术,手术
                """);
        Files.writeString(codes.resolve("map_icd10_bj70_to_yb20.csv"), """
                bj70_code,yb20_code
                I10.001,I10.x00x002
                """);
        Files.writeString(codes.resolve("map_icd9_bj80_to_yb20.csv"), """
                bj80_code,yb20_code
                47.01001,47.0100
                """);
        Files.writeString(codes.resolve("weights.csv"), "a,b\n");
        return codes;
    }

    private Result done(Result result) {
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        return result;
    }

    private Result ingest(TestLake lake, LandingKit kit, String... editions) {
        String[] args = {
            "--landing",
            kit.folder().toString(),
            "--key-file",
            folder.resolve("pseudonym.key").toString()
        };
        return lake.run(
                new IngestJob(),
                java.util.stream.Stream.concat(java.util.Arrays.stream(args), java.util.Arrays.stream(editions))
                        .toArray(String[]::new));
    }

    @Test
    void listsAreLoadedAndEveryBadRowIsQuarantinedAndCounted() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));

        Result result = done(lake.run(new LoadCodesJob(), "--codes", codes().toString()));

        assertThat(result.lines())
                .contains("icd10_yb20: 2 codes loaded, 4 rows quarantined {MISSING_VALUE=2, WRONG_TYPE=1, DUPLICATE=1}")
                .contains("weights.csv: not a code list by its name, left alone");
        assertRows(lake.read(DiagnosisCodes.TABLE), """
                edition | code        | name         | category | is_grey
                yb20    | I10.X00     | 特发性高血压 | I10      | false
                yb20    | I10.X00X002 | 高血压       | I10      | true
                """);
        assertRows(lake.read(ProcedureCodes.TABLE), """
                edition | code    | name               | category | procedure_class | is_grey
                yb20    | 47.0100 | 腹腔镜下阑尾切除术 | 47       | 手术            | null
                """);
        assertRows(lake.read(CodeMappings.TABLE), """
                kind      | from_edition | from_code | to_edition | to_code
                DIAGNOSIS | bj70         | I10.001   | yb20       | I10.X00X002
                PROCEDURE | bj80         | 47.01001  | yb20       | 47.0100
                """);
        assertRows(lake.read(QuarantinedRows.TABLE), """
                landing_file | reason        | column_name
                icd10_yb20   | MISSING_VALUE | code
                icd10_yb20   | MISSING_VALUE | name
                icd10_yb20   | WRONG_TYPE    | code
                icd10_yb20   | DUPLICATE     | code
                """);
    }

    @Test
    void localCodesAreConvertedAndTheLossIsToldInCasesAndYuan() throws IOException {
        TestLake lake = new TestLake(folder.resolve("lake"));
        LandingKit kit = LandingKit.valid(folder.resolve("landing"))
                .file("setl_diag.csv", """
                        setl_id,diag_srt_no,diag_type,maindiag_flag,diag_code
                        S1,1,1,1,i10.001
                        S1,2,2,0,BNG080
                        S2,1,,1,I10.001
                        S2,2,,0,E99.999
                        """)
                .file("setl_oprn.csv", """
                        setl_id,oprn_srt_no,oprn_oprt_code,oprn_oprt_type
                        S1,1,47.01001,1
                        """);
        String[] editions = {"--diagnosis-edition", "bj70", "--procedure-edition", "bj80"};

        Result before = ingest(lake, kit, editions);
        assertThat(before.exit()).isEqualTo(Exit.REFUSED);
        assertThat(before.lines().get(0)).contains("No mapping of diagnosis codes from bj70 to yb20 is loaded");

        done(lake.run(new LoadCodesJob(), "--codes", codes().toString()));
        Result result = done(ingest(lake, kit, editions));

        assertThat(result.lines())
                .contains(
                        "DIAGNOSIS codes bj70 to yb20: 2 rows converted, 1 not; 1 of 2 cases with 1,000.00 yuan have a code that was not")
                .contains(
                        "PROCEDURE codes bj80 to yb20: 1 rows converted, 0 not; 0 of 1 cases with 0.00 yuan have a code that was not");
        assertRows(lake.read(Diagnoses.TABLE), """
                settlement_id | diagnosis_number | diagnosis_code | delivered_code
                S1            | 1                | I10.X00X002    | I10.001
                S1            | 2                | BNG080         | null
                S2            | 1                | I10.X00X002    | I10.001
                S2            | 2                | E99.999        | null
                """);
        assertRows(lake.read(Procedures.TABLE), """
                settlement_id | procedure_code | delivered_code
                S1            | 47.0100        | 47.01001
                """);
        assertRows(lake.read(CodeConversions.TABLE), """
                kind      | from_edition | to_edition | converted_row_count | unmapped_row_count | case_count | lost_case_count | lost_cost_yuan
                DIAGNOSIS | bj70         | yb20       | 2                   | 1                  | 2          | 1               | 1000.00
                PROCEDURE | bj80         | yb20       | 1                   | 0                  | 1          | 0               | 0.00
                """);
    }

    @Test
    void everyFileOfTheFolderThatCannotBeReadIsNamedAtOnce() throws IOException {
        Path codes = codes();
        Files.writeString(
                codes.resolve("icd10_gl20.csv"), "code,name,grey\nA04.000,\"open quote,0\nA05.000,swallowed,0\n");
        Files.write(
                codes.resolve("icd9cm3_gl30.csv"),
                "code,name\n47.0100,切除\n".getBytes(java.nio.charset.Charset.forName("GBK")));
        Files.writeString(codes.resolve("map_icd10_gl20_to_yb20.csv"), "gl20_code;yb20_code\n");
        Files.writeString(codes.resolve("map_icd10_yb10_to_yb20.csv"), "yb10_code,yb20_code\nI1\"0,I10\n");

        Result result = new TestLake(folder.resolve("lake")).run(new LoadCodesJob(), "--codes", codes.toString());

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines()))
                .contains("icd10_gl20.csv has quotes that are open or stand where none may, on lines [2].")
                .contains("icd9cm3_gl30.csv is not UTF-8; line 2 is the first.")
                .contains("Save it as CSV in UTF-8.")
                .contains("map_icd10_gl20_to_yb20.csv lacks the column gl20_code and the column yb20_code.")
                .contains("Save it as CSV with commas between the cells.")
                .contains("map_icd10_yb10_to_yb20.csv has quotes that are open or stand where none may, on lines [2].");
    }

    @Test
    void whatFollowsAFurtherUnderscoreInANameIsIgnored() throws IOException {
        Path list = Files.writeString(folder.resolve("icd10_gl20_2022.csv"), "code,name\n");
        Path mapping = Files.writeString(
                folder.resolve("map_icd10_bj70_to_yb20_2022.csv"), "bj70_code,yb20_code\nI10.001,I10.x00x002\n");

        assertThat(CodeFile.of(list).orElseThrow().edition()).isEqualTo("gl20");
        CodeFile read = CodeFile.of(mapping).orElseThrow();
        assertThat(read.to()).isEqualTo("yb20");
        Problems problems = new Problems();
        assertThat(read.read(problems).entries())
                .containsExactly(new CodeFile.Entry("I10.001", "I10.X00X002", null, null));
        assertThat(problems.found().stream().map(Problem::what)).isEmpty();
    }

    @Test
    void aFolderWithoutListsIsRefused() {
        Result result = new TestLake(folder.resolve("lake")).run(new LoadCodesJob(), "--codes", folder.toString());

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(result.lines().get(0)).contains("has no code list");
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "MEDFUND_SHARED",
            matches = ".+",
            disabledReason = "reference folder not there")
    void theNationalListsAndMappingsAreReadWhole() {
        Path codes = Path.of(System.getenv("MEDFUND_SHARED"), "schemes/codes");

        assertThat(CodeFile.of(codes.resolve("icd10_yb20.csv")).orElseThrow().read(new Problems()))
                .satisfies(content -> {
                    assertThat(content.entries()).hasSize(33308);
                    assertThat(content.refused()).isEmpty();
                });
        assertThat(CodeFile.of(codes.resolve("map_icd9_bj80_to_yb20.csv"))
                        .orElseThrow()
                        .read(new Problems()))
                .satisfies(content -> assertThat(content.entries()).isNotEmpty());
    }
}
