package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.medfund.core.testkit.Rows.rows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.region.Region;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.weights.TrimmedCases;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class PublishedLakeTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path folder;

    private static String trimmed(String settlement) {
        return """
                region_code | year | settlement_id | reason       | total_cost_yuan
                330100      | 2025 | %s            | TRIMMED_HIGH | 1.00
                """.formatted(settlement);
    }

    @Test
    void rowsAreThoseOfTheLatestRunOfAScope() {
        TestLake lake = new TestLake(folder.resolve("lake"));
        lake.with(HANGZHOU, YEAR, TrimmedCases.TABLE, rows(TrimmedCases.TABLE, trimmed("S1")));
        lake.with(HANGZHOU, YEAR, TrimmedCases.TABLE, rows(TrimmedCases.TABLE, trimmed("S2")));

        PublishedLake published = new PublishedLake(lake.lake());

        assertThat(published.read("weights.trimmed_cases").collectAsList())
                .extracting(TrimmedCases.SETTLEMENT_ID::in)
                .containsExactly("S2");
        assertThat(published.runs(TrimmedCases.TABLE)).hasSize(1);
        assertThat(published.read(Rates.TABLE).collectAsList()).isEmpty();
        assertThatThrownBy(() -> published.read("weights.nothing")).hasMessageContaining("weights.nothing");
    }
}
