package org.medfund.jobs.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.clearing.Verifications;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;
import org.medfund.jobs.clearing.ClearQuarterJob;
import org.medfund.jobs.clearing.ClearYearJob;
import org.medfund.jobs.clearing.MarkPeriodJob;
import org.medfund.jobs.clearing.SettleMonthJob;

class VerifyClearingJobTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private static final String AREAS = """
            area_code | region_code
            330100    | 330100
            """;
    private static final String INSTITUTIONS = """
            institution_code | region_code | agreement_end_date
            H1               | 330100      | null
            H2               | 330100      | null
            H3               | 330100      | null
            H4               | 330100      | null
            """;
    private static final String BUDGETS = """
            region_code | year | insurance_type | inpatient_budget_yuan | reserve_yuan | version
            330100      | 2025 | 310            |               7000.00 |       100.00 |       2
            330100      | 2025 | 390            |               1000.00 |        50.00 |       1
            """;
    /** Surplus kept, surplus lost (H4), two overspends the reserve cannot bear, a sum below 0. */
    private static final String PAYMENTS = """
            region_code | year | settlement_id | discharge_date | institution_code | insurance_type | payment_method | payment_yuan | person_total_yuan | other_funds_yuan | basic_pool_yuan | entitlement_yuan
            330100      | 2025 | S1            | 2025-01-31     | H1               | 310            | DRG            |      1500.00 |            400.00 |           100.00 |         1000.00 |          1000.00
            330100      | 2025 | S2            | 2025-06-30     | H1               | 310            | DRG            |       100.00 |            300.00 |             0.00 |          500.00 |          -200.00
            330100      | 2025 | S3            | 2025-06-30     | H1               | 310            | DRG            |      4200.00 |              0.00 |             0.00 |         3000.00 |          4200.00
            330100      | 2025 | S4            | 2025-12-31     | H1               | 310            | DRG            |         0.00 |              0.00 |             0.00 |            0.00 |             0.00
            330100      | 2025 | S5            | 2025-12-31     | H2               | 310            | DRG            |      1000.00 |              0.00 |             0.00 |         1300.00 |          1000.00
            330100      | 2025 | S6            | 2025-02-28     | H3               | 310            | DRG            |      1000.00 |              0.00 |             0.00 |         1200.00 |          1000.00
            330100      | 2025 | S7            | 2025-02-28     | H1               | 390            | DRG            |        20.00 |             50.00 |             0.00 |           20.00 |           -30.00
            330100      | 2025 | S8            | 2025-02-28     | H4               | 310            | DRG            |       333.33 |              0.00 |             0.00 |          200.00 |           333.33
            """;
    /** H4 has less in the year than in its month. */
    private static final String CORRECTED = PAYMENTS.replace("333.33", "300.00");

    private static final String MONTHS = """
            region_code | institution_code | insurance_type | settlement_month | deposit_held_yuan | paid_yuan
            330100      | H1               | 310            | 202501           |            100.00 |   1900.00
            330100      | H1               | 310            | 202512           |            150.00 |   2850.00
            330100      | H1               | 310            | 202412           |            999.00 |   9999.00
            330100      | H2               | 310            | 202506           |             50.00 |    950.00
            """;
    private static final String DEDUCTIONS = """
            deduction_id | region_code | institution_code | insurance_type | settlement_month | settlement_id | amount_yuan
            D1           | 330100      | H1               | 310            | 202503           | S3            |       40.00
            D2           | 330100      | H4               | 310            | 202504           | null          |       12.34
            D3           | 330100      | H1               | 310            | 202403           | null          |       77.00
            D4           | 330100      | H4               | 310            | 202504           | CLINIC        |       20.00
            D5           | 330100      | H1               | 310            | 202503           | X1            |       55.00
            """;
    /**
     * X1 is of somebody insured elsewhere: what is deducted of it is not the institution's debt here. S1 lies in the month
     * that is settled; of S3 the delivered deduction leaves 10.00, and D1 names no flag.
     */
    private static final String SETTLEMENTS = """
            settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | discharge_date | fund_total_yuan
            S1            | 0           | 330100              | 330100              | 310            | 2025-01-31     |         1000.00
            S3            | 0           | 330100              | 330100              | 310            | 2025-06-30     |           50.00
            X1            | 0           | 420100              | 330100              | 310            | 2025-03-01     |          500.00
            """;

    private static final String FLAGS = """
            flag_id | region_code | year | mode   | settlement_id | institution_code
            F1      | 330100      | 2025 | REVIEW | S1            | H1
            F2      | 330100      | 2025 | REVIEW | S3            | H1
            F3      | 330100      | 2025 | REVIEW | X1            | H1
            """;
    private static final String REVIEWS = """
            flag_id | transition_number | region_code | to_state  | decided_date | confirmed_yuan
            F1      | 1                 | 330100      | CONFIRMED | 2025-02-03   |          30.00
            F1      | 2                 | 330100      | CLOSED    | 2025-02-20   |           null
            F2      | 1                 | 330100      | CONFIRMED | 2025-03-03   |          25.00
            F2      | 2                 | 330100      | CLOSED    | 2025-03-20   |           null
            F3      | 1                 | 330100      | CONFIRMED | 2025-03-03   |         400.00
            F3      | 2                 | 330100      | CLOSED    | 2025-03-20   |           null
            """;

    private static final String PREPAYMENTS = """
            prepayment_id | region_code | institution_code | insurance_type | year | amount_yuan | offset_yuan
            P1            | 330100      | H1               | 310            | 2025 |      300.00 |      100.00
            """;
    private static final String SCORES = """
            year | region_code | institution_code | assessment_score
            2025 | 330100      | H1               | 71.3
            2025 | 330100      | H2               | 95
            2025 | 330100      | H3               | 60
            2025 | 330100      | H4               | 59.9
            """;

    @TempDir
    Path folder;

    private TestLake paidYear() {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, AREAS));
        landed.put(Institutions.TABLE, rows(Institutions.TABLE, INSTITUTIONS));
        landed.put(Budgets.TABLE, rows(Budgets.TABLE, BUDGETS));
        landed.put(MonthlySettlements.TABLE, rows(MonthlySettlements.TABLE, MONTHS));
        landed.put(AuditDeductions.TABLE, rows(AuditDeductions.TABLE, DEDUCTIONS));
        landed.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, SETTLEMENTS));
        landed.put(Prepayments.TABLE, rows(Prepayments.TABLE, PREPAYMENTS));
        landed.put(Assessments.TABLE, rows(Assessments.TABLE, SCORES));
        TestLake lake = new TestLake(folder)
                .delivered("one", landed)
                .with(
                        Scope.of(List.of(HANGZHOU), YEAR),
                        Map.of(Flags.TABLE, rows(Flags.TABLE, FLAGS), Reviews.TABLE, rows(Reviews.TABLE, REVIEWS)));
        done(lake.run(new Payer(PAYMENTS)));
        return lake;
    }

    /** What a second calculation agrees with is published as verified; a fen that is off is named and is not. */
    @Test
    void aMonthAQuarterAndAYearAreDerivedASecondTime() {
        TestLake lake = paidYear();
        assertThat(verify(lake, "2025").exit()).isEqualTo(Exit.REFUSED); // nothing is cleared
        done(lake.run(new SettleMonthJob(), "--month", "2025-02"));
        isVerified(lake, "2025-02");
        done(lake.run(new ClearQuarterJob(), "--quarter", "2025Q1", "--region", "330100"));
        isVerified(lake, "2025Q1");
        done(lake.run(new Payer(CORRECTED)));
        yearBeforeIs(lake, "CONFIRMED"); // after everything that the clearing reads: it notes what it found
        done(lake.run(new ClearYearJob(), "--year", "2025"));
        aYearIsCalculatedAsItsRunFoundTheYearBefore(lake);
        done(lake.run(new Payer(PAYMENTS + " "))); // the clearing stands on what it saw

        isVerified(lake, "2025");

        // Of F1 30.00 and of F2 what D1 leaves of S3 come beside the 40.00; F3 is care that 420100 owes for.
        assertRows(lake.read(Statements.TABLE).where("institution_code = 'H1' and insurance_type = '310'"), """
                institution_code | audit_deduction_yuan
                H1               | 80.00
                """);
        assertRows(lake.read(MonthStatements.TABLE).where("institution_code = 'H1'"), """
                period  | insurance_type | audit_deduction_yuan
                2025-02 | 310            | 30.00
                2025-02 | 390            | 0.00
                """);
        assertRows(lake.read(Verifications.TABLE), """
                region_code | period  | difference_count
                330100      | 2025    | 0
                330100      | 2025-02 | 0
                330100      | 2025Q1  | 0
                """);
        Row row = lake.read(Verifications.TABLE)
                .where(Verifications.PERIOD.col().equalTo("2025"))
                .first();
        assertThat(Verifications.POSTING_RUN_IDS.in(row)).matches("[0-9a-f-]{36}");
        assertThat(Verifications.FIGURES_COMPARED.in(row)).isGreaterThan(100);
        aFenThatIsOffIsNamed(lake);
    }

    private static void yearBeforeIs(TestLake lake, String state) {
        lake.with(HANGZHOU, YEAR.minus(1), Periods.TABLE, rows(Periods.TABLE, """
                region_code | period | sequence | state | step    | input_hash | input_row_count
                330100      | 2024   | 1        | %s    | PAYMENT | x          | 1
                """.formatted(state)));
    }

    /** With 2024 closed the 77.00 deducted for it are corrected in 2025; with 2024 open they are not, and the run is of no use. */
    private static void aYearIsCalculatedAsItsRunFoundTheYearBefore(TestLake lake) {
        done(mark(lake, "FROZEN"));
        done(mark(lake, "CALCULATED"));
        done(mark(lake, "DRAFT"));
        yearBeforeIs(lake, "DRAFT");
        done(mark(lake, "FROZEN"));

        Result refused = mark(lake, "CALCULATED");

        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.lines())
                .singleElement()
                .asString()
                .contains("The postings of 2025 of 330100 were not computed from what was frozen");
    }

    private static Result mark(TestLake lake, String state) {
        return lake.run(
                new MarkPeriodJob(), "--period", "2025", "--to", state, "--by", "settlement", "--on", "2026-03-01");
    }

    private static void isVerified(TestLake lake, String period) {
        Result verified = verify(lake, period);

        assertThat(verified.exit()).as(String.join("\n", verified.lines())).isEqualTo(Exit.DONE);
        assertThat(verified.lines())
                .anyMatch(line -> line.matches("330100 " + period + ": [1-9]\\d* figures compared, 0 differences\\."));
    }

    private static void done(Result result) {
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
    }

    private static void aFenThatIsOffIsNamed(TestLake lake) {
        Dataset<Row> postings =
                lake.read(Postings.TABLE).where(Postings.PERIOD.col().equalTo("2025"));
        Dataset<Row> statements = lake.read(Statements.TABLE)
                .withColumn(
                        Statements.SHARED_YUAN.name(),
                        functions
                                .when(
                                        Statements.INSTITUTION_CODE.col().equalTo("H3"),
                                        functions.expr("cast(shared_yuan + 0.01 as decimal(18,2))"))
                                .otherwise(Statements.SHARED_YUAN.col()));
        done(lake.run(new Payer(CORRECTED + " ")));
        done(lake.run(new Copier(postings, statements)));

        Result verified = verify(lake, "2025");

        assertThat(verified.exit()).isEqualTo(Exit.REJECTED);
        assertThat(String.join("\n", verified.lines()))
                .contains(
                        "figures-agree",
                        "330100 clearing.statements 310/H3 shared_yuan: published 1050.01, derived 1050.00.");
    }

    private static Result verify(TestLake lake, String period) {
        return lake.run(new VerifyClearingJob(), "--period", period);
    }

    /** Publishes given payments under the policy values that paying reads. */
    private record Payer(String payments) implements Job {
        @Override
        public String name() {
            return "pay-for-test";
        }

        @Override
        public String doc() {
            return "Publishes given payments.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Outputs run(JobContext job, Arguments args) {
            job.policy(HANGZHOU, YEAR).text("fund_base");
            job.note("payments", payments.hashCode() + "");
            return Outputs.forScope(Scope.of(List.of(HANGZHOU), YEAR))
                    .table(CasePayments.TABLE, rows(CasePayments.TABLE, payments));
        }
    }

    /** Publishes given books as a clearing that read the same as the first. */
    private record Copier(Dataset<Row> postings, Dataset<Row> statements) implements Job {
        @Override
        public String name() {
            return "clear-for-test";
        }

        @Override
        public String doc() {
            return "Publishes given books.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Outputs run(JobContext job, Arguments args) {
            job.nationalPolicy(YEAR).texts("xprov.breach_reasons");
            job.nationalPolicy(YEAR).text("xprov.in_province");
            job.note(Periods.closedNote(HANGZHOU, YEAR.minus(1)), "true");
            for (String value : List.of(
                    "prepay.settlement",
                    "share.policy",
                    "share.low",
                    "share.high",
                    "share.over_share",
                    "assess.by",
                    "assess.full",
                    "assess.floor")) {
                job.policy(HANGZHOU, YEAR).text(value);
            }
            job.read(CasePayments.TABLE, List.of(HANGZHOU), YEAR);
            job.read(Postings.TABLE, List.of(HANGZHOU), Month.of("2025-02"), Quarter.of("2025Q1"));
            return Outputs.forScope(Scope.of(List.of(HANGZHOU), YEAR))
                    .table(Postings.TABLE, postings)
                    .table(Statements.TABLE, statements);
        }
    }
}
