package org.medfund.jobs.supervision;

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
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.supervision.BlacklistProposals;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.PenaltyDecisions;
import org.medfund.core.table.supervision.PenaltyFlags;
import org.medfund.core.table.supervision.PenaltyWorksheets;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.table.supervision.Savings;
import org.medfund.core.table.supervision.StaffPointYears;
import org.medfund.core.table.supervision.StaffPoints;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.penalty.AssessPenaltiesJob;
import org.medfund.jobs.supervision.savings.MeasureSavingsJob;

/** What follows from reviews: penalties that may be decided, and where the money stands. */
class PenaltiesAndSavingsTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private static final String FLAGS = """
            flag_id   | rule_id | mode     | region_code | year | entity_kind | entity_id | settlement_id | institution_code | counted_fund_yuan
            PARTLY    | E.7     | ENFORCE  | 330100      | 2025 | CLAIM       | S1        | S1            | H1               |            100.00
            REJECTED  | E.7     | ENFORCE  | 330100      | 2025 | CLAIM       | S2        | S2            | H1               |             50.00
            UNSEEN    | E.4     | REVIEW   | 330100      | 2025 | CLAIM       | S3        | S3            | H1               |             30.00
            PERSONAL  | E.25    | REVIEW   | 330100      | 2025 | PERSON      | P1        | null          | null             |             20.00
            SIMULATED | E.2     | SIMULATE | 330100      | 2025 | CLAIM       | S3        | S3            | H1               |              0.00
            UNPOSTED  | E.4     | REVIEW   | 330100      | 2025 | CLAIM       | S4        | S4            | H2               |             40.00
            """;
    private static final String REVIEWS = """
            flag_id  | transition_number | region_code | year | to_state  | decided_date | confirmed_yuan | finding
            PARTLY   | 1                 | 330100      | 2025 | CONFIRMED | 2025-03-01   |          60.00 | VIOLATION
            PARTLY   | 2                 | 330100      | 2025 | CLOSED    | 2025-03-20   |           null | null
            REJECTED | 1                 | 330100      | 2025 | REJECTED  | 2025-03-01   |           null | null
            PERSONAL | 1                 | 330100      | 2025 | CONFIRMED | 2025-03-01   |          20.00 | FRAUD
            PERSONAL | 2                 | 330100      | 2025 | CLOSED    | 2025-03-20   |           null | null
            UNPOSTED | 1                 | 330100      | 2025 | CONFIRMED | 2025-05-01   |          40.00 | VIOLATION
            UNPOSTED | 2                 | 330100      | 2025 | CLOSED    | 2025-05-20   |           null | null
            """;
    private static final String SETTLEMENTS = """
            settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | fund_total_yuan
            S1            | 0           | 330100              | 330100              | 310            |          500.00
            S2            | 0           | 330100              | 330100              | 310            |          500.00
            S3            | 0           | 330100              | 330100              | 310            |          500.00
            S4            | 0           | 330100              | 330100              | 310            |          500.00
            """;
    private static final String DEDUCTIONS = """
            deduction_id | region_code | institution_code | insurance_type | settlement_month | amount_yuan | flag_id
            D1           | 330100      | H1               | 310            | 202502           |       10.00 | null
            """;
    /** 65.00 of H1: the 10.00 of February, and 55.00 of the 60.00 that the review brings to March. */
    private static final String POSTINGS = """
            posting_id | region_code | period  | insurance_type | posting_code    | debit_account        | credit_account       | amount_yuan | institution_code
            P1         | 330100      | 2025-03 | 310            | AUDIT_DEDUCTION | DISEASE_BUDGET       | HOSPITAL_ENTITLEMENT |       70.00 | H1
            P2         | 330100      | 2025-03 | 310            | AUDIT_DEDUCTION | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET       |        5.00 | H1
            """;

    private static final String DECISIONS = """
            decision_id | entity_kind | entity_id | penalty_kind | loss_yuan | multiple | decided_date | paid_date
            PD1         | INSTITUTION | H2        | VIOLATION    |     40.00 |        2 | 2025-06-01   | null
            PD2         | INSTITUTION | H1        | VIOLATION    |     60.00 |      5.1 | 2025-06-01   | null
            """;
    private static final String POINTS = """
            doctor_code | institution_code | decided_date | behaviour | points
            D1          | H2               | 2025-07-01   | a         | 9
            D1          | H1               | 2025-07-01   | a         | 3
            """;

    @TempDir
    Path folder;

    private static List<String> done(TestLake lake, Job job, String... argv) {
        Result result = lake.run(job, argv);
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        return result.lines();
    }

    @Test
    void whatReviewersConfirmedIsFollowedUp() {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, """
                area_code | region_code
                330100    | 330100
                """));
        landed.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, SETTLEMENTS));
        landed.put(AuditDeductions.TABLE, rows(AuditDeductions.TABLE, DEDUCTIONS));
        landed.put(PenaltyDecisions.TABLE, rows(PenaltyDecisions.TABLE, DECISIONS));
        landed.put(StaffPoints.TABLE, rows(StaffPoints.TABLE, POINTS));
        TestLake lake = new TestLake(folder)
                .delivered("one", landed)
                .with(
                        Scope.of(List.of(HANGZHOU), YEAR),
                        Map.of(Flags.TABLE, rows(Flags.TABLE, FLAGS), Reviews.TABLE, rows(Reviews.TABLE, REVIEWS)))
                .with(HANGZHOU, Month.of("2025-03"), Postings.TABLE, rows(Postings.TABLE, POSTINGS));

        penaltiesAreWorkedOut(lake);
        everyYuanIsInOneStage(lake);
    }

    private static void penaltiesAreWorkedOut(TestLake lake) {
        List<String> lines = done(lake, new AssessPenaltiesJob(), "--year", "2025");

        assertRows(lake.read(PenaltyWorksheets.TABLE), """
                matter_id                         | status   | decision_id | flag_count | confirmed_yuan | deducted_yuan | refund_yuan | least_fine_yuan | greatest_fine_yuan | recover_yuan | least_suspension_months | fault
                PD1                               | DECIDED  | PD1         | 1          | 40.00          | 40.00         | 40.00       | 40.00           | 80.00              | 120.00       | null                    | null
                PD2                               | REFUSED  | PD2         | 0          | 0.00           | 0.00          | 60.00       | 60.00           | 120.00             | null         | null                    | MULTIPLE_OUT_OF_RANGE
                PROPOSED/PARTLY | PROPOSED | null        | 1          | 60.00          | 60.00         | 60.00       | 60.00           | 120.00             | null         | null                    | null
                PROPOSED/PERSONAL          | PROPOSED | null        | 1          | 20.00          | 0.00          | 20.00       | 40.00           | 100.00             | null         | 3                       | null
                """);
        assertRows(lake.read(PenaltyFlags.TABLE), """
                matter_id                         | flag_id  | rule_id | closed_date | confirmed_yuan
                PD1                               | UNPOSTED | E.4     | 2025-05-20  | 40.00
                PROPOSED/PARTLY | PARTLY   | E.7     | 2025-03-20  | 60.00
                PROPOSED/PERSONAL          | PERSONAL | E.25    | 2025-03-20  | 20.00
                """);
        assertRows(lake.read(StaffPointYears.TABLE), """
                doctor_code | points | points_left_out | status    | suspended_from_date
                D1          | 9      | 3               | SUSPENDED | 2025-07-01
                """);
        assertRows(lake.read(BlacklistProposals.TABLE), """
                matter_id                | status   | ground        | from_date  | to_date
                PD1                      | DECIDED  | UNPAID_REFUND | 2025-08-31 | 2028-08-30
                PROPOSED/PERSONAL | PROPOSED | FRAUD         | null       | null
                """);
        assertThat(lines).contains("Decision PD2 cannot stand: MULTIPLE_OUT_OF_RANGE.");
        assertThat(lake.run(new AssessPenaltiesJob(), "--year", "2025", "--on", "2026-01-01")
                        .exit())
                .isEqualTo(Exit.REFUSED);
    }

    /** Of rule E.4 one review is decided and confirms: with the prior of 1 in 2 that lets expect 2 of 3 yuan. */
    private static void everyYuanIsInOneStage(TestLake lake) {
        List<String> lines = done(lake, new MeasureSavingsJob(), "--year", "2025");

        assertRows(lake.read(Savings.TABLE), """
                flag_id  | identified_yuan | open_yuan | rejected_yuan | certified_yuan | recovered_yuan | projected_yuan
                PARTLY   | 100.00          | 0.00      | 40.00         | 5.00           | 55.00          | 0.00
                PERSONAL | 20.00           | 0.00      | 0.00          | 20.00          | 0.00           | 0.00
                REJECTED | 50.00           | 0.00      | 50.00         | 0.00           | 0.00           | 0.00
                UNPOSTED | 40.00           | 0.00      | 0.00          | 40.00          | 0.00           | 0.00
                UNSEEN   | 30.00           | 30.00     | 0.00          | 0.00           | 0.00           | 20.00
                """);
        assertThat(lines)
                .contains(
                        "In all: 240.00 yuan identified: 30.00 open (expected 20.00), 90.00 rejected, 65.00 certified,"
                                + " 55.00 recovered.");
    }
}
