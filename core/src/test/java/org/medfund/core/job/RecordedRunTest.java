package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedRunTest {
    private static final String ONE = "0b0e2c0a-8a53-4b0e-9f0e-0f2f0a1b2c3d";
    private static final String TWO = "1b0e2c0a-8a53-4b0e-9f0e-0f2f0a1b2c3d";

    @Test
    void inputsAreTheRunsByTableAndNothingElse() {
        assertThat(RecordedRun.inputs("{claims.areas=" + ONE + "," + TWO
                        + ", landing=sha256 ab, 12, payment.rates as first published=" + ONE + "}"))
                .isEqualTo(Map.of("claims.areas", List.of(ONE, TWO), "payment.rates as first published", List.of(ONE)));
        assertThat(RecordedRun.inputs("{}")).isEmpty();
    }

    @Test
    void whatNamesNoRunIsANote() {
        assertThat(RecordedRun.notes("{claims.areas=" + ONE + ", closed 330100/2024=true, landing=sha256 ab, 12}"))
                .isEqualTo(Map.of("closed 330100/2024", "true", "landing", "sha256 ab, 12"));
        assertThat(RecordedRun.notes("{}")).isEmpty();
    }

    @Test
    void policyValuesAreReadWithWhatTheyRestOn() {
        var policies = RecordedRun.policies("""
            330100/2025 drg.high_tiers = [{"rw_le":null,"factor":"2"}] [doc [7]; national/a.yaml; confidence M]
            330100/2025 stat.ddof = 0 [doc 8; national/a.yaml]
            national/2025 b = "x = [y]" [doc
            9; national/b.yaml]
            """);

        assertThat(policies.keySet()).containsExactly("330100/2025", "national/2025");
        assertThat(policies.get("330100/2025").get("stat.ddof").value().asInt()).isZero();
        assertThat(policies.get("330100/2025")
                        .get("drg.high_tiers")
                        .value()
                        .get(0)
                        .get("factor")
                        .asText())
                .isEqualTo("2");
        assertThat(policies.get("330100/2025").get("drg.high_tiers").origin())
                .isEqualTo("doc [7]; national/a.yaml; confidence M");
        assertThat(policies.get("national/2025").get("b"))
                .isEqualTo(new RecordedRun.Value(TextNode.valueOf("x = [y]"), "doc 9; national/b.yaml"));
    }
}
