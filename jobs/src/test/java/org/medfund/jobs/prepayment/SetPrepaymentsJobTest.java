package org.medfund.jobs.prepayment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.PrepaymentQuotas;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class SetPrepaymentsJobTest {
    /** What months were delivered of 330100 goes by these; 330200 has cases only, 330300 lacks a balance. */
    private static final String MONTHS = """
            region_code | institution_code | insurance_type | settlement_month | paid_yuan
            330100      | H1               | 310            | 202501           |    600.00
            330100      | H1               | 310            | 202512           |    600.00
            330100      | H1               | 310            | 202401           |   9999.00
            330100      | H2               | 310            | 202506           |    800.00
            330100      | H3               | 310            | 202506           |      0.00
            330100      | H1               | 390            | 202506           |     50.00
            330300      | H7               | 310            | 202506           |     50.00
            """;

    private static final String SCORES = """
            year | region_code | institution_code | assessment_score
            2025 | 330100      | H1               | 75
            2024 | 330100      | H2               | 10
            """;
    private static final String PAYMENTS = """
            region_code | year | settlement_id | institution_code | insurance_type | basic_pool_yuan
            330100      | 2025 | S1            | H9               | 310            |         1000.00
            330200      | 2025 | S2            | H5               | 310            |          300.00
            330200      | 2025 | S3            | H5               | 310            |          300.00
            330200      | 2025 | S4            | H6               | 310            |          400.00
            """;

    @TempDir
    Path folder;

    /** Twelve months of 180 yuan, 2160 in hand at the end: 12 months; residents spend 100 and hold 299.99. */
    private static String balances() {
        StringBuilder text =
                new StringBuilder("region_code | insurance_type | month | expenditure_yuan | balance_yuan\n");
        for (int month = 1; month <= 12; month++) {
            String name = String.format(java.util.Locale.ROOT, "2025-%02d", month);
            text.append("330100 | 310 | " + name + " | 180.00 | " + (month == 12 ? "2160.00" : "1.00") + "\n");
            text.append("330100 | 390 | " + name + " | 100.00 | " + (month == 12 ? "299.99" : "9999.00") + "\n");
            text.append("330200 | 310 | " + name + " | 10.00 | 60.00\n");
            if (month != 4) {
                text.append("330300 | 310 | " + name + " | 10.00 | 60.00\n");
            }
        }
        return text.append("330100 | 310 | 2026-01 | 1.00 | 1.00\n").toString();
    }

    @Test
    void quotasFollowReservePayoutAndAssessment() {
        TestLake lake = new TestLake(folder)
                .delivered(
                        "one",
                        Map.of(
                                Areas.TABLE,
                                rows(Areas.TABLE, """
                                        area_code | region_code
                                        330100    | 330100
                                        330200    | 330200
                                        330300    | 330300
                                        """),
                                MonthlySettlements.TABLE,
                                rows(MonthlySettlements.TABLE, MONTHS),
                                FundBalances.TABLE,
                                rows(FundBalances.TABLE, balances()),
                                Assessments.TABLE,
                                rows(Assessments.TABLE, SCORES)))
                .with(
                        org.medfund.core.job.Scope.of(
                                java.util.List.of(Region.of("330100"), Region.of("330200")), PolicyYear.of("2025")),
                        Map.of(CasePayments.TABLE, rows(CasePayments.TABLE, PAYMENTS)));

        Result refused = lake.run(new SetPrepaymentsJob(), "--year", "2026");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.lines()).hasSize(1);
        assertThat(refused.lines().get(0))
                .contains("330300")
                .contains("2025-04")
                .doesNotContain("2025-05");
        assertThat(lake.run(new SetPrepaymentsJob(), "--year", "2024").exit()).isEqualTo(Exit.REFUSED);

        Result result = lake.run(new SetPrepaymentsJob(), "--year", "2026", "--region", "330100");
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        // H1 1,200 x 75 / 90 = 1,000; H2 800: 180 is split 1,000 : 800. Residents hold 2.9999 months, shown as 3.00.
        assertRows(lake.read(PrepaymentQuotas.TABLE), """
                insurance_type | institution_code | balance_yuan | monthly_average_yuan | reserve_months | is_eligible | ineligible_reason        | pool_quota_yuan | payout_yuan | payout_basis        | assessment_score | quota_share | quota_yuan
                310            | H1               | 2160.00      | 180.00               | 12.000000      | true        | null                     | 180.00          | 1200.00     | MONTHLY_SETTLEMENTS | 75.000000        | 0.5556      | 100.00
                310            | H2               | 2160.00      | 180.00               | 12.000000      | true        | null                     | 180.00          | 800.00      | MONTHLY_SETTLEMENTS | null             | 0.4444      | 80.00
                310            | H3               | 2160.00      | 180.00               | 12.000000      | false       | NO_PAYOUT_TO_INSTITUTION | 180.00          | 0.00        | MONTHLY_SETTLEMENTS | null             | 0.0000      | 0.00
                390            | H1               | 299.99       | 100.00               | 3.000000       | false       | RESERVE_TOO_LOW          | 0.00            | 50.00       | MONTHLY_SETTLEMENTS | 75.000000        | 0.0000      | 0.00
                """);
        gatesNoticeAWrongFigure(lake.read(PrepaymentQuotas.TABLE));

        // Exactly six months; no month was delivered, so the book amounts of the cases count.
        Result byCases = lake.run(new SetPrepaymentsJob(), "--year", "2026", "--region", "330200");
        assertThat(byCases.exit()).as(String.join("\n", byCases.lines())).isEqualTo(Exit.DONE);
        assertRows(
                lake.read(PrepaymentQuotas.TABLE)
                        .where(PrepaymentQuotas.REGION_CODE.col().equalTo("330200")),
                """
                institution_code | payout_yuan | payout_basis  | quota_yuan
                H5               | 600.00      | CASE_PAYMENTS | 6.00
                H6               | 400.00      | CASE_PAYMENTS | 4.00
                """);
    }

    private static void gatesNoticeAWrongFigure(Dataset<Row> quotas) {
        Dataset<Row> oneFenMore = quotas.withColumn(
                "quota_yuan",
                PrepaymentQuotas.QUOTA_YUAN
                        .col()
                        .plus(functions
                                .when(PrepaymentQuotas.INSTITUTION_CODE.col().equalTo("H3"), new BigDecimal("0.01"))
                                .otherwise(new BigDecimal("0.00")))
                        .cast("decimal(18,2)"));
        Dataset<Row> noReason =
                quotas.withColumn("ineligible_reason", functions.lit(null).cast("string"));

        assertThat(verdict(PrepaymentGates.quotasEqualPool(), quotas)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(PrepaymentGates.reasonsHold(), quotas)).isEqualTo(Verdict.PASSED);
        assertThat(verdict(PrepaymentGates.quotasEqualPool(), oneFenMore)).isEqualTo(Verdict.FAILED);
        assertThat(verdict(PrepaymentGates.reasonsHold(), oneFenMore)).isEqualTo(Verdict.FAILED);
        assertThat(verdict(PrepaymentGates.reasonsHold(), noReason)).isEqualTo(Verdict.FAILED);
        assertThat(verdict(PrepaymentGates.quotasEqualPool(), quotas.limit(0))).isEqualTo(Verdict.NOT_EVALUATED);
    }

    private static Verdict verdict(org.medfund.core.quality.Gate gate, Dataset<Row> quotas) {
        return gate.check().apply(table -> quotas).verdict();
    }
}
