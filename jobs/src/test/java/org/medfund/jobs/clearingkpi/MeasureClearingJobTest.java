package org.medfund.jobs.clearingkpi;

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
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.AdvanceFunds;
import org.medfund.core.table.clearing.ClearingIndicatorRows;
import org.medfund.core.table.clearing.ClearingIndicators;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.table.clearing.RegionPayables;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;

class MeasureClearingJobTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path folder;

    /** H3 has no case in December: its statement carries a deduction on, and counts in no indicator. */
    private static TestLake lake(Path folder) {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, """
                area_code | region_code | is_pilot_clearing | is_quarterly_clearing | valid_from_date
                330100    | 330100      | true              | null                  | 2020-01-01
                330200    | 330200      | null              | true                  | 2020-01-01
                """));
        landed.put(MonthlySettlements.TABLE, rows(MonthlySettlements.TABLE, """
                region_code | institution_code | insurance_type | settlement_month | declared_yuan | deduction_yuan | deposit_held_yuan | declare_end_date | paid_date  | reconciliation_code
                330100      | H1               | 310            | 202511           |       1000.00 |          20.00 |             50.00 | 2025-12-10       | 2025-12-30 | 0
                330100      | H2               | 310            | 202511           |       1000.00 |          20.00 |             50.00 | 2025-12-10       | 2026-01-20 | 3
                330100      | H1               | 310            | 202411           |        500.00 |           0.00 |              0.00 | 2024-12-10       | null       | 0
                330100      | H1               | 310            | 202512           |       9999.00 |           0.00 |              0.00 | 2026-01-10       | 2026-01-15 | 3
                330100      | H2               | 310            | 202512           |       9999.00 |           0.00 |              0.00 | 2026-01-10       | null       | 3
                """));
        landed.put(InstantPayments.TABLE, rows(InstantPayments.TABLE, """
                institution_code | insurance_type | settlement_month | amount_yuan | paid_date
                H1               | 310            | 202511           |      784.00 | 2025-11-30
                """));
        landed.put(SpecialCases.TABLE, rows(SpecialCases.TABLE, """
                application_id | settlement_id | result   | reviewed_date
                A1             | S1            | APPROVED | 2025-12-01
                A2             | S1            | APPROVED | 2025-12-02
                A3             | S2            | REFUSED  | 2025-12-01
                """));
        landed.put(AdvanceFunds.TABLE, rows(AdvanceFunds.TABLE, """
                from_region_code | to_region_code | insurance_type | year | amount_yuan | paid_date
                330100           | 330200         | 310            | 2025 |      125.00 | 2025-02-01
                """));
        return new TestLake(folder)
                .delivered("one", landed)
                .with(HANGZHOU, YEAR, CasePayments.TABLE, rows(CasePayments.TABLE, """
                region_code | year | settlement_id | institution_code | insurance_type
                330100      | 2025 | S1            | H1               | 310
                330100      | 2025 | S2            | H1               | 310
                """))
                .with(HANGZHOU, YEAR, Statements.TABLE, rows(Statements.TABLE, """
                region_code | year | insurance_type | institution_code | final_entitlement_yuan | clearing_payable_yuan
                330100      | 2025 | 310            | H1               |                1000.00 |                 50.00
                330100      | 2025 | 310            | H2               |                1000.00 |                -20.00
                """))
                .with(HANGZHOU, YEAR, Periods.TABLE, rows(Periods.TABLE, """
                region_code | period | sequence | state    | step    | decided_date | input_hash | input_row_count
                330100      | 2025   | 1        | APPROVED | PAYMENT | 2026-03-30   | x          | 1
                330100      | 2025   | 2        | PAID     | PAYMENT | 2026-04-02   | x          | 1
                """))
                .with(
                        Scope.everywhere(Month.of("2025-11")),
                        Map.of(
                                RegionTransfersDue.TABLE,
                                rows(RegionTransfersDue.TABLE, """
                from_region_code | to_region_code | insurance_type | period  | amount_yuan
                330100           | 330200         | 310            | 2025-11 |      100.00
                """),
                                RegionPayables.TABLE,
                                rows(RegionPayables.TABLE, """
                from_region_code | to_region_code | insurance_type | period  | month   | as_of_date | notice_date | due_yuan | transferred_yuan | rest_yuan
                330100           | 330200         | 310            | 2025-11 | 2025-11 | 2026-05-31 | 2025-12-31  |   100.00 |            60.00 |     40.00
                """)))
                // December is settled here: what is delivered of it tells dates only, and of H2 nothing.
                .with(HANGZHOU, Month.of("2025-12"), MonthStatements.TABLE, rows(MonthStatements.TABLE, """
                region_code | period  | insurance_type | institution_code | case_count | gross_yuan | settlement_yuan
                330100      | 2025-12 | 310            | H1               |          1 |     500.00 |          500.00
                330100      | 2025-12 | 310            | H3               |          0 |       0.00 |          -30.00
                """))
                .with(
                        HANGZHOU,
                        Month.of("2025-12"),
                        ReconciliationResults.TABLE,
                        rows(ReconciliationResults.TABLE, """
                region_code | period  | insurance_type | institution_code | reconciliation_code
                330100      | 2025-12 | 310            | H1               | 0
                """));
    }

    @Test
    void aYearOfClearingIsMeasuredWithTargetsLightsAndRows() {
        TestLake lake = lake(folder);
        String[] command = {"--year", "2025", "--on", "2026-05-31", "--published", "2026-05-10"};

        Result without = lake.run(new MeasureClearingJob(), command);
        assertThat(without.exit()).isEqualTo(Exit.REFUSED);
        assertThat(without.lines())
                .singleElement()
                .asString()
                .contains("The holidays of [2025, 2026] are not delivered.")
                .contains("the settlement cycle");

        lake.delivered("two", Map.of(Holidays.TABLE, rows(Holidays.TABLE, """
                calendar_date | kind
                2025-10-01    | HOLIDAY
                2026-01-01    | HOLIDAY
                2026-01-02    | HOLIDAY
                2026-01-04    | MAKEUP
                """)));
        assertThat(lake.run(
                                new MeasureClearingJob(),
                                "--year",
                                "2025",
                                "--on",
                                "2026-04-30",
                                "--published",
                                "2026-05-10")
                        .lines())
                .singleElement()
                .asString()
                .contains("--published 2026-05-10 lies after --on 2026-04-30.");
        Result result = lake.run(new MeasureClearingJob(), command);
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);

        // Working days: H1 11 to 30 December = 14; H2 15 to the 31st, then 4 to 9 = 6, 12 to 16 = 5, 19 and 20 = 28. H1
        // for
        // December, 12 to 15 January = 4.
        Dataset<Row> indicators = lake.read(ClearingIndicators.TABLE);
        assertRows(indicators.where(ClearingIndicators.REGION_CODE.col().equalTo("330100")), """
                indicator_code       | numerator   | denominator | indicator_value | target_side | target_value | light  | not_measurable_reason | row_count
                SETTLEMENT_DAYS      | 46.000000   | 3.000000    | 15.3333         | AT_MOST     | 20.0000      | GREEN  | null                  | 3
                ON_TIME_SETTLEMENT   | 2.000000    | 3.000000    | 0.6667          | AT_LEAST    | 0.9500       | RED    | null                  | 3
                RECONCILIATION       | 2.000000    | 3.000000    | 0.6667          | AT_LEAST    | 0.9900       | RED    | null                  | 3
                INSTANT_COVERAGE     | 784.000000  | 2360.000000 | 0.3322          | AT_LEAST    | 0.8000       | YELLOW | null                  | 3
                INSTANT_INSTITUTIONS | 1.000000    | 2.000000    | 0.5000          | AT_LEAST    | 0.8000       | YELLOW | null                  | 2
                CLEARING_DAYS_LATE   | 2.000000    | 1.000000    | 2.0000          | AT_MOST     | 0.0000       | RED    | null                  | 1
                PUBLICATION_DAYS     | 38.000000   | 1.000000    | 38.0000         | AT_MOST     | 31.0000      | RED    | null                  | 1
                CLEARING_SHARE       | 50.000000   | 2000.000000 | 0.0250          | AT_MOST     | 0.0500       | GREEN  | null                  | 2
                QUARTERLY_COVERAGE   | 1.000000    | 2.000000    | 0.5000          | AT_LEAST    | 0.5000       | GREEN  | null                  | 2
                SPECIAL_CASE_SHARE   | 1.000000    | 2.000000    | 0.5000          | AT_MOST     | 0.0500       | RED    | null                  | 1
                AGED_PAYABLES        | 40.000000   | 100.000000  | 0.4000          | AT_MOST     | 0.0000       | RED    | null                  | 1
                ADVANCE_FUND_USAGE   | 100.000000  | 125.000000  | 0.8000          | BELOW       | 0.7000       | YELLOW | null                  | 1
                """);
        assertRows(
                indicators
                        .where(ClearingIndicators.REGION_CODE.col().equalTo("330200"))
                        .where(ClearingIndicators.NOT_MEASURABLE_REASON.col().isNotNull()),
                """
                indicator_code       | light | not_measurable_reason
                SETTLEMENT_DAYS      | NONE  | NO_SETTLEMENT
                ON_TIME_SETTLEMENT   | NONE  | NO_SETTLEMENT
                RECONCILIATION       | NONE  | NO_SETTLEMENT
                INSTANT_COVERAGE     | NONE  | NO_SETTLEMENT
                INSTANT_INSTITUTIONS | NONE  | NO_SETTLEMENT
                CLEARING_DAYS_LATE   | NONE  | NOT_DUE
                PUBLICATION_DAYS     | NONE  | NOT_CLEARED
                CLEARING_SHARE       | NONE  | NO_STATEMENT
                SPECIAL_CASE_SHARE   | NONE  | NO_CASE
                AGED_PAYABLES        | NONE  | NO_TRANSFER_DUE
                ADVANCE_FUND_USAGE   | NONE  | NO_ADVANCE
                """);
        Dataset<Row> behind = lake.read(ClearingIndicatorRows.TABLE)
                .where(ClearingIndicatorRows.REGION_CODE.col().equalTo("330100"));
        assertRows(behind.where(ClearingIndicatorRows.INDICATOR_CODE.col().equalTo("ON_TIME_SETTLEMENT")), """
                row_key       | row_date   | day_count | is_counted | is_met
                H1/310/202511 | 2025-12-30 | 14        | true       | true
                H1/310/202512 | 2026-01-15 | 4         | true       | true
                H2/310/202511 | 2026-01-20 | 28        | true       | false
                """);
        assertRows(behind.where(ClearingIndicatorRows.INDICATOR_CODE.col().equalTo("AGED_PAYABLES")), """
                row_key            | amount_yuan | of_yuan | row_date   | day_count | is_met
                330200/310/2025-11 | 40.00       | 100.00  | 2025-12-31 | 151       | false
                """);
        assertThat(result.lines())
                .containsExactly("24 indicators of clearing 2025, 6 of them red, 11 not measurable; of 1 regions due a"
                        + " share of 0.0000 was cleared on time.");
    }
}
