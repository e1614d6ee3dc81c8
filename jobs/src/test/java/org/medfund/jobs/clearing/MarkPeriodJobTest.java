package org.medfund.jobs.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Verifications;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

class MarkPeriodJobTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private static final String AREAS = """
            area_code | region_code
            330100    | 330100
            """;
    private static final String INSTITUTIONS = """
            institution_code | region_code
            H1               | 330100
            H2               | 420100
            """;
    private static final String BUDGETS = """
            region_code | year | insurance_type | inpatient_budget_yuan | version
            330100      | 2025 | 310            |               9000.00 |       1
            """;
    private static final String PAYMENTS = """
            region_code | year | settlement_id | institution_code | insurance_type | entitlement_yuan
            330100      | 2025 | S1            | H1               | 310            |          1000.00
            330100      | 2025 | S2            | H1               | 310            |          -200.00
            """;
    /** Of H2 in another region, of July, and of the year before: none of them an input of June in Hangzhou. */
    private static final String INSTANT = """
            institution_code | insurance_type | settlement_month | route       | amount_yuan
            H1               | 310            | 202506           | PER_CLAIM   |       50.00
            H2               | 310            | 202506           | PER_CLAIM   |       60.00
            H1               | 310            | 202507           | PER_CLAIM   |       70.00
            H1               | 310            | 202412           | SHORT_CYCLE |       80.00
            """;

    private static final String OBJECTIONS = """
            objection_id | institution_code | period  | filed_date | answer | answered_date
            J1           | H1               | 2025-06 | 2025-07-14 | null   | null
            J2           | H2               | 2025-06 | 2025-07-14 | null   | null
            J3           | H1               | 2025-05 | 2025-07-14 | null   | null
            """;

    @TempDir
    Path folder;

    /** Posts a month as settle-month would: behind the guards, on the postings of the months before. */
    private static final class PostMonthJob implements Job {
        @Override
        public String name() {
            return "settle-month";
        }

        @Override
        public String doc() {
            return "Posts a month.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of(Options.MONTH, Options.REGION);
        }

        @Override
        public Outputs run(JobContext job, Arguments args) {
            Month month = args.find(Options.MONTH).orElseThrow();
            ClosedPeriods.refuseUnlessOpen(job, List.of(HANGZHOU), month);
            job.read(CasePayments.TABLE, List.of(HANGZHOU), YEAR);
            List.of(AuditDeductions.TABLE, InstantPayments.TABLE, MonthlySettlements.TABLE)
                    .forEach(job::read);
            Period[] earlier = month.booksBefore().toArray(Period[]::new);
            if (earlier.length > 0) {
                job.readOrEmpty(Postings.TABLE, List.of(HANGZHOU), earlier);
            }
            return Outputs.forScope(Scope.of(List.of(HANGZHOU), month))
                    .table(
                            Postings.TABLE,
                            rows(
                                    Postings.TABLE,
                                    "posting_id | region_code | period | amount_yuan | debit_account | credit_account\n"
                                            + "P/" + month + " | 330100 | " + month + " | 1.00 | A | B"));
        }
    }

    private static TestLake lake(Path folder) {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, AREAS));
        landed.put(Institutions.TABLE, rows(Institutions.TABLE, INSTITUTIONS));
        landed.put(Budgets.TABLE, rows(Budgets.TABLE, BUDGETS));
        landed.put(InstantPayments.TABLE, rows(InstantPayments.TABLE, INSTANT));
        return new TestLake(folder)
                .delivered("one", landed)
                .with(HANGZHOU, YEAR, CasePayments.TABLE, rows(CasePayments.TABLE, PAYMENTS));
    }

    private static Result mark(TestLake lake, String period, String state, String by, String on) {
        return lake.run(new MarkPeriodJob(), "--period", period, "--to", state, "--by", by, "--on", on);
    }

    private static void marked(TestLake lake, String period, String state, String by, String on) {
        Result result = mark(lake, period, state, by, on);
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
    }

    private static String refused(Result result) {
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.REFUSED);
        return String.join("\n", result.lines());
    }

    private static void settled(TestLake lake, String month) {
        Result result = lake.run(new PostMonthJob(), "--month", month);
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
    }

    private static void deliver(TestLake lake, String id, Table table, String block) {
        lake.delivered(id, Map.of(table, rows(table, block)));
    }

    /** A month from its plan to its lock, with everything on the way that is refused. */
    @Test
    void aMonthGoesFromDraftToLocked() {
        TestLake lake = lake(folder);
        assertThat(refused(mark(lake, "2025Q4", "FROZEN", "planning", "2026-01-10")))
                .contains("clear-year --year 2025");
        marked(lake, "2025-06", "DRAFT", "planning", "2025-07-01");
        marked(lake, "2025-06", "FROZEN", "data-office", "2025-07-10");
        assertThat(refused(mark(lake, "2025-06", "CALCULATED", "settlement", "2025-07-11")))
                .contains("is not calculated")
                .contains("settle-month --month 2025-06 --region 330100");

        settled(lake, "2025-06");
        marked(lake, "2025-06", "CALCULATED", "settlement", "2025-07-11");
        // Settled again on the same inputs: the marks made since change nothing.
        assertThat(lake.run(new PostMonthJob(), "--month", "2025-06").lines())
                .containsExactly("Already published for 330100/2025-06.");

        // A deduction of July is no input of June, the same rows again are the same inputs, another of June is not.
        deliver(lake, "two", AuditDeductions.TABLE, """
                deduction_id | region_code | settlement_month | amount_yuan
                D1           | 330100      | 202507           |       10.00
                """);
        deliver(lake, "three", InstantPayments.TABLE, INSTANT);
        settled(lake, "2025-06");
        deliver(lake, "four", AuditDeductions.TABLE, """
                deduction_id | region_code | settlement_month | amount_yuan
                D2           | 330100      | 202506           |       10.00
                """);
        assertThat(refused(lake.run(new PostMonthJob(), "--month", "2025-06")))
                .contains("inputs of 2025-06 of 330100 have changed since it was frozen: 3 rows then, 4 now")
                .contains("It is CALCULATED");
        marked(lake, "2025-06", "FROZEN", "data-office", "2025-07-12");
        // The postings are still those of before the new deduction, though the inputs of now are the frozen ones.
        assertThat(refused(mark(lake, "2025-06", "CALCULATED", "settlement", "2025-07-12")))
                .contains("The postings of 2025-06 of 330100 were not computed from what was frozen")
                .contains("saw 3 rows of input, 4 were frozen")
                .contains("Run settle-month --month 2025-06 --region 330100 again first.");
        settled(lake, "2025-06");
        marked(lake, "2025-06", "CALCULATED", "settlement", "2025-07-12");
        marked(lake, "2025-06", "CONFIRMING", "settlement", "2025-07-14");

        assertThat(refused(mark(lake, "2025-06", "CONFIRMED", "finance", "2025-08-01")))
                .contains("The holidays of [2025] are not delivered.");
        deliver(lake, "five", Holidays.TABLE, """
                calendar_date | kind
                2025-07-15    | HOLIDAY
                2025-07-20    | MAKEUP
                """);
        deliver(lake, "six", Objections.TABLE, OBJECTIONS);
        marked(lake, "2025-06", "DISPUTED", "settlement", "2025-07-16");
        // Ten working days after 14 July: 16 to 18, 20 (made up), 21 to 25, 28.
        assertThat(refused(mark(lake, "2025-06", "CONFIRMED", "finance", "2025-07-28")))
                .contains("1 objections to 2025-06 of 330100 have no answer")
                .contains("up to 2025-07-28");
        deliver(lake, "seven", Objections.TABLE, """
                objection_id | institution_code | period  | filed_date | answer   | answered_date
                J1           | H1               | 2025-06 | 2025-07-14 | rejected | 2025-07-20
                """);
        marked(lake, "2025-06", "CONFIRMED", "finance", "2025-07-29");

        closedIsClosed(lake);
        approvedByAnotherAfterVerification(lake);
        marked(lake, "2025-06", "PAID", "finance", "2025-08-02");
        assertThat(isClosed(lake)).isFalse();
        marked(lake, "2025-06", "LOCKED", "finance", "2025-08-03");
        assertThat(refused(mark(lake, "2025-06", "DRAFT", "finance", "2025-08-04")))
                .contains("A locked period stays as it is.");
        assertRows(lake.read(Periods.TABLE).where(Periods.PERIOD.col().equalTo("2025-06")), """
                sequence | state      | step    | decided_by  | decided_date | input_row_count
                1        | DRAFT      | PLAN    | planning    | 2025-07-01   | null
                2        | FROZEN     | DATA    | data-office | 2025-07-10   | 3
                3        | CALCULATED | AMOUNT  | settlement  | 2025-07-11   | 3
                4        | FROZEN     | DATA    | data-office | 2025-07-12   | 4
                5        | CALCULATED | AMOUNT  | settlement  | 2025-07-12   | 4
                6        | CONFIRMING | AMOUNT  | settlement  | 2025-07-14   | 4
                7        | DISPUTED   | AMOUNT  | settlement  | 2025-07-16   | 4
                8        | CONFIRMED  | AMOUNT  | finance     | 2025-07-29   | 4
                9        | APPROVED   | PAYMENT | approval    | 2025-08-01   | 4
                10       | PAID       | PAYMENT | finance     | 2025-08-02   | 4
                11       | LOCKED     | PAYMENT | finance     | 2025-08-03   | 4
                """);
        staleIsNamed(lake);
        lake.with(HANGZHOU, YEAR, Periods.TABLE, rows(Periods.TABLE, """
                region_code | period | sequence | state  | step    | input_hash | input_row_count
                330100      | 2025   | 1        | LOCKED | PAYMENT | x          | 1
                """));
        assertThat(isClosed(lake)).isTrue();
    }

    /** June is confirmed: neither it nor May is computed again, July is. */
    private static void closedIsClosed(TestLake lake) {
        assertThat(refused(lake.run(new PostMonthJob(), "--month", "2025-06")))
                .contains("2025-06 of 330100 is CONFIRMED.")
                .contains("run settle-month --month 2025-07 --region 330100");
        assertThat(refused(lake.run(new PostMonthJob(), "--month", "2025-05")))
                .contains("2025-06 of 330100 is CONFIRMED, and it rests on 2025-05.")
                .contains("run settle-month --month 2025-07");
        settled(lake, "2025-07");
    }

    private static void approvedByAnotherAfterVerification(TestLake lake) {
        assertThat(refused(mark(lake, "2025-06", "APPROVED", "Settlement", "2025-08-01")))
                .contains("cannot be approved by Settlement")
                .contains("is not verified");
        String run = Periods.RESTS_ON_RUN_IDS.in(lake.read(Periods.TABLE)
                .where(Periods.STATE.col().equalTo("CONFIRMED"))
                .first());
        lake.with(HANGZHOU, Month.of("2025-06"), Verifications.TABLE, rows(Verifications.TABLE, """
                region_code | period  | posting_run_ids | figures_compared | difference_count
                330100      | 2025-06 | %s              | 9                | 0
                """.formatted(run)));
        marked(lake, "2025-06", "APPROVED", "approval", "2025-08-01");
    }

    /** August rests on July; July is settled again on other payments; September sees it. */
    private static void staleIsNamed(TestLake lake) {
        settled(lake, "2025-08");
        lake.with(HANGZHOU, YEAR, CasePayments.TABLE, rows(CasePayments.TABLE, PAYMENTS.replace("-200", "-300")));
        settled(lake, "2025-07");
        assertThat(refused(lake.run(new PostMonthJob(), "--month", "2025-09")))
                .contains("2025-08 of 330100 does not rest on the postings of 2025-07")
                .contains("Run settle-month --month 2025-08 --region 330100 again first.");
        marked(lake, "2025-08", "FROZEN", "data-office", "2025-09-10");
        assertThat(refused(mark(lake, "2025-08", "CALCULATED", "settlement", "2025-09-11")))
                .contains("2025-08 of 330100 does not rest on the postings of 2025-07");
        settled(lake, "2025-08");
        settled(lake, "2025-09");
    }

    private static boolean isClosed(TestLake lake) {
        boolean[] isClosed = new boolean[1];
        lake.run(new Job() {
            @Override
            public String name() {
                return "look";
            }

            @Override
            public String doc() {
                return "Asks whether the year is locked.";
            }

            @Override
            public List<Option<?>> options() {
                return List.of();
            }

            @Override
            public Outputs run(JobContext job, Arguments args) {
                isClosed[0] = ClosedPeriods.isClosed(job, HANGZHOU, YEAR);
                return Outputs.forReading();
            }
        });
        return isClosed[0];
    }
}
