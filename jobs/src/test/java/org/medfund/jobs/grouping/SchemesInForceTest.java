package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class SchemesInForceTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path folder;

    private SchemesInForce load(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("old"));
        Files.createDirectories(folder.resolve("new"));
        Files.writeString(folder.resolve("in-force.yaml"), yaml);
        return SchemesInForce.load(folder);
    }

    private static List<String> spans(SchemesInForce schemes, String region) {
        return schemes.of(List.of(Region.of(region)), YEAR).stream()
                .map(span -> span.from() + " to " + span.to() + " " + span.scheme())
                .toList();
    }

    @Test
    void aSchemeIsInForceUntilTheNextOneIs() throws IOException {
        SchemesInForce schemes = load("""
            source: "x"
            national:
              - {from: "2025-07-01", scheme: "new"}
              - {from: "2020-01-01", scheme: "old"}
              - {from: "2026-01-01", scheme: "old"}
            regions:
              "330100": [{from: "2024-01-01", scheme: "new"}]
            """);

        assertThat(spans(schemes, "330200"))
                .containsExactly("2025-01-01 to 2025-06-30 old", "2025-07-01 to 2025-12-31 new");
        assertThat(spans(schemes, "330100")).containsExactly("2025-01-01 to 2025-12-31 new");
    }

    @Test
    void aDayWithoutASchemeIsRefused() throws IOException {
        SchemesInForce schemes = load("source: x\nnational: [{from: \"2025-07-01\", scheme: new}]\n");

        assertThatThrownBy(() -> spans(schemes, "330100"))
                .hasMessageContaining("No grouping scheme is in force in region 330100 on 2025-01-01.");
    }

    @Test
    void everyMistakeInTheFileIsNamedAtOnce() {
        assertThatThrownBy(() -> load("""
            national:
              - {from: "2025-01-01", scheme: "old"}
              - {from: "2025-01-01", scheme: "absent", until: "x"}
              - {from: "soon", scheme: "new"}
            regions:
              "hangzhou": []
            more: 1
            """))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Problem::what)
                                .containsExactly(
                                        "in-force.yaml: the file has the unknown key more.",
                                        "in-force.yaml: it has no source.",
                                        "in-force.yaml: national has the unknown key until.",
                                        "in-force.yaml: national names the scheme absent, which is no folder here.",
                                        "in-force.yaml: national has two schemes from one day on.",
                                        "in-force.yaml: national has no usable from.",
                                        "in-force.yaml: regions has hangzhou."));
    }

    @Test
    void aFileThatIsMissingOrNoYamlIsNamed() {
        assertThatThrownBy(() -> SchemesInForce.load(folder)).hasMessageContaining("there is no");
        assertThatThrownBy(() -> load("source: x\nsource: y\n")).hasMessageContaining("Duplicate");
        assertThatThrownBy(() -> load("just a text")).hasMessageContaining("it is not a map");
    }

    @Test
    void theInstallationNamesItsDemoScheme() {
        assertThat(spans(SchemesInForce.load(TestLake.repository().resolve("conf/scheme")), "330100"))
                .containsExactly("2025-01-01 to 2025-12-31 demo_2025");
    }
}
