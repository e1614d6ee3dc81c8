package org.medfund.jobs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.Populations;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.monitoring.Indicators;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class MeasureIndicatorsJobTest {
    private static final Region HANGZHOU = Region.of("330100");

    @TempDir
    Path folder;

    /** Twelve months of 100 in, 96 out; at the end of the year 432 are left. The year before 80 went out each month. */
    private static Dataset<Row> balances() {
        StringBuilder block = new StringBuilder(
                "region_code | insurance_type | month | income_yuan | expenditure_yuan | balance_yuan\n");
        for (int month = 1; month <= 12; month++) {
            String mm = String.format(java.util.Locale.ROOT, "%02d", month);
            block.append("330100 | 310 | 2025-")
                    .append(mm)
                    .append(" | 100.00 | 96.00 | ")
                    .append(month == 12 ? "432.00\n" : "1.00\n");
            block.append("330100 | 310 | 2024-").append(mm).append(" | 100.00 | 80.00 | 5.00\n");
        }
        return rows(FundBalances.TABLE, block.toString());
    }

    @Test
    void indicatorsAreMeasuredAndLit() {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, """
                area_code | parent_area_code | region_code | valid_from_date
                330100    | 330000           | 330100      | 2000-01-01
                330102    | 330100           | 330100      | 2000-01-01
                """));
        // The city's own figures count; those of its district are among them.
        landed.put(Populations.TABLE, rows(Populations.TABLE, """
                area_code | year | resident_count | insured_count
                330100    | 2025 | 100            | 94
                330102    | 2025 | 60             | 60
                330100    | 2024 | 100            | 96
                """));
        landed.put(FundBalances.TABLE, balances());
        landed.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, """
                settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | discharge_date | total_cost_yuan | person_total_yuan | full_self_pay_yuan | over_limit_self_pay_yuan
                S1            | 0           | 330100              | 330100              | 310            | 2025-03-01     | 600.00          | 300.00            | 60.00              | 30.00
                S2            | 0           | 330100              | 420100              | 310            | 2025-12-31     | 400.00          | 160.00            | 40.00              | 30.00
                S3            | 0           | 330100              | 330100              | 310            | 2025-05-01     | 900.00          | 900.00            | 900.00             | 0.00
                R3            | 1           | 330100              | 330100              | 310            | 2025-05-01     | -900.00         | -900.00           | -900.00            | 0.00
                S4            | 0           | 330100              | 330100              | 310            | 2024-12-31     | 777.00          | 777.00            | 777.00             | 0.00
                """));
        landed.put(Institutions.TABLE, rows(Institutions.TABLE, """
                institution_code | region_code
                H1               | 330100
                """));
        landed.put(OutpatientVisits.TABLE, rows(OutpatientVisits.TABLE, """
                visit_id | institution_code | visit_date | total_cost_yuan
                V1       | H1               | 2025-06-01 | 400.00
                V2       | H1               | 2024-06-01 | 123.00
                """));
        TestLake lake = new TestLake(folder)
                .delivered("one", landed)
                .with(HANGZHOU, PolicyYear.of("2025"), GroupedCases.TABLE, rows(GroupedCases.TABLE, """
                        region_code | settlement_id | year | status    | insurance_type | stay_days
                        330100      | S1            | 2025 | UNGROUPED | 310            | 7
                        330100      | S9            | 2025 | UNGROUPED | 310            | 4
                        330100      | S8            | 2025 | UNGROUPED | 390            | 3
                        """))
                .with(HANGZHOU, PolicyYear.of("2024"), GroupedCases.TABLE, rows(GroupedCases.TABLE, """
                        region_code | settlement_id | year | status    | insurance_type | stay_days
                        330100      | S4            | 2024 | UNGROUPED | 310            | 5
                        """))
                .with(HANGZHOU, PolicyYear.of("2025"), Flags.TABLE, rows(Flags.TABLE, """
                        flag_id | rule_id | region_code | year | amount_involved_yuan
                        F1      | E.1     | 330100      | 2025 | 60.00
                        F2      | E.9     | 330100      | 2025 | 500.00
                        """));

        Result result = lake.run(new MeasureIndicatorsJob());

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        // Stays of 310: 11 days / 2 = 5.5, last year 5: limits 5.15 and 5.30. Reserve: 432 / 96 = 4.5 months.
        // A head: 1152 / 94 = 12.2553, last year 960 / 96 = 10: limits 11 and 11.5. Flags: 60 of 600 + 400.
        assertRows(lake.read(Indicators.TABLE), """
                region_code | year | insurance_type | indicator         | unit   | numerator   | denominator | indicator_value | yellow_limit | red_limit | light
                330100      | 2025 | ALL            | coverage          | ratio  | 94.000000   | 100.000000  | 0.9400          | 0.9500       | 0.9300    | YELLOW
                330100      | 2025 | ALL            | per_capita_spend  | yuan   | 1152.000000 | 94.000000   | 12.2553         | 11.0000      | 11.5000   | RED
                330100      | 2025 | 310            | spend_ratio       | ratio  | 1152.000000 | 1200.000000 | 0.9600          | 0.9500       | 1.0000    | YELLOW
                330100      | 2025 | 310            | reserve_months    | months | 432.000000  | 96.000000   | 4.5000          | 6.0000       | 3.0000    | YELLOW
                330100      | 2025 | 310            | own_pay_share     | ratio  | 160.000000  | 1000.000000 | 0.1600          | 0.1500       | 0.2000    | YELLOW
                330100      | 2025 | 310            | person_share      | ratio  | 460.000000  | 1000.000000 | 0.4600          | 0.3500       | 0.4500    | RED
                330100      | 2025 | 310            | average_stay_days | days   | 11.000000   | 2.000000    | 5.5000          | 5.1500       | 5.3000    | RED
                330100      | 2025 | 390            | average_stay_days | days   | 3.000000    | 1.000000    | 3.0000          | null         | null      | NONE
                330100      | 2025 | ALL            | repeat_exam_share | ratio  | 60.000000   | 1000.000000 | 0.0600          | 0.0500       | 0.0760    | YELLOW
                """);
        assertThat(result.lines()).containsExactly("9 indicators of 2025, 3 of them red, 0 not measurable.");

        // The newest year was meant, and the ledger says so: asked for by name, it is the same run.
        Result sameYear = lake.run(new MeasureIndicatorsJob(), "--year", "2025");
        assertThat(sameYear.lines()).containsExactly("Already published for 330100/2025.");

        Result notGrouped = lake.run(new MeasureIndicatorsJob(), "--year", "2026");
        assertThat(notGrouped.exit()).isEqualTo(Exit.REFUSED);
        assertThat(notGrouped.lines().get(0)).contains("for [2026]", "Run group-cases first");
    }

    @Test
    void anIndicatorWithoutItsInputIsNotMeasurableAndSaysWhy() {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, """
                area_code | region_code | valid_from_date
                330100    | 330100      | 2000-01-01
                330200    | 330200      | 2000-01-01
                """));
        // Hangzhou: one month of 390, without income, and of 310 only last year's. Ningbo: claims and nothing else.
        landed.put(FundBalances.TABLE, rows(FundBalances.TABLE, """
                region_code | insurance_type | month   | income_yuan | expenditure_yuan | balance_yuan
                330100      | 390            | 2025-01 | 0.00        | 10.00            | 50.00
                330100      | 310            | 2024-01 | 100.00      | 10.00            | 50.00
                """));
        landed.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, """
                settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | discharge_date | total_cost_yuan | person_total_yuan | full_self_pay_yuan | over_limit_self_pay_yuan
                S1            | 0           | 330200              | 330200              | 310            | 2025-03-01     | 600.00          | 60.00             | 0.00               | 0.00
                """));
        TestLake lake = new TestLake(folder.resolve("gaps"))
                .delivered("one", landed)
                .with(Region.of("330200"), PolicyYear.of("2025"), GroupedCases.TABLE, rows(GroupedCases.TABLE, """
                        region_code | settlement_id | year | status    | insurance_type | stay_days
                        330200      | S1            | 2025 | UNGROUPED | 310            | 7
                        """))
                .with(Region.of("330200"), PolicyYear.of("2025"), Flags.TABLE, rows(Flags.TABLE, """
                        flag_id | rule_id
                        """));

        Result result = lake.run(new MeasureIndicatorsJob(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        // Ningbo was scanned and nothing found: that is a measured 0, not a gap.
        assertRows(lake.read(Indicators.TABLE), """
                region_code | insurance_type | indicator         | indicator_value | light          | not_measurable_reason
                330100      | 310            | spend_ratio       | null            | NOT_MEASURABLE | NO_FUND_BALANCE
                330100      | 310            | reserve_months    | null            | NOT_MEASURABLE | NO_FUND_BALANCE
                330100      | 390            | spend_ratio       | null            | NOT_MEASURABLE | ZERO_DENOMINATOR
                330100      | 390            | reserve_months    | null            | NOT_MEASURABLE | FEWER_THAN_TWELVE_MONTHS
                330100      | ALL            | coverage          | null            | NOT_MEASURABLE | NO_POPULATION
                330100      | ALL            | per_capita_spend  | null            | NOT_MEASURABLE | NO_POPULATION
                330100      | ALL            | own_pay_share     | null            | NOT_MEASURABLE | NO_SETTLEMENT
                330100      | ALL            | person_share      | null            | NOT_MEASURABLE | NO_SETTLEMENT
                330100      | ALL            | average_stay_days | null            | NOT_MEASURABLE | NO_STAY
                330100      | ALL            | repeat_exam_share | null            | NOT_MEASURABLE | NO_SCAN
                330200      | ALL            | spend_ratio       | null            | NOT_MEASURABLE | NO_FUND_BALANCE
                330200      | ALL            | reserve_months    | null            | NOT_MEASURABLE | NO_FUND_BALANCE
                330200      | ALL            | coverage          | null            | NOT_MEASURABLE | NO_POPULATION
                330200      | ALL            | per_capita_spend  | null            | NOT_MEASURABLE | NO_POPULATION
                330200      | 310            | own_pay_share     | 0.0000          | GREEN          | null
                330200      | 310            | person_share      | 0.1000          | GREEN          | null
                330200      | 310            | average_stay_days | 7.0000          | NONE           | null
                330200      | ALL            | repeat_exam_share | 0.0000          | GREEN          | null
                """);
        assertThat(result.lines()).containsExactly("18 indicators of 2025, 0 of them red, 14 not measurable.");
    }
}
