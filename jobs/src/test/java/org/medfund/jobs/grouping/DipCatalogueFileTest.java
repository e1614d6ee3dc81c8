package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Refusal;

class DipCatalogueFileTest {
    private static final String HEADER =
            "dip_code,diag_code,diag_name,main_proc,main_proc_name,other_proc,other_proc_name,type,score\n";

    @TempDir
    Path folder;

    private DipCatalogueFile load(String text) throws IOException {
        return DipCatalogueFile.load(Files.writeString(folder.resolve("city.csv"), text));
    }

    private List<Problem> problems(String text) throws IOException {
        try {
            load(text);
            return List.of();
        } catch (Refusal refusal) {
            return refusal.problems();
        }
    }

    @Test
    void theCodeOfTheCityIsKeptAsPrintedAndItsPartsAreMatchedInUpperCase() throws IOException {
        DipCatalogueFile catalogue = load(HEADER + "A01.4:nan,A01.4,副伤寒,,,,,核心病种,205\n"
                + "C20.x:48.6300x002,C20.x,直肠恶性肿瘤,48.6300x002,切除,,,核心病种,4463\n");

        assertThat(catalogue.diseases().keySet())
                .extracting(DipDisease::code)
                .containsExactly("A01.4:nan", "C20.x:48.6300x002");
        assertThat(catalogue.diseases().keySet().stream().flatMap(each -> each.mainProcedures().stream()))
                .containsExactly("48.6300X002");
        assertThat(catalogue.remarks()).isEmpty();
    }

    @Test
    void aDiseaseWrittenWithItsOperationsInAnotherOrderIsTheSame() throws IOException {
        assertThat(problems(HEADER
                        + "K35:47.0100/47.0900,K35,阑尾炎,47.0100/47.0900,切除,,,核心病种,1\n"
                        + "K35:47.0900/47.0100,K35,阑尾炎,47.0900/47.0100,切除,,,核心病种,2\n"
                        + "K36:47.0100_54.1900+96.7100,K36,阑尾炎,47.0100,切除,54.1900+96.7100,其他,核心病种,3\n"
                        + "K36:47.0100_96.7100+54.1900,K36,阑尾炎,47.0100,切除,96.7100+54.1900,其他,核心病种,4\n"
                        + "k36:47.0100_54.1900+96.7100,K36,阑尾炎,47.0100,切除,54.1900+96.7100,其他,核心病种,3\n"))
                .extracting(Problem::what)
                .containsExactly(
                        "city.csv line 3: it asks for the same codes as line 2.",
                        "city.csv line 5: it asks for the same codes as line 4.",
                        "city.csv line 6: dip_code k36:47.0100_54.1900+96.7100 stands in line 4 too.");
    }

    @Test
    void anOpenQuoteIsNamedWithItsLineAndTheRefusalSpeaksOfTheCatalogue() throws IOException {
        assertThat(problems(
                        "dip_code,diag_code,diag_name,main_proc,main_proc_name,other_proc,other_proc_name,type,score,"
                                + "note\nK35:nan,K35,阑尾炎,,,,,核心病种,1,\"open\nK36:nan,K36,阑尾炎,,,,,核心病种,1,\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.what())
                            .isEqualTo("city.csv: line 2 has a quote that is open or stands where none may.");
                    assertThat(problem.why())
                            .startsWith("The catalogue ")
                            .endsWith("city.csv was checked; docs/dip-catalogues.md has the format.");
                });
    }

    @Test
    void aCatalogueWithoutDiseasesIsNone() throws IOException {
        assertThat(problems(HEADER)).extracting(Problem::what).containsExactly("city.csv: it has no diseases.");
        assertThat(problems("dip_code;diag_code\n")).hasSize(1);
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "MEDFUND_SHARED",
            matches = ".+",
            disabledReason = "reference folder not there")
    void theCityCatalogueLoadsWithoutChange() {
        DipCatalogueFile catalogue = DipCatalogueFile.load(
                Path.of(System.getenv("MEDFUND_SHARED"), "schemes/codes/dip20_catalog_meizhou_fengshun.csv"));

        assertThat(catalogue.diseases()).hasSize(3393);
        assertThat(catalogue.diseases().keySet().stream()
                        .filter(each -> !each.related().isEmpty()))
                .hasSize(432);
        // Two lines of the file give a code of parts that it does not give.
        assertThat(catalogue.remarks()).hasSize(2);
    }
}
