package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineageTest {
    private static final String INGESTED = "00000000-0000-0000-0000-000000000001";
    private static final String GROUPED_2024 = "00000000-0000-0000-0000-000000000002";
    private static final String WEIGHTS = "00000000-0000-0000-0000-000000000003";
    private static final String ELSEWHERE = "00000000-0000-0000-0000-000000000004";

    private static final Map<String, String> LEDGER = Map.of(
            INGESTED, "{currency=CNY, delivery=a0b1c2, pseudonym key=00000000-0000}",
            GROUPED_2024, "{claims.diagnoses=" + INGESTED + ", claims.settlement_lists=" + INGESTED + "}",
            WEIGHTS, "{grouping.grouped_cases=" + GROUPED_2024 + "," + INGESTED + "}",
            ELSEWHERE, "{claims.areas=" + INGESTED + "}");

    @Test
    void aRunRestsOnWhatItReadAndOnWhatThatRead() {
        assertThat(Lineage.of(List.of(WEIGHTS), LEDGER)).containsExactly(INGESTED, GROUPED_2024, WEIGHTS);
    }

    @Test
    void aRunThatIsNotInTheLedgerIsPassedOver() {
        assertThat(Lineage.of(List.of("gone", GROUPED_2024), LEDGER)).containsExactly(INGESTED, GROUPED_2024);
    }
}
