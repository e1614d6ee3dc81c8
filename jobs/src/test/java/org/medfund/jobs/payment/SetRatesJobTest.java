package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;
import static org.medfund.jobs.payment.RegionToPay.AREAS;
import static org.medfund.jobs.payment.RegionToPay.CASES;
import static org.medfund.jobs.payment.RegionToPay.HANGZHOU;
import static org.medfund.jobs.payment.RegionToPay.YEAR;
import static org.medfund.jobs.payment.RegionToPay.assertDone;
import static org.medfund.jobs.payment.RegionToPay.caseOf;
import static org.medfund.jobs.payment.RegionToPay.line;
import static org.medfund.jobs.payment.RegionToPay.policies;
import static org.medfund.jobs.payment.RegionToPay.run;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Result;
import org.medfund.core.policy.Policies;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.LevelRates;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.TestLake;
import org.medfund.jobs.report.why.WhyJob;

/** set-rates over a lake: every rate policy, in numbers that can be checked by hand. */
class SetRatesJobTest {
    @Test
    void aFixedRateIsPublishedOnceAndHospitalsHaveCoefficientsOfTheirOwn(@TempDir Path folder) {
        String weights = """
                region_code | year | group_code | case_count | weight_basis | relative_weight
                330100      | 2025 | A          |          9 | OWN_MEAN     |             0.5
                330100      | 2025 | B          |          9 | OWN_MEAN     |             1.5
                330100      | 2025 | C          |          9 | OWN_MEAN     |             1.0
                """;
        TestLake lake = new TestLake(folder)
                .delivered(
                        "first",
                        Map.of(
                                Areas.TABLE,
                                rows(Areas.TABLE, AREAS),
                                Budgets.TABLE,
                                rows(Budgets.TABLE, """
                                region_code | year | insurance_type | inpatient_budget_yuan | version
                                330100      | 2025 | 310            |               5200.00 |       1
                                """),
                                CodeLists.TABLE,
                                rows(CodeLists.TABLE, """
                                list_name     | code | value
                                BASIC_GROUP   | C    | null
                                KEY_SPECIALTY | H1   | 2
                                """)))
                .with(
                        HANGZHOU,
                        YEAR.minus(1),
                        RelativeWeights.TABLE,
                        rows(RelativeWeights.TABLE, weights.replace("2025", "2024")))
                .with(HANGZHOU, YEAR, RelativeWeights.TABLE, rows(RelativeWeights.TABLE, weights))
                .with(
                        HANGZHOU,
                        YEAR.minus(1),
                        GroupedCases.TABLE,
                        rows(
                                GroupedCases.TABLE,
                                CASES
                                        + caseOf(2024, "L1", "B", "J18.9", "1", 5, 3000, "H1")
                                        + caseOf(2024, "L2", "B", "J18.9", "1", 5, 3000, "H1")
                                        + caseOf(2024, "L3", "A", "J18.9", "1", 5, 1000, "H2")
                                        + caseOf(2024, "L4", "A", "J18.9", "1", 5, 1000, "H2")
                                        + caseOf(2024, "L5", "C", "J18.9", "1", 5, 2000, "H2")
                                        + caseOf(2024, "L6", "C", "J18.9", "1", 5, 2000, "H1")))
                .with(
                        HANGZHOU,
                        YEAR,
                        GroupedCases.TABLE,
                        rows(
                                GroupedCases.TABLE,
                                CASES
                                        + caseOf(2025, "B1", "B", "J18.9", "1", 5, 3000, "H1")
                                        + caseOf(2025, "C1", "C", "J18.9", "1", 5, 2000, "H1")
                                        + caseOf(2025, "A1", "A", "J18.9", "1", 5, 1000, "H2")
                                        + caseOf(2025, "A2", "A", "J18.9", "1", 5, 1000, "H3")));
        Policies policies = policies(folder, """
                rate.policy: {value: "RATE_FIXED"}
                coef.policy: {value: "COEF_BASE_PLUS_BONUS"}
                coef.bonus_bases: {value: {"3": "1"}}
                coef.bonus_weights: {value: {cmi: "0.3", specialty: "0.05"}}
                """);

        assertDone(run(lake, policies, new SetRatesJob(), "--year", "2025", "--stage", "INITIAL"));

        // Region 6 / 6 = 1. H1: 4 / 3, mark 0.333333, 2 specialties: 1 + 0.1 + 0.1. H2: 2 / 3: 1 - 0.1.
        assertRows(lake.read(InstitutionCoefficients.TABLE), """
                institution_code | base_coefficient | cmi_mark  | specialty_mark | hospital_coefficient
                H1               |           1.0000 |  0.333333 |       2.000000 |               1.2000
                H2               |           1.0000 | -0.333333 |       0.000000 |               0.9000
                """);
        // 3 x 1.2 + 1 x 0.9 + 2 x 1 (basic) = 6.5; 5200 / 0.5 / 6.5 = 1600.
        assertRows(lake.read(Rates.TABLE), """
                total_weight | calculated_rate_yuan | rate_basis | rate_yuan
                    6.500000 |              1600.00 | FIRST      |   1600.00
                """);

        assertDone(run(lake, policies, new SetRatesJob(), "--year", "2025"));

        // The year: region (1.5 + 1 + 0.5 + 0.5) / 4 = 0.875. H1: 1.25 / 0.875 - 1 = 0.428571: 1 + 0.1286 + 0.1.
        // H2, H3: 0.5 / 0.875 - 1 = -0.428571: 0.8714. 1.5 x 1.2286 + 1 + 2 x 0.5 x 0.8714 = 3.7143.
        assertRows(lake.read(Rates.TABLE), """
                total_weight | calculated_rate_yuan | rate_basis | rate_yuan
                    3.714300 |              2799.99 | KEPT       |   1600.00
                """);
        assertThat(run(lake, policies, new SetRatesJob(), "--year", "2025").lines())
                .anyMatch(line -> line.contains("Already published"));

        assertDone(run(lake, policies, new PayCasesJob(), "--year", "2025"));

        assertRows(lake.read(CasePayments.TABLE), """
                settlement_id | hospital_coefficient | rate_yuan | standard_yuan
                B1            |               1.2286 |   1600.00 |       2948.64
                C1            |               1.0000 |   1600.00 |       1600.00
                A1            |               0.8714 |   1600.00 |        697.12
                A2            |               0.8714 |   1600.00 |        697.12
                """);

        // The budget parted by level: all of it for level 3, whose first rate is formed now and then kept.
        Policies parted = policies(folder.resolve("parted"), """
                rate.policy: {value: "RATE_FIXED"}
                rate.level_shares: {value: {"310": {"3": "1"}}}
                coef.policy: {value: "COEF_BASE_PLUS_BONUS"}
                coef.bonus_bases: {value: {"3": "1"}}
                coef.bonus_weights: {value: {cmi: "0.3", specialty: "0.05"}}
                """);
        assertDone(run(lake, parted, new SetRatesJob(), "--year", "2025"));
        assertRows(lake.read(LevelRates.TABLE), """
                insurance_type | level_class | budget_share | inpatient_budget_yuan | total_weight | rate_basis | rate_yuan
                310            |           3 |       1.0000 |               5200.00 |     3.714300 | FIRST      |   2799.99
                """);
        assertRows(lake.read(PaymentStandards.TABLE), """
                level_class | group_code | rate_yuan
                          3 | A          |   2799.99
                          3 | B          |   2799.99
                          3 | C          |   2799.99
                """);
        assertThat(why(lake, "payment.standards", "region_code=330100,level_class=3,group_code=B", "standard_yuan"))
                .contains(
                        "payment.level_rates rate_yuan --key region_code=330100,year=2025,insurance_type=310,level_class=3");
        assertThat(why(lake, "payment.level_rates", "level_class=3", "rate_yuan"))
                .contains("Budget: 1.0000 of that of the insurance type = 5200.00 yuan.", "FIRST: the rate is 2799.99")
                .contains("rate.level_shares = {\"310\":{\"3\":\"1\"}}")
                .doesNotContain("published is");
        assertDone(run(lake, policies, new SetRatesJob(), "--year", "2025", "--stage", "INITIAL"));
        assertThat(lake.read(LevelRates.TABLE).isEmpty()).isTrue();

        lake.with(
                HANGZHOU,
                YEAR,
                GroupedCases.TABLE,
                rows(
                        GroupedCases.TABLE,
                        CASES
                                + caseOf(2025, "B1", "B", "J18.9", "1", 5, 3000, "H1")
                                + caseOf(2025, "A1", "A", "J18.9", "1", 5, 1000, "H1")
                                        .replace("| H1 | 3 |", "| H1 | 2 |")));
        assertThat(String.join(
                        "\n",
                        run(lake, policies, new SetRatesJob(), "--year", "2025").lines()))
                .contains("no base for level class 2")
                .contains("Institution H1 of region 330100 has cases of level classes [2, 3] in 2025.");
    }

