package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.weights.RelativeWeights;

class ToldWindowsTest {

    /** @param years newest year, cases of its window, and cases of its own */
    private static List<Row> history(String... years) {
        StringBuilder block = new StringBuilder("scheme | group_code | year | case_count | year_case_count\n");
        for (String year : years) {
            block.append("demo_2025 | ES23 | ").append(year.replace(" ", " | ")).append('\n');
        }
        return rows(RelativeWeights.TABLE, block.toString())
                .orderBy(RelativeWeights.YEAR.col())
                .collectAsList();
    }

    /** 205 - 300 + 100 of 2022 would be the 5 of 2025; 2022 itself looks at 2020 to 2022, of which 2025 sees nothing. */
    @Test
    void aSmallYearIsNotFoundFromTheWindowBefore() {
        List<Row> history = history("2022 300 100", "2023 300 100", "2024 300 100", "2025 205 5");

        assertThat(ToldWindows.of(history, Set.of(2023, 2025), 3)).containsExactlyInAnyOrder(2022, 2025);
    }

    /** 90 - 120 + 49 leaves 19 for 2022, which nobody published; 80 would leave 9. */
    @Test
    void aSmallYearBeforeTheFirstPublishedIsNotFound() {
        assertThat(ToldWindows.of(history("2024 90 40", "2025 120 49"), Set.of(), 3))
                .containsExactlyInAnyOrder(2024, 2025);
        assertThat(ToldWindows.of(history("2024 80 40", "2025 120 49"), Set.of(), 3))
                .containsExactly(2025);
    }

    @Test
    void windowsThatShareYearsDoNotDifferByASmallNumber() {
        assertThat(ToldWindows.of(history("2022 150 50", "2023 150 50", "2024 150 50", "2025 153 53"), Set.of(), 3))
                .containsExactlyInAnyOrder(2022, 2025);
    }

    @Test
    void aWindowOfFewCasesIsNotToldAndHoldsBackThoseThatShareItsYears() {
        assertThat(ToldWindows.of(history("2024 9 4", "2025 40 31"), Set.of(2024), 3))
                .containsExactly(2025);
        assertThat(ToldWindows.of(List.of(), Set.of(), 3)).isEmpty();
    }
}
