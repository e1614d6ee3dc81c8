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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class ClearingJobsTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private static final String AREAS = """
            area_code | region_code
            330100    | 330100
            """;
    private static final String BUDGETS = """
            region_code | year | insurance_type | inpatient_budget_yuan | reserve_yuan | version
            330100      | 2025 | 310            |               9000.00 |       100.00 |       1
            330100      | 2025 | 310            |              10000.00 |       100.00 |       2
            330100      | 2025 | 390            |               1000.00 |        50.00 |       1
            """;
    /**
     * H1/310: standard 1000 - 200 + 4200 = 5000, book 4500: keeps the surplus. H2/310: standard 1000, book 1300:
     * overspend share 0.6 * 150 = 90. H3/310: standard 1000, book 1200: 90 too, for what is deducted of a visit to its clinic
     * was never booked here; the reserve of 100 gives 50 each. H1/390: -30, so 0.
     */
    private static final String PAYMENTS = """
            region_code | year | settlement_id | institution_code | insurance_type | basic_pool_yuan | entitlement_yuan
            330100      | 2025 | S1            | H1               | 310            |         1000.00 |          1000.00
            330100      | 2025 | S2            | H1               | 310            |          500.00 |          -200.00
            330100      | 2025 | S3            | H1               | 310            |         3000.00 |          4200.00
            330100      | 2025 | S4            | H1               | 310            |            0.00 |             0.00
            330100      | 2025 | S5            | H2               | 310            |         1300.00 |          1000.00
            330100      | 2025 | S6            | H3               | 310            |         1200.00 |          1000.00
            330100      | 2025 | S7            | H1               | 390            |           20.00 |           -30.00
            """;

    private static final String MONTHS = """
            region_code | institution_code | insurance_type | settlement_month | deposit_held_yuan | paid_yuan
            330100      | H1               | 310            | 202501           |            100.00 |   1900.00
            330100      | H1               | 310            | 202512           |            150.00 |   2850.00
            330100      | H1               | 310            | 202412           |            999.00 |   9999.00
            330100      | H2               | 310            | 202506           |             50.00 |    950.00
            330100      | H4               | 310            | 202506           |              0.00 |     10.00
            """;
    private static final String DEDUCTIONS = """
            deduction_id | region_code | institution_code | insurance_type | settlement_month | settlement_id | amount_yuan
            D1           | 330100      | H1               | 310            | 202503           | S3            |       40.00
            D2           | 330100      | H1               | 310            | 202403           | null          |       77.00
            D3           | 330100      | H3               | 310            | 202503           | CLINIC        |      100.00
            """;
    private static final String PREPAYMENTS = """
            prepayment_id | region_code | institution_code | insurance_type | year | amount_yuan | offset_yuan
            P1            | 330100      | H1               | 310            | 2025 |      300.00 |      100.00
            P2            | 330100      | H2               | 310            | 2025 |       60.00 |        null
            """;
    private static final String SCORES = """
            year | region_code | institution_code | assessment_score
            2025 | 330100      | H1               | 72
            2025 | 330100      | H2               | 95
            2024 | 330100      | H2               | 10
            """;

    @TempDir
    Path folder;

    private TestLake lakeWith(String budgets) {
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, AREAS));
        landed.put(Budgets.TABLE, rows(Budgets.TABLE, budgets));
        landed.put(MonthlySettlements.TABLE, rows(MonthlySettlements.TABLE, MONTHS));
        landed.put(AuditDeductions.TABLE, rows(AuditDeductions.TABLE, DEDUCTIONS));
        landed.put(Prepayments.TABLE, rows(Prepayments.TABLE, PREPAYMENTS));
        landed.put(Assessments.TABLE, rows(Assessments.TABLE, SCORES));
        return new TestLake(folder)
                .delivered("one", landed)
                .with(HANGZHOU, YEAR, CasePayments.TABLE, rows(CasePayments.TABLE, PAYMENTS));
    }

    @Test
    void aYearIsClearedToStatementsAndPostings() {
        TestLake lake = lakeWith(BUDGETS);

        Result result = lake.run(new ClearYearJob(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        // H1/310: deposit 250 * 72/90 = 200. 5000 - 40 - 50 = 4910; - 4750 - 200 = -40: to be recovered.
        assertRows(lake.read(Statements.TABLE), """
                insurance_type | institution_code | case_count | standard_entitlement_yuan | book_yuan | usage_ratio | shared_yuan | audit_deduction_yuan | deposit_held_yuan | deposit_returned_yuan | deposit_forfeited_yuan | final_entitlement_yuan | monthly_paid_yuan | prepayment_offset_yuan | clearing_payable_yuan
                310            | H1               | 4          | 5000.00                   | 4500.00   | 0.8920      | 5000.00     | 40.00                | 250.00            | 200.00                | 50.00                  | 4910.00                | 4750.00           | 200.00                 | -40.00
                310            | H2               | 1          | 1000.00                   | 1300.00   | 1.3000      | 1050.00     | 0.00                 | 50.00             | 50.00                 | 0.00                   | 1050.00                | 950.00            | 60.00                  | 40.00
                310            | H3               | 1          | 1000.00                   | 1200.00   | 1.2000      | 1050.00     | 100.00               | 0.00              | 0.00                  | 0.00                   | 950.00                 | 0.00              | 0.00                   | 950.00
                310            | H4               | 0          | 0.00                      | 0.00      | null        | 0.00        | 0.00                 | 0.00              | 0.00                  | 0.00                   | 0.00                   | 10.00             | 0.00                   | -10.00
                390            | H1               | 1          | 0.00                      | 20.00     | null        | 0.00        | 0.00                 | 0.00              | 0.00                  | 0.00                   | 0.00                   | 0.00              | 0.00                   | 0.00
                """);
        Dataset<Row> postings = lake.read(Postings.TABLE);
        assertRows(postings.where(Postings.SETTLEMENT_ID.col().isNotNull()), """
                posting_id                           | debit_account        | credit_account       | amount_yuan
                330100/2025/310/CASE_ENTITLEMENT/S1  | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET       | 1000.00
                330100/2025/310/CASE_ENTITLEMENT/S2  | DISEASE_BUDGET       | HOSPITAL_ENTITLEMENT | 200.00
                330100/2025/310/CASE_ENTITLEMENT/S3  | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET       | 4200.00
                330100/2025/310/CASE_ENTITLEMENT/S5  | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET       | 1000.00
                330100/2025/310/CASE_ENTITLEMENT/S6  | HOSPITAL_ENTITLEMENT | DISEASE_BUDGET       | 1000.00
                330100/2025/390/CASE_ENTITLEMENT/S7  | DISEASE_BUDGET       | HOSPITAL_ENTITLEMENT | 30.00
                """);
        // 310: owed 6910 of 10000, of which the reserve bears 100. 390: nothing owed; the floor gave 30.
        assertRows(postings.where(Postings.INSTITUTION_CODE.col().isNull()), """
                posting_id                       | debit_account  | credit_account | amount_yuan
                330100/2025/310/BUDGET_APPROVED  | DISEASE_BUDGET | POOLED_FUND    | 10000.00
                330100/2025/310/BUDGET_UNSPENT   | BUDGET_SURPLUS | DISEASE_BUDGET | 3190.00
                330100/2025/310/RESERVE_APPROVED | RESERVE        | POOLED_FUND    | 100.00
                330100/2025/390/BUDGET_APPROVED  | DISEASE_BUDGET | POOLED_FUND    | 1000.00
                330100/2025/390/BUDGET_UNSPENT   | BUDGET_SURPLUS | DISEASE_BUDGET | 1000.00
                330100/2025/390/RESERVE_APPROVED | RESERVE        | POOLED_FUND    | 50.00
                330100/2025/390/RESERVE_UNUSED   | BUDGET_SURPLUS | RESERVE        | 50.00
                """);
        assertThat(result.lines()).hasSize(2);
        gatesNoticeAWrongFigure(lake);
    }

    /** Every gate passes on what was published, and fails once a figure it looks at is off. */
    private static void gatesNoticeAWrongFigure(TestLake lake) {
        Dataset<Row> postings = lake.read(Postings.TABLE);
        Dataset<Row> statements = lake.read(Statements.TABLE);
        Dataset<Row> payments = lake.read(CasePayments.TABLE);
        Dataset<Row> none = postings.limit(0);
        List<Gate> gates = List.of(
                ClearingGates.casesEqualStatements(payments, none),
                ClearingGates.statementsEqualPostings(none),
                ClearingGates.budgetEqualsInstitutionsAndResiduals(none),
                ClearingGates.accountsClose(none));
        String h2Share = "330100/2025/310/OVERSPEND_SHARE/H2";
        Dataset<Row> shareLost = postings.where(Postings.POSTING_ID.col().notEqual(h2Share));
        Dataset<Row> caseLost = postings.where(
                col("settlement_id").isNull().or(col("settlement_id").notEqual("S6")));
        Dataset<Row> statementLost =
                statements.where(Statements.INSTITUTION_CODE.col().notEqual("H3"));

        assertThat(verdicts(gates, postings, statements))
                .containsExactly(Verdict.PASSED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED);
        assertThat(verdicts(gates, shareLost, statements))
                .containsExactly(Verdict.PASSED, Verdict.FAILED, Verdict.FAILED, Verdict.FAILED);
        assertThat(verdicts(gates, caseLost, statements))
                .containsExactly(Verdict.FAILED, Verdict.FAILED, Verdict.PASSED, Verdict.FAILED);
        assertThat(verdicts(gates, postings, statementLost))
                .containsExactly(Verdict.FAILED, Verdict.FAILED, Verdict.FAILED, Verdict.PASSED);
        assertThat(verdicts(gates, postings.limit(0), statements.limit(0)).subList(1, 4))
                .containsOnly(Verdict.NOT_EVALUATED);
    }

    private static List<Verdict> verdicts(List<Gate> gates, Dataset<Row> postings, Dataset<Row> statements) {
        Stored stored = table -> table.equals(Postings.TABLE) ? postings : statements;
        return gates.stream().map(gate -> gate.check().apply(stored).verdict()).toList();
    }

    @Test
    void casesWithoutABudgetAreRefusedByRegionAndType() {
        Result result = lakeWith("""
                region_code | year | insurance_type | inpatient_budget_yuan | reserve_yuan | version
                330100      | 2025 | 310            |              10000.00 |       100.00 |       1
                330100      | 2024 | 390            |               1000.00 |        50.00 |       1
                """).run(new ClearYearJob(), "--year", "2025", "--region", "330100");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(result.lines()).hasSize(1);
        assertThat(result.lines().get(0)).contains("330100").contains("390").contains("no budget");
    }
}
