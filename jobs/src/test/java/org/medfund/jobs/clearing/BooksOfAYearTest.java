package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.Result;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.QuarterStatements;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/** Three months, a quarter, and the year of two hospitals whose claims arrive late, are corrected, and are reversed. */
@Tag("nightly") // publishes a year twice; the demo clears a year, and generated years are in GeneratedBooksTest
class BooksOfAYearTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path folder;

    private TestLake lake;

    private TestLake delivered() {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, """
                area_code | region_code
                330100    | 330100
                """));
        landed.put(Institutions.TABLE, rows(Institutions.TABLE, """
                institution_code | region_code | agreement_end_date
                H1               | 330100      | null
                H2               | 330100      | 2025-06-30
                """));
        landed.put(Budgets.TABLE, rows(Budgets.TABLE, """
                region_code | year | insurance_type | inpatient_budget_yuan | reserve_yuan | version
                330100      | 2025 | 310            |               2000.00 |       100.00 |       1
                330100      | 2026 | 310            |               2000.00 |       100.00 |       1
                """));
        landed.put(AuditDeductions.TABLE, rows(AuditDeductions.TABLE, """
                deduction_id | region_code | institution_code | insurance_type | settlement_month | settlement_id | reason             | amount_yuan
                D1           | 330100      | H1               | 310            | 202502           | null          | OVER_CHARGE        |       10.00
                D2           | 330100      | H1               | 310            | 202502           | S3            | OVER_CHARGE        |       13.00
                D3           | 330100      | H1               | 310            | 202502           | X1            | OVER_CHARGE        |      555.00
                D4           | 330100      | H1               | 310            | 202502           | X1            | BREACH_OF_CONTRACT |        7.00
                """));
        // X1 is care of somebody insured elsewhere: what is deducted of it is not H1's debt here, but for the breach.
        landed.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, """
                settlement_id | refund_flag | insured_region_code | treated_region_code
                X1            | 0           | 420100              | 330100
                S3            | 0           | 330100              | 330100
                """));
        landed.put(InstantPayments.TABLE, rows(InstantPayments.TABLE, """
                institution_code | insurance_type | settlement_month | route     | amount_yuan | paid_date
                H1               | 310            | 202502           | PER_CLAIM |      100.00 | 2025-02-20
                """));
        landed.put(Assessments.TABLE, rows(Assessments.TABLE, """
                year | region_code | institution_code | assessment_score
                2025 | 330100      | H1               | 95
                2025 | 330100      | H2               | 95
                2026 | 330100      | H2               | 95
                """));
        return new TestLake(folder).delivered("one", landed);
    }

    private void paid(String cases) {
        lake.with(HANGZHOU, YEAR, CasePayments.TABLE, rows(CasePayments.TABLE, """
                region_code | year | insurance_type | institution_code | settlement_id | discharge_date | entitlement_yuan | basic_pool_yuan
                """ + cases));
    }

    private Result done(Job job, String... argv) {
        Result result = lake.run(job, argv);
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        return result;
    }

    @Test
    void monthsQuarterAndYearPayWhatIsOwedWhateverArrivesWhen() {
        lake = delivered();
        paid("""
                330100      | 2025 | 310            | H1               | S1            | 2025-01-10     |          1000.00 |          900.00
                330100      | 2025 | 310            | H2               | S2            | 2025-01-20     |           500.00 |          500.00
                """);
        done(new SettleMonthJob(), "--month", "2025-01");

        // S1 is corrected, S4 of January arrives late.
        paid("""
                330100      | 2025 | 310            | H1               | S1            | 2025-01-10     |           900.00 |          800.00
                330100      | 2025 | 310            | H2               | S2            | 2025-01-20     |           500.00 |          500.00
                330100      | 2025 | 310            | H1               | S3            | 2025-02-05     |           400.00 |          400.00
                330100      | 2025 | 310            | H1               | S4            | 2025-01-31     |           200.00 |          200.00
                """);
        done(new SettleMonthJob(), "--month", "2025-02");

        // S2 is reversed after January was paid.
        paid("""
                330100      | 2025 | 310            | H1               | S1            | 2025-01-10     |           900.00 |          800.00
                330100      | 2025 | 310            | H1               | S3            | 2025-02-05     |           400.00 |          400.00
                330100      | 2025 | 310            | H1               | S4            | 2025-01-31     |           200.00 |          200.00
                330100      | 2025 | 310            | H1               | S5            | 2025-03-03     |           100.00 |          100.00
                """);
        Result march = done(new SettleMonthJob(), "--month", "2025-03");
        assertThat(march.lines())
                .containsExactly(
                        "330100 310: 2 institutions; gross -400.00 yuan, deposit -20.00, deducted by audit 0.00, already paid 0.00,"
                                + " to pay 95.00, carried -475.00.");
        assertRows(lake.read(MonthStatements.TABLE), """
                period  | institution_code | case_count | gross_yuan | deposit_yuan | audit_deduction_yuan | settlement_yuan | carried_in_yuan | instant_paid_yuan | paid_yuan | carried_out_yuan
                2025-01 | H1               | 1          | 1000.00    | 50.00        | 0.00                 | 950.00          | 0.00            | 0.00              | 950.00    | 0.00
                2025-01 | H2               | 1          | 500.00     | 25.00        | 0.00                 | 475.00          | 0.00            | 0.00              | 475.00    | 0.00
                2025-02 | H1               | 1          | 500.00     | 25.00        | 30.00                | 445.00          | 0.00            | 100.00            | 345.00    | 0.00
                2025-03 | H1               | 1          | 100.00     | 5.00         | 0.00                 | 95.00           | 0.00            | 0.00              | 95.00     | 0.00
                2025-03 | H2               | 0          | -500.00    | -25.00       | 0.00                 | -475.00         | 0.00            | 0.00              | 0.00      | -475.00
                """);

        done(new ClearQuarterJob(), "--quarter", "2025Q1", "--region", "330100");
        assertRows(lake.read(QuarterStatements.TABLE), """
                period | institution_code | case_count | entitlement_yuan | audit_deduction_yuan | release_ratio | paid_yuan | earlier_clearing_yuan | clearing_yuan | carried_yuan
                2025Q1 | H1               | 4          | 1570.00          | 30.00                | 0.9700        | 1490.00   | 0.00                  | 32.90         | 0.00
                2025Q1 | H2               | 0          | 0.00             | 0.00                 | 0.9700        | 475.00    | 0.00                  | 0.00          | -475.00
                """);

        // The final rate.
        paid("""
                330100      | 2025 | 310            | H1               | S1            | 2025-01-10     |           990.00 |          900.00
                330100      | 2025 | 310            | H1               | S3            | 2025-02-05     |           400.00 |          400.00
                330100      | 2025 | 310            | H1               | S4            | 2025-01-31     |           200.00 |          200.00
                330100      | 2025 | 310            | H1               | S5            | 2025-03-03     |           100.00 |          100.00
                """);
        done(new ClearYearJob(), "--year", "2025");
        assertRows(lake.read(Statements.TABLE), """
                institution_code | case_count | standard_entitlement_yuan | deposit_held_yuan | deposit_returned_yuan | final_entitlement_yuan | monthly_paid_yuan | instant_paid_yuan | quarterly_paid_yuan | clearing_payable_yuan | recovery
                H1               | 4          | 1690.00                   | 80.00             | 80.00                 | 1660.00                | 1390.00           | 100.00            | 32.90               | 137.10                | null
                H2               | 0          | 0.00                      | 0.00              | 0.00                  | 0.00                   | 475.00            | 0.00              | 0.00                | -475.00               | DIRECT
                """);
        Dataset<Row> postings = lake.read(Postings.TABLE);
        assertRows(postings.where(col("settlement_id").isin("S1", "S2")), """
                posting_id                                        | period  | debit_account        | credit_account       | amount_yuan | corrects_posting_id
                330100/2025-01/310/CASE_ENTITLEMENT/S1            | 2025-01 | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET       | 1000.00     | null
                330100/2025-02/310/CASE_ENTITLEMENT/S1            | 2025-02 | DISEASE_BUDGET       | HOSPITAL_ENTITLEMENT | 100.00      | 330100/2025-01/310/CASE_ENTITLEMENT/S1
                330100/2025/310/CASE_ENTITLEMENT/S1               | 2025    | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET       | 90.00       | 330100/2025-01/310/CASE_ENTITLEMENT/S1
                330100/2025-01/310/CASE_ENTITLEMENT/S2            | 2025-01 | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET       | 500.00      | null
                330100/2025-03/310/CASE_ENTITLEMENT/S2/TAKEN_BACK | 2025-03 | DISEASE_BUDGET       | HOSPITAL_ENTITLEMENT | 500.00      | 330100/2025-01/310/CASE_ENTITLEMENT/S2
                """);
        // Months have posted what they paid: the year posts nothing of it again.
        assertThat(postings.where(Postings.PERIOD.col().equalTo("2025"))
                        .where(col("posting_code").isin("MONTHLY_PAID", "DEPOSIT_HELD", "AUDIT_DEDUCTION"))
                        .count())
                .isZero();

        // The next year keeps back what H2 still has of this one.
        lake.with(HANGZHOU, PolicyYear.of("2026"), CasePayments.TABLE, rows(CasePayments.TABLE, """
                region_code | year | insurance_type | institution_code | settlement_id | discharge_date | entitlement_yuan | basic_pool_yuan
                330100      | 2026 | 310            | H2               | S6            | 2026-01-03     |           400.00 |          400.00
                330100      | 2026 | 310            | H2               | S7            | 2026-02-03     |           400.00 |          400.00
                """));
        done(new SettleMonthJob(), "--month", "2026-01");
        done(new SettleMonthJob(), "--month", "2026-02");
        assertRows(lake.read(MonthStatements.TABLE).where(col("period").startsWith("2026")), """
                period  | institution_code | settlement_yuan | recovered_yuan | paid_yuan | carried_out_yuan
                2026-01 | H2               | 380.00          | 380.00         | 0.00      | 0.00
                2026-02 | H2               | 380.00          | 95.00          | 285.00    | 0.00
                """);

        aClosedYearIsCorrectedInTheNext();
        gatesNoticeAWrongFigure();
        wrongStepsAreRefused();
    }

    private void isMarked(Period period, String state) {
        lake.with(HANGZHOU, period, Periods.TABLE, rows(Periods.TABLE, """
                region_code | period | sequence | state | step    | input_hash | input_row_count
                330100      | %s     | 1        | %s    | PAYMENT | x          | 1
                """.formatted(period, state)));
    }

    /**
     * 2025 is closed: nothing of it is computed again. S1 is found to be worth 60 more, and audit has taken 4.50 of H1 and
     * 2.00 of H2 for months of it, beside the 30.00 posted before; what H2 owes of 2025 is 475.
     */
    private void aClosedYearIsCorrectedInTheNext() {
        isMarked(YEAR, "CONFIRMED");
        paid("""
                330100      | 2025 | 310            | H1               | S1            | 2025-01-10     |          1050.00 |          900.00
                330100      | 2025 | 310            | H1               | S3            | 2025-02-05     |           400.00 |          400.00
                330100      | 2025 | 310            | H1               | S4            | 2025-01-31     |           200.00 |          200.00
                330100      | 2025 | 310            | H1               | S5            | 2025-03-03     |           100.00 |          100.00
                """);
        lake.delivered("two", Map.of(AuditDeductions.TABLE, rows(AuditDeductions.TABLE, """
                deduction_id | region_code | institution_code | insurance_type | settlement_month | settlement_id | reason      | amount_yuan
                D5           | 330100      | H1               | 310            | 202503           | S5            | OVER_CHARGE |        4.50
                D6           | 330100      | H2               | 310            | 202501           | null          | OVER_CHARGE |        2.00
                D7           | 330100      | H2               | 310            | 202501           | X1            | OVER_CHARGE |      900.00
                """)));
        for (Result closed : List.of(
                lake.run(new SettleMonthJob(), "--month", "2025-03"),
                lake.run(new ClearQuarterJob(), "--quarter", "2025Q1", "--region", "330100"),
                lake.run(new ClearYearJob(), "--year", "2025"))) {
            assertThat(closed.exit()).isEqualTo(Exit.REFUSED);
            assertThat(closed.hasNothingToDo()).isTrue();
            assertThat(closed.lines()).singleElement().asString().contains("2025 of 330100 is CONFIRMED");
        }

        done(new ClearYearJob(), "--year", "2026");
        assertRows(lake.read(Statements.TABLE).where(Statements.YEAR.col().equalTo(2026)), """
                institution_code | standard_entitlement_yuan | prior_year_correction_yuan | final_entitlement_yuan | monthly_paid_yuan | recovered_yuan | clearing_payable_yuan
                H1               | 0.00                      | 55.50                      | 55.50                  | 0.00              | 0.00           | 55.50
                H2               | 800.00                    | -2.00                      | 798.00                 | 285.00            | 475.00         | 38.00
                """);
        assertRows(lake.read(Postings.TABLE).where(col("posting_code").equalTo("PRIOR_YEAR_CORRECTION")), """
                posting_id                                               | period | debit_account        | amount_yuan | corrects_posting_id
                330100/2026/310/PRIOR_YEAR_CORRECTION/AUDIT_DEDUCTION/H1 | 2026   | DISEASE_BUDGET       | 4.50        | 330100/2025-02/310/AUDIT_DEDUCTION/H1
                330100/2026/310/PRIOR_YEAR_CORRECTION/AUDIT_DEDUCTION/H2 | 2026   | DISEASE_BUDGET       | 2.00        | null
                330100/2026/310/PRIOR_YEAR_CORRECTION/S1                 | 2026   | HOSPITAL_ENTITLEMENT | 60.00       | 330100/2025-01/310/CASE_ENTITLEMENT/S1
                """);
        isMarked(YEAR, "DRAFT"); // as if it had never been marked: what follows looks at the steps alone
    }

    private void gatesNoticeAWrongFigure() {
        Dataset<Row> postings = lake.read(Postings.TABLE);
        Dataset<Row> january = postings.where(Postings.PERIOD.col().equalTo("2025-01"));
        Dataset<Row> months =
                lake.read(MonthStatements.TABLE).where(col("period").equalTo("2025-01"));
        Dataset<Row> quarter = lake.read(QuarterStatements.TABLE);
        Dataset<Row> quarterPostings = postings.where(Postings.PERIOD.col().equalTo("2025Q1"));

        assertThat(verdict(MonthGates.monthsEqualPostings(), january, months)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(MonthGates.monthsEqualPostings(), january.where("institution_code <> 'H2'"), months))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(MonthGates.monthsEqualPostings(), january, months.where("institution_code <> 'H2'")))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(MonthGates.monthsAddUp(), january, months)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(
                        MonthGates.monthsAddUp(),
                        january,
                        months.withColumn("paid_yuan", col("paid_yuan").plus(1).cast("decimal(18,2)"))))
                .isEqualTo(Verdict.FAILED);
        assertThat(verdict(MonthGates.quartersEqualPostings(), quarterPostings, quarter))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict(MonthGates.quartersEqualPostings(), quarterPostings.limit(0), quarter))
                .isEqualTo(Verdict.FAILED);
    }

    private static Verdict verdict(org.medfund.core.quality.Gate gate, Dataset<Row> postings, Dataset<Row> statements) {
        Stored stored = table -> table.equals(Postings.TABLE) ? postings : statements;
        return gate.check().apply(stored).verdict();
    }

    private void wrongStepsAreRefused() {
        paid("""
                330100      | 2025 | 310            | H1               | S1            | 2025-04-10     |           990.00 |          900.00
                330100      | 2025 | 310            | H1               | S9            | 2025-06-10     |           990.00 |          900.00
                """);
        Result june = lake.run(new SettleMonthJob(), "--month", "2025-06");
        assertThat(june.exit()).isEqualTo(Exit.REFUSED);
        assertThat(june.lines()).singleElement().asString().contains("330100", "2025-04", "settle-month");

        Result last = lake.run(new ClearQuarterJob(), "--quarter", "2025Q4", "--region", "330100");
        assertThat(last.exit()).isEqualTo(Exit.REFUSED);
        assertThat(last.lines()).singleElement().asString().contains("clear-year --year 2025");

        Result noRegion = lake.run(new ClearQuarterJob(), "--quarter", "2025Q2");
        assertThat(noRegion.exit()).isEqualTo(Exit.REFUSED);
        assertThat(List.copyOf(noRegion.lines())).singleElement().asString().contains("is_quarterly_clearing");
    }
}
