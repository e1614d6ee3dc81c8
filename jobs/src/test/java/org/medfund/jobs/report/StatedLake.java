package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.Result;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.reference.Holidays;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.clearing.SettleMonthJob;
import org.medfund.jobs.reconciliation.ReconcileStatementsJob;

/** A region whose June is settled, reconciled with what institutions state, confirmed, and disputed. */
final class StatedLake {
    static final String CANARY = "CANARY-PERSON";

    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    private static final Month JUNE = new Month(YearMonth.of(2025, 6));

    static TestLake in(Path folder) {
        TestLake lake = new TestLake(folder.resolve("lake")).delivered("one", landed());
        paid(lake, """
                330100      | 2025 | 310            | H1               | S1            | 2025-05-10     | ES23       | NORMAL       |          1000.00 |          900.00
                """);
        done(lake, new SettleMonthJob(), "--month", "2025-05");
        paid(
                lake,
                """
                330100      | 2025 | 310            | H1               | S1            | 2025-05-10     | ES23       | NORMAL       |           900.00 |          900.00
                330100      | 2025 | 310            | H1               | S2            | 2025-06-05     | ES23       | HIGH         |           500.00 |          400.00
                330100      | 2025 | 310            | H1               | S3            | 2025-06-10     | ES23       | NORMAL       |           300.00 |          300.00
                330100      | 2025 | 310            | H2               | S4            | 2025-06-11     | ES23       | NORMAL       |           200.00 |          150.00
                330100      | 2025 | 390            | H1               | S5            | 2025-06-12     | null       | UNGROUPED    |           100.00 |           80.00
                330100      | 2025 | 310            | H2               | S6            | 2025-06-20     | ES23       | NORMAL       |            70.00 |           70.00
                """
                        + IntStream.range(0, 600)
                                .mapToObj(at ->
                                        "330100 | 2025 | 390 | H2 | T%03d | 2025-06-21 | ES23 | NORMAL | 1.00 | 1.00\n"
                                                .formatted(at))
                                .collect(Collectors.joining()));
        done(lake, new SettleMonthJob(), "--month", "2025-06");
        done(lake, new ReconcileStatementsJob(), "--month", "2025-06");
        lake.with(HANGZHOU, JUNE, Periods.TABLE, rows(Periods.TABLE, """
                region_code | period  | sequence | state      | step   | decided_by | decided_date | input_hash | input_row_count
                330100      | 2025-06 | 1        | FROZEN     | DATA   | settlement | 2025-07-10   | hash       | 606
                330100      | 2025-06 | 2        | CALCULATED | AMOUNT | settlement | 2025-07-12   | hash       | 606
                330100      | 2025-06 | 3        | CONFIRMING | AMOUNT | settlement | 2025-07-15   | hash       | 606
                330100      | 2025-06 | 4        | DISPUTED   | AMOUNT | settlement | 2025-08-04   | hash       | 606
                """));
        return lake;
    }

    /** Runs a job that must not fail. */
    static Result done(TestLake lake, Job job, String... argv) {
        Result result = lake.run(job, argv);
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        return result;
    }

    private static void paid(TestLake lake, String cases) {
        lake.with(HANGZHOU, YEAR, CasePayments.TABLE, rows(CasePayments.TABLE, """
                region_code | year | insurance_type | institution_code | settlement_id | discharge_date | group_code | payment_path | entitlement_yuan | basic_pool_yuan
                """ + cases));
    }

    private static Map<Table, Dataset<Row>> landed() {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, """
                area_code | area_name | region_code
                330100    | 杭州市    | 330100
                """));
        landed.put(Institutions.TABLE, rows(Institutions.TABLE, """
                institution_code | institution_name | region_code
                H1               | 第一医院         | 330100
                H2               | 第二医院         | 330100
                """));
        landed.put(Holidays.TABLE, rows(Holidays.TABLE, """
                calendar_date | kind
                2025-10-01    | HOLIDAY
                """));
        landed.put(Budgets.TABLE, rows(Budgets.TABLE, """
                region_code | year | insurance_type | inpatient_budget_yuan | reserve_yuan | version
                330100      | 2025 | 310            |               3000.00 |       100.00 |       1
                330100      | 2025 | 390            |               1000.00 |       100.00 |       1
                """));
        landed.put(Assessments.TABLE, rows(Assessments.TABLE, """
                year | region_code | institution_code | assessment_score
                2025 | 330100      | H1               | 81
                2025 | 330100      | H2               | 95
                """));
        landed.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, """
                settlement_id | refund_flag | original_settlement_id | person_key
                S1            | 0           | null                   | CANARY-PERSON
                S2            | 0           | null                   | CANARY-PERSON
                S3            | 0           | null                   | CANARY-PERSON
                S4            | 0           | null                   | CANARY-PERSON
                S5            | 0           | null                   | CANARY-PERSON
                S6            | 0           | null                   | CANARY-PERSON
                R1            | 0           | null                   | CANARY-PERSON
                R2            | 1           | R1                     | CANARY-PERSON
                """));
        landed.put(HospitalStatements.TABLE, rows(HospitalStatements.TABLE, """
                institution_code | insurance_type | settlement_month | settlement_id | amount_yuan
                H1               | 310            | 202505           | S1            | 1000.00
                H1               | 310            | 202506           | S2            |  400.00
                H1               | 310            | 202506           | S3            |  300.00
                H1               | 310            | 202506           | S4            |  200.00
                H1               | 310            | 202506           | X9            |   50.00
                H1               | 310            | 202506           | R1            |   60.00
                H1               | 390            | 202506           | S5            |  100.00
                H2               | 310            | 202506           | S6            |   70.00
                """));
        landed.put(Objections.TABLE, rows(Objections.TABLE, """
                objection_id | institution_code | period  | settlement_id | amount_yuan | objection_text | filed_date | answer | answered_date
                J1           | H1               | 2025-06 | S2            | 100.00      | 分组有异议     | 2025-07-29 | null   | null
                J2           | H1               | 202506  | null          | null        | 保证金有异议   | 2025-07-30 | null   | null
                J3           | H2               | 2025-06 | S4            | 10.00       | 费率有异议     | 2025-07-30 | 维持   | 2025-08-05
                J4           | H2               | 2025-05 | S4            | 10.00       | 上月           | 2025-07-01 | null   | null
                """));
        return landed;
    }

    private StatedLake() {}
}