    private static String why(TestLake lake, String table, String key, String column) {
        Result result = lake.run(new WhyJob(RateDerivations.ALL), "--table", table, "--column", column, "--key", key);
        assertDone(result);
        return String.join("\n", result.lines());
    }

    @Test
    void whatPreventsARateIsToldAllAtOnce(@TempDir Path folder) {
        TestLake lake = new TestLake(folder)
                .delivered(
                        "first",
                        Map.of(
                                Areas.TABLE,
                                rows(Areas.TABLE, AREAS + "330200 | C | 330200\n"),
                                CodeLists.TABLE,
                                rows(CodeLists.TABLE, """
                                list_name     | code | value
                                KEY_SPECIALTY | H1   | many
                                """)))
                .with(HANGZHOU, YEAR, RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                        region_code | year | group_code | case_count | weight_basis | relative_weight
                        330100      | 2025 | A          |          9 | OWN_MEAN     |             0.5
                        """))
                .with(
                        HANGZHOU,
                        YEAR,
                        GroupedCases.TABLE,
                        rows(
                                GroupedCases.TABLE,
                                CASES
                                        // The pool paid more than the cost.
                                        + line("A1", "A", "J18.9", "1", 5, 1000)
                                                .replace("| 500.00 | 0 |", "| 1500.00 | 0 |")
                                        // Of somebody insured in another region of the province.
                                        + line("B1", "B", "J18.9", "1", 5, 1000)
                                                .replace("| 330100 | 310 |", "| 330200 | 390 |")));

        Result data = run(lake, policies(folder.resolve("data"), """
                        coef.policy: {value: "COEF_BASE_PLUS_BONUS"}
                        coef.bonus_weights: {value: {specialty: "0.05"}}
                        """), new SetRatesJob(), "--year", "2025");
        Result values = run(lake, policies(folder.resolve("values"), """
                        coef.min: {value: "1.6"}
                        coef.scale: {value: 9}
                        basic.coef: {value: "0"}
                        rate.elastic_cap_factor: {value: "-1"}
                        weight.year_weights: {value: ["1", "-2"]}
                        """), new SetRatesJob(), "--year", "2025");

        assertThat(data.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", data.lines()))
                .contains("the value many")
                .contains("insurance type 310, 2025: there is no budget")
                .contains("paid 1500.00 of a cost of 1000.00")
                .contains("It has 1 cases to pay, and their rate comes from the inpatient budget. Deliver a row")
                .contains("insurance type 390, 2025: there is no budget")
                .contains("Of these 1 are of people insured in another region of the province")
                .contains("or, where the province settles them between regions only, set xprov.in_province")
                .contains("total weight of 0");
        assertThat(values.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", values.lines()))
                .contains("coef.max")
                .contains("coef.scale")
                .contains("basic.coef")
                .contains("rate.elastic_cap_factor")
                .contains("weight.year_weights");
        assertThat(lake.read(Rates.TABLE).isEmpty()).isTrue();
    }
}
