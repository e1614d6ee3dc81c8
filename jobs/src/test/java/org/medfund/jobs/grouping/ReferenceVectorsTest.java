package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.testkit.TestLake;

/** 5,000 cases of each published scheme, with what the reference implementation made of them. */
class ReferenceVectorsTest {
    private static final List<String> COLUMNS = List.of(
            "case_id",
            "gender",
            "age",
            "age_days",
            "birth_weight_g",
            "los",
            "leaving_type",
            "diags",
            "procs",
            "exp_status",
            "exp_mdc",
            "exp_adrg",
            "exp_drg");

    @ParameterizedTest
    @ValueSource(strings = {"chs_drg_11", "beijing_2022", "qingdao_2023"})
    void everyCaseIsGroupedAsByTheReference(String scheme) throws IOException {
        Path schemes = schemes();
        DrgGrouper grouper = new DrgGrouper(SchemeFolder.load(schemes.resolve(scheme), CodeForm.AS_WRITTEN));
        FileFindings findings = new FileFindings("vectors");
        List<FileLine> cases = CheckedCsv.lines(
                scheme, Files.readAllBytes(schemes.resolve("vectors/" + scheme + ".csv")), COLUMNS, findings);
        findings.refuseIfAny();

        List<String> disagreements = new ArrayList<>();
        for (FileLine line : cases) {
            String expected = String.join(
                    ",", line.text("exp_status"), line.text("exp_mdc"), line.text("exp_adrg"), line.text("exp_drg"));
            String actual = GroupingAgreement.printed(grouper.group(input(line)));
            if (!actual.equals(expected)) {
                disagreements.add(line.text("case_id") + ": " + actual + " instead of " + expected);
            }
        }

        assertThat(cases).hasSize(5_000);
        assertThat(disagreements).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chs_drg_11", "beijing_2022", "qingdao_2023"})
    void theFileOfCasesIsGroupedAsByTheReference(String scheme, @TempDir Path folder) throws IOException {
        Path cases = schemes().resolve("vectors/" + scheme + ".csv");
        Path out = folder.resolve("out.csv");
        FileGrouping.group(SchemeFolder.load(schemes().resolve(scheme), CodeForm.AS_WRITTEN), cases, out, 2);

        List<String> expected = Files.readAllLines(cases).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> String.join(",", cells[0], cells[10], cells[11], cells[12], cells[13]))
                .toList();
        assertThat(Files.readAllLines(out).stream().skip(1).map(line -> line.substring(0, line.lastIndexOf(','))))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chs_drg_11",
                "beijing_2022",
                "qingdao_2023",
                "guangxi_2022",
                "changzhou_2022",
                "chs_drg_20_draft"
            })
    void publishedSchemesLoadInEitherForm(String scheme) {
        Path folder = schemes().resolve(scheme);

        Scheme asWritten = SchemeFolder.load(folder, CodeForm.AS_WRITTEN);
        Scheme upperCase = SchemeFolder.load(folder, CodeForm.UPPER_CASE);

        // No two codes of a scheme differ in case alone.
        assertThat(upperCase.diagnosisCodes().size())
                .isEqualTo(asWritten.diagnosisCodes().size())
                .isPositive();
        assertThat(upperCase.procedureCodes().size())
                .isEqualTo(asWritten.procedureCodes().size())
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chs_drg_11",
                "beijing_2022",
                "qingdao_2023",
                "guangxi_2022",
                "changzhou_2022",
                "chs_drg_20_draft"
            })
    void madeUpCasesAreGroupedAsTheTablesRead(String scheme) {
        Path folder = schemes().resolve(scheme);

        assertThat(GroupingAgreement.disagreements(folder, 10_000)).isEmpty();
    }

    private static Path schemes() {
        String shared = System.getenv("MEDFUND_SHARED");
        if (shared == null || shared.isBlank()) {
            System.out.println("Not run: MEDFUND_SHARED names no reference data.");
        }
        assumeTrue(shared != null && !shared.isBlank(), "MEDFUND_SHARED names no reference data");
        Path schemes = TestLake.repository().resolve(shared).resolve("schemes");
        assertThat(schemes).as("MEDFUND_SHARED is set").isDirectory();
        return schemes;
    }

    private static GroupingCase input(FileLine line) {
        return new GroupingCase(
                line.optional("gender"),
                line.whole("age", 0),
                line.whole("age_days", 0),
                line.whole("birth_weight_g", 0),
                line.whole("los", 0),
                line.optional("leaving_type"),
                line.list("diags"),
                line.list("procs"));
    }
}
