package org.medfund.jobs.specialcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.clearing.SpecialCasePublications;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class ReviewSpecialCasesJobTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    /** Hangzhou pays by groups, Ningbo by points. */
    private static final List<Region> REGIONS = List.of(Region.of("330100"), Region.of("330200"));

    private static final String AREAS = """
            area_code | region_code
            330100    | 330100
            330200    | 330200
            """;

    private static final String STAYS = """
            settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | institution_code | discharge_date
            OUT           | 0           | 330100              | 420100              | 310            | H9               | 2025-02-01
            R1            | 1           | 330100              | 330100              | 310            | H1               | 2025-03-01
            LAST          | 0           | 330100              | 330100              | 310            | H1               | 2024-12-31
            """;

    /** Hangzhou may accept 2 of 40; Ningbo 1 of 200. */
    private static final String APPLICATIONS = """
            application_id | settlement_id | reason   | applied_date | reviewed_date | result   | payment_mode
            A1             | 330100-1      | LOS      | 2025-03-10   | 2025-04-10    | APPROVED | ITEM
            A2             | 330100-2      | COST     | 2025-03-10   | 2025-04-10    | APPROVED | ADJUSTED
            A3             | 330100-30     | NEW_TECH | 2025-09-10   | 2025-09-10    | APPROVED | null
            A4             | 330100-31     | MDT      | 2025-09-10   | 2025-10-10    | REFUSED  | null
            A5             | 330100-32     | CRITICAL | 2025-09-10   | null          | null     | null
            A6             | OUT           | COST     | 2025-03-10   | 2025-04-10    | APPROVED | ITEM
            A7             | 330100-1      | COST     | 2025-03-11   | null          | null     | null
            A8             | LAST          | COST     | 2025-01-10   | 2025-01-20    | APPROVED | ITEM
            B1             | 330200-1      | COST     | 2025-03-10   | 2025-04-10    | APPROVED | ITEM
            B2             | 330200-2      | COST     | 2025-03-10   | 2025-04-10    | APPROVED | ITEM
            B3             | 330200-3      | COST     | 2025-03-10   | 2025-04-10    | APPROVED | ITEM
            """;

    private static final String RATES = """
            region_code | year | insurance_type | fund_ratio | rate_yuan
            330100      | 2025 | 310            | 0.8000     | 10000.00
            """;
    private static final String POINT_VALUES = """
            region_code | year | insurance_type | fund_ratio | point_value_yuan
            330200      | 2025 | 310            | 0.7000     | 10.0000
            """;

    @TempDir
    Path folder;

    /** Cases 1 to 20 end in March, the others in September; every case costs its standard but these. */
    private static String payments() {
        Map<String, String> cost = new HashMap<>();
        cost.put("330100-1", "25000.00 | 10000.00 | 10000.00");
        cost.put("330100-2", "30000.00 | 10000.00 | 15000.00");
        cost.put("330100-30", "20000.00 | 10000.00 | 10000.00");
        cost.put("330200-1", "20000.01 | 10000.00 | 10000.00");
        cost.put("330200-2", "20000.00 | 10000.00 | 10000.00");
        cost.put("330200-3", "90000.00 | 10000.00 | 10000.00");
        StringBuilder text = new StringBuilder("region_code | year | settlement_id | institution_code | insurance_type"
                + " | payment_method | total_cost_yuan | standard_yuan | payment_yuan | entitlement_yuan\n");
        Map.of("330100", 40, "330200", 200).forEach((region, count) -> {
            for (int i = 1; i <= count; i++) {
                String id = region + "-" + i;
                text.append(region + " | 2025 | " + id + " | H1 | 310 | "
                        + (region.equals("330100") ? "DRG" : "DIP") + " | "
                        + cost.getOrDefault(id, "10000.00 | 10000.00 | 10000.00") + " | 7000.00\n");
            }
        });
        return text.toString();
    }

    private static String stays() {
        StringBuilder text = new StringBuilder(STAYS);
        payments().lines().skip(1).forEach(line -> {
            String[] cells = line.split("\\s*\\|\\s*");
            int number = Integer.parseInt(cells[2].substring(7));
            text.append(cells[2] + " | 0 | " + cells[0] + " | " + cells[0] + " | 310 | H1 | "
                    + (number <= 20 ? "2025-03-01" : "2025-09-01") + "\n");
        });
        return text.toString();
    }

    private TestLake lake(String applications) {
        return new TestLake(folder)
                .delivered(
                        "one",
                        Map.of(
                                Areas.TABLE,
                                rows(Areas.TABLE, AREAS),
                                SettlementLists.TABLE,
                                rows(SettlementLists.TABLE, stays()),
                                SpecialCases.TABLE,
                                rows(SpecialCases.TABLE, applications)))
                .with(Scope.of(REGIONS, YEAR), Map.of(CasePayments.TABLE, rows(CasePayments.TABLE, payments())));
    }

    @Test
    void approvedCasesAreAcceptedUpToTheCapOfTheirArea() {
        TestLake lake = lake(APPLICATIONS)
                .with(Scope.of(REGIONS.subList(0, 1), YEAR), Map.of(Rates.TABLE, rows(Rates.TABLE, RATES)))
                .with(
                        Scope.of(REGIONS.subList(1, 2), YEAR),
                        Map.of(PointValues.TABLE, rows(PointValues.TABLE, POINT_VALUES)));

        Result result = lake.run(new ReviewSpecialCasesJob(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        // A1 (25,000 - 10,000) x 0.8. A2: raised by 0.7 of 20,000 to 24,000, of which 15,000 is paid: 9,000 x 0.8.
        // B3 (90,000 - 10,000) x 0.7; B1 is above twice its standard, B2 is just that.
        assertRows(lake.read(SpecialCaseDecisions.TABLE), """
                application_id | region_code | half | payment_method | cost_ratio | is_eligible | ineligible_reason | cap_case_count | rank | outcome      | payment_mode | increment_yuan
                A1             | 330100      | 1    | DRG            | 2.5000     | true        | null              | 2              | 2    | ACCEPTED     | ITEM         | 12000.00
                A2             | 330100      | 1    | DRG            | 3.0000     | true        | null              | 2              | 1    | ACCEPTED     | ADJUSTED     | 7200.00
                A3             | 330100      | 2    | DRG            | 2.0000     | true        | null              | 2              | 3    | OVER_CAP     | ITEM         | 0.00
                A4             | 330100      | 2    | DRG            | 1.0000     | true        | null              | 2              | null | REFUSED      | null         | 0.00
                A5             | 330100      | 2    | DRG            | 1.0000     | true        | null              | 2              | null | PENDING      | null         | 0.00
                A6             | 330100      | 1    | null           | null       | false       | NO_CASE_PAYMENT   | null           | null | NO_CASE      | ITEM         | 0.00
                A7             | 330100      | 1    | DRG            | 2.5000     | true        | null              | 2              | null | DUPLICATE    | null         | 0.00
                B1             | 330200      | 1    | DIP            | 2.0000     | true        | null              | 1              | 2    | OVER_CAP     | ITEM         | 0.00
                B2             | 330200      | 1    | DIP            | 2.0000     | false       | RATIO_NOT_ABOVE   | 1              | null | NOT_ELIGIBLE | ITEM         | 0.00
                B3             | 330200      | 1    | DIP            | 9.0000     | true        | null              | 1              | 1    | ACCEPTED     | ITEM         | 56000.00
                """);
        assertRows(lake.read(SpecialCasePublications.TABLE), """
                region_code | half | discharge_count | application_count | accepted_count | over_cap_count | not_eligible_count | refused_count | pending_count | no_case_count | duplicate_count | accepted_share | increment_yuan | fund_yuan
                330100      | 1    | 20              | 4                 | 2              | 0              | 0                  | 0             | 0             | 1             | 1               | 0.1000         | 19200.00       | 33200.00
                330100      | 2    | 20              | 3                 | 0              | 1              | 0                  | 1             | 1             | 0             | 0               | 0.0000         | 0.00           | 0.00
                330200      | 1    | 20              | 3                 | 1              | 1              | 1                  | 0             | 0             | 0             | 0               | 0.0500         | 56000.00       | 63000.00
                330200      | 2    | 180             | 0                 | 0              | 0              | 0                  | 0             | 0             | 0             | 0               | 0.0000         | 0.00           | 0.00
                """);
        gatesNoticeAWrongFigure(lake);
    }

    private static void gatesNoticeAWrongFigure(TestLake lake) {
        Dataset<Row> decisions = lake.read(SpecialCaseDecisions.TABLE);
        Dataset<Row> publications = lake.read(SpecialCasePublications.TABLE);
        Dataset<Row> payments = lake.read(CasePayments.TABLE);
        Map<String, SpecialCaseTerms> terms = new TreeMap<>();
        REGIONS.forEach(region -> terms.put(
                region.code(), SpecialCaseTerms.from(TestLake.policies().of(region, YEAR))));
        List<Gate> gates = List.of(
                SpecialCaseGates.outcomesHold(),
                SpecialCaseGates.acceptedWithinCap(payments, terms),
                SpecialCaseGates.everyApplicationOnce(decisions));
        Dataset<Row> allAccepted = decisions.withColumn(
                "outcome",
                functions
                        .when(SpecialCaseDecisions.OUTCOME.col().equalTo("OVER_CAP"), "ACCEPTED")
                        .otherwise(SpecialCaseDecisions.OUTCOME.col()));
        Dataset<Row> refusedPaid = decisions.withColumn(
                "increment_yuan",
                functions
                        .when(SpecialCaseDecisions.OUTCOME.col().equalTo("REFUSED"), functions.lit(1))
                        .otherwise(SpecialCaseDecisions.INCREMENT_YUAN.col())
                        .cast("decimal(18,2)"));
        Dataset<Row> oneLost =
                decisions.where(SpecialCaseDecisions.APPLICATION_ID.col().notEqual("A4"));

        assertThat(verdicts(gates, decisions, publications)).containsOnly(Verdict.PASSED);
        assertThat(verdicts(gates, allAccepted, publications))
                .containsExactly(Verdict.FAILED, Verdict.FAILED, Verdict.PASSED);
        assertThat(verdicts(gates, refusedPaid, publications))
                .containsExactly(Verdict.FAILED, Verdict.PASSED, Verdict.FAILED);
        assertThat(verdicts(gates, oneLost, publications))
                .containsExactly(Verdict.PASSED, Verdict.PASSED, Verdict.FAILED);
    }

    private static List<Verdict> verdicts(List<Gate> gates, Dataset<Row> decisions, Dataset<Row> publications) {
        Stored stored = table -> table.equals(SpecialCaseDecisions.TABLE) ? decisions : publications;
        return gates.stream().map(gate -> gate.check().apply(stored).verdict()).toList();
    }

    @Test
    void whatCannotBeReadIsNamedAtOnce() {
        TestLake lake = lake("""
                application_id | settlement_id | reason | applied_date | reviewed_date | result   | payment_mode
                A1             | 330100-1      | DEAR   | 2025-03-10   | 2025-04-10    | APPROVED | ITEM
                A2             | 330100-2      | COST   | 2025-03-10   | 2025-04-10    | MAYBE    | null
                A3             | 330100-3      | COST   | 2025-03-10   | 2025-03-09    | REFUSED  | null
                A4             | NOWHERE       | COST   | 2025-03-10   | 2025-04-10    | APPROVED | ITEM
                A5             | 330100-5      | COST   | 2025-03-10   | 2025-04-10    | APPROVED | LATER
                A6             | EARLIER       | COST   | 2023-03-10   | 2023-04-10    | APPROVED | ITEM
                """);

        Result result = lake.run(new ReviewSpecialCasesJob(), "--year", "2025");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines()))
                .contains("1 special-case applications (A4) name a settlement that is unknown")
                .contains("(A1) cannot be read: reason DEAR")
                .contains("(A2) cannot be read: result MAYBE")
                .contains("(A3) cannot be read: reviewed before the day of application")
                .contains("(A5) cannot be read: payment mode LATER")
                .contains("Region 330100 has no fund ratio for insurance types [310]")
                .doesNotContain("A6");
    }

    @Test
    void aYearWithoutApplicationsIsPublishedAsSuch() {
        Map<Table, Dataset<Row>> rates = Map.of(Rates.TABLE, rows(Rates.TABLE, RATES));
        TestLake lake = lake("application_id | settlement_id | reason").with(Scope.of(REGIONS, YEAR), rates);

        Result result = lake.run(new ReviewSpecialCasesJob(), "--year", "2025", "--region", "330100");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        assertThat(lake.read(SpecialCaseDecisions.TABLE).count()).isZero();
        assertRows(lake.read(SpecialCasePublications.TABLE), """
                region_code | half | discharge_count | application_count | accepted_share
                330100      | 1    | 20              | 0                 | 0.0000
                330100      | 2    | 20              | 0                 | 0.0000
                """);
    }
}
