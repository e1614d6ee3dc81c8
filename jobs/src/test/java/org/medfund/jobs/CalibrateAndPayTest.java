package org.medfund.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.care.PaidHere;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.policy.Policies;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.InstitutionCoefficients;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.TrimmedCases;
import org.medfund.core.table.weights.WeightSensitivities;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.grouping.FactsOfCases;
import org.medfund.jobs.payment.CasePaymentRows;
import org.medfund.jobs.payment.DrgPaymentPolicy;
import org.medfund.jobs.payment.PayCasesJob;
import org.medfund.jobs.payment.SetRatesJob;
import org.medfund.jobs.weights.CalibrateWeightsJob;

/** From grouped cases to weights, rates, and payments, in numbers a planner can check by hand. */
class CalibrateAndPayTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private static final String HEADER = "region_code | settlement_id | scheme | year | status | adrg_code | group_code"
            + " | insured_region_code | insurance_type | institution_code | level_class | main_diagnosis_code"
            + " | stay_days | total_cost_yuan | basic_pool_yuan | other_funds_yuan | person_total_yuan\n";

    /** Half of every cost is borne by the basic pool, half by the person. */
    private static String line(String id, String group, String insured, String cost, String half) {
        String status = group.equals("null") ? "UNGROUPED" : "SUCCESS";
        String adrg = group.equals("null") ? "null" : group + "1";
        return String.join(
                        " | ",
                        List.of(
                                "330100", id, "demo", "2025", status, adrg, group, insured, "310", "H1", "3", "J18.9",
                                "5", cost, half, "0", half))
                + "\n";
    }

    /** Six cases of A for 1000, one for 4; five local ones of B for 3000, one from elsewhere; one without group. */
    private static Dataset<Row> cases() {
        StringBuilder block = new StringBuilder(HEADER);
        for (int i = 1; i <= 6; i++) {
            block.append(line("A" + i, "A", "330100", "1000", "500"));
            block.append(line("B" + i, "B", i == 6 ? "420100" : "330100", "3000", "1500"));
        }
        block.append(line("A7", "A", "330100", "4", "2"));
        block.append(line("U1", "null", "330100", "100", "50"));
        return rows(GroupedCases.TABLE, block.toString());
    }

    private static final String BUDGET = """
            region_code | year | insurance_type | inpatient_budget_yuan | version
            330100      | 2025 | 310            |              11000.00 |       1
            """;

    private static TestLake lake(Path folder, String budget) {
        return new TestLake(folder)
                .delivered(
                        "first",
                        Map.of(Areas.TABLE, rows(Areas.TABLE, """
                        area_code | area_level | region_code
                        330100    | C          | 330100
                        """), Budgets.TABLE, rows(Budgets.TABLE, budget)))
                .with(Scope.of(List.of(HANGZHOU), YEAR), FactsOfCases.with(cases()));
    }

    @Test
    void casesBecomeWeightsRatesAndPayments(@TempDir Path folder) {
        TestLake lake = lake(folder, BUDGET);

        assertDone(lake.run(new CalibrateWeightsJob(), "--year", "2025"));
        // The claim of 4 yuan leaves. Region mean 24000 / 12 = 2000.
        assertRows(lake.read(RelativeWeights.TABLE), """
                region_code | year | scheme | group_code | case_count | mean_cost_yuan | stability | relative_weight
                330100      | 2025 | demo   | A          |          6 |        1000.00 | STABLE    |          0.5000
                330100      | 2025 | demo   | B          |          6 |        3000.00 | STABLE    |          1.5000
                """);
        assertRows(lake.read(TrimmedCases.TABLE), """
                settlement_id | reason      | total_cost_yuan
                A7            | COST_LT_MIN |            4.00
                """);

        // Groups of six are not trimmed, so that every way to trim says the same.
        assertRows(lake.read(WeightSensitivities.TABLE).where("group_code = 'A'"), """
                trim_policy | is_in_force | case_count | measured_weight
                TRIM_NONE   | false       |          6 |          0.5000
                TRIM_IQR15  | true        |          6 |          0.5000
                TRIM_LOG3SD | false       |          6 |          0.5000
                TRIM_PCT    | false       |          6 |          0.5000
                TRIM_P1_P99 | false       |          6 |          0.5000
                TRIM_RATIO  | false       |          6 |          0.5000
                """);

        assertDone(lake.run(new SetRatesJob(), "--year", "2025"));
        // Local weight 7 x 0.5 + 5 x 1.5 = 11; 11000 / 0.5 / 11 = 2000. One level class: coefficient 1.
        assertRows(lake.read(Rates.TABLE), """
                insurance_type | fund_ratio | total_weight | rate_yuan
                310            |     0.5000 |    11.000000 |   2000.00
                """);
        assertRows(lake.read(PaymentStandards.TABLE), """
                insurance_type | level_class | group_code | hospital_coefficient | standard_yuan
                310            |           3 | A          |               1.0000 |       1000.00
                310            |           3 | B          |               1.0000 |       3000.00
                """);

        assertDone(lake.run(new PayCasesJob(), "--year", "2025"));
        assertRows(lake.read(CasePayments.TABLE).where("settlement_id IN ('A1', 'A7', 'B1', 'B6', 'U1')"), """
                settlement_id | payment_path | standard_yuan | payment_yuan | entitlement_yuan
                A1            | NORMAL       |       1000.00 |      1000.00 |           500.00
                A7            | LOW          |       1000.00 |         4.00 |             2.00
                B1            | NORMAL       |       3000.00 |      3000.00 |          1500.00
                U1            | UNGROUPED    |          null |        85.00 |            35.00
                """);
        assertThat(lake.read(CasePayments.TABLE).count()).isEqualTo(13);
    }

    @Test
    void everythingThatPreventsARateIsNamedAndNothingIsPublished(@TempDir Path folder) {
        TestLake lake = lake(folder, BUDGET.replace("310", "390"))
                .with(HANGZHOU, YEAR, RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                region_code | year | group_code | case_count | relative_weight
                330100      | 2025 | C          |          9 |          0.5000
                """));

        Result result = lake.run(new SetRatesJob(), "--year", "2025");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(result.lines()).hasSize(2);
        assertThat(String.join("\n", result.lines()))
                .contains("insurance type 310, 2025: there is no budget")
                .contains("total weight of 0");
        assertThat(lake.read(Rates.TABLE).isEmpty()).isTrue();
    }

    @Test
    void eachRegionsCoefficientsRestOnItsOwnYears(@TempDir Path folder) throws IOException {
        Region ningbo = Region.of("330200");
        String level2 = line("L2", "A", "330100", "1000", "500").replace("| 3 |", "| 2 |");
        String weight = """
                region_code | year | group_code | case_count | relative_weight
                330100      | 2025 | A          |          7 |          0.5000
                """;
        TestLake lake = new TestLake(folder.resolve("lake"))
                .delivered(
                        "first",
                        Map.of(
                                Areas.TABLE,
                                rows(Areas.TABLE, """
                        area_code | area_level | region_code
                        330100    | C          | 330100
                        330200    | C          | 330200
                        """),
                                Budgets.TABLE,
                                rows(
                                        Budgets.TABLE,
                                        BUDGET
                                                + BUDGET.lines()
                                                        .skip(1)
                                                        .map(line -> line.replace("330100", "330200"))
                                                        .findFirst()
                                                        .orElseThrow())));
        for (Region region : List.of(HANGZHOU, ningbo)) {
            String code = region.code();
            lake.with(region, YEAR, RelativeWeights.TABLE, rows(RelativeWeights.TABLE, weight.replace("330100", code)));
            lake.with(
                    region,
                    YEAR,
                    GroupedCases.TABLE,
                    rows(
                            GroupedCases.TABLE,
                            (HEADER + line("A1", "A", "330100", "1000", "500")).replace("330100", code)));
            lake.with(
                    region,
                    YEAR.minus(1),
                    GroupedCases.TABLE,
                    rows(
                            GroupedCases.TABLE,
                            (HEADER + level2).replace("330100", code).replace("| 2025 |", "| 2024 |")));
        }
        // Ningbo looks at the year alone; Hangzhou, as the nation, at three years.
        Path policies = folder.resolve("policy");
        Path national = Files.createDirectories(policies.resolve("national"));
        try (Stream<Path> files = Files.list(TestLake.repository().resolve("conf/policy/national"))) {
            for (Path file : files.toList()) {
                Files.copy(file, national.resolve(file.getFileName()));
            }
        }
        Files.createDirectories(policies.resolve("region"));
        Files.writeString(policies.resolve("region/330200.yaml"), """
                source: "example"
                valid_from: "2020-01-01"
                parameters:
                  weight.year_weights: {value: ["1"]}
                """);
        Harness harness = new Harness(lake.lake(), Policies.load(policies), TestLake.CLOCK, "test", Progress.SILENT);

        assertDone(harness.run(new SetRatesJob(), "--year", "2025"));

        assertRows(lake.read(PaymentStandards.TABLE), """
                region_code | level_class
                330100      | 2
                330100      | 3
                330200      | 3
                """);
    }

    @Test
    void anInProvinceStayIsPaidByTheStandardsAndBudgetOfThePlaceOfTreatment(@TempDir Path folder) {
        // As above, but B6 is of somebody insured in the same province, and A6 of one of another.
        StringBuilder block = new StringBuilder(HEADER);
        for (int i = 1; i <= 6; i++) {
            block.append(line("A" + i, "A", i == 6 ? "420100" : "330100", "1000", "500"));
            block.append(line("B" + i, "B", i == 6 ? "330200" : "330100", "3000", "1500"));
        }
        TestLake lake = new TestLake(folder)
                .delivered(
                        "first",
                        Map.of(Areas.TABLE, rows(Areas.TABLE, """
                        area_code | area_level | region_code
                        330100    | C          | 330100
                        330200    | C          | 330200
                        420100    | C          | 420100
                        """), Budgets.TABLE, rows(Budgets.TABLE, BUDGET)))
                .with(Scope.of(List.of(HANGZHOU), YEAR), FactsOfCases.with(rows(GroupedCases.TABLE, block.toString())));
        String[] hangzhou = {"--year", "2025", "--region", "330100"};
        lake.with(HANGZHOU, YEAR, RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                region_code | year | scheme | group_code | case_count | stability | relative_weight
                330100      | 2025 | demo   | A          |          6 | STABLE    |          0.5000
                330100      | 2025 | demo   | B          |          6 | STABLE    |          1.5000
                """));
        assertDone(lake.run(new SetRatesJob(), hangzhou));
        assertDone(lake.run(new PayCasesJob(), hangzhou));

        // 5 x 0.5 + 6 x 1.5: the stay from the same province is among the cases the budget is shared by.
        assertRows(lake.read(Rates.TABLE), """
                insurance_type | total_weight
                310            |    11.500000
                """);
        assertThat(lake.read(CasePayments.TABLE).count()).isEqualTo(11);
        assertRows(lake.read(CasePayments.TABLE).where("settlement_id IN ('B5', 'B6', 'A6')"), """
                settlement_id | region_code | insured_region_code | payment_path
                B5            | 330100      | 330100              | NORMAL
                B6            | 330100      | 330200              | NORMAL
                """);
    }

    @Test
    void onlySoManyCasesArePaidAsHighTheHighestRatioFirst() {
        // Of 20 local cases one may be high. Equal ratios: the lowest settlement number.
        String lines = IntStream.range(0, 17)
                        .mapToObj(i -> line("N" + i, "A", "330100", "1000", "500"))
                        .collect(Collectors.joining())
                + line("H1", "A", "330100", "4000", "2000")
                + line("H2", "A", "330100", "5000", "2500")
                + line("H3", "A", "330100", "5000", "2500");
        Dataset<Row> paid = CasePaymentRows.pay(
                CasePaymentRows.local(rows(GroupedCases.TABLE, HEADER + lines), PaidHere.ownInsured()),
                rows(PaymentStandards.TABLE, """
                        region_code | year | insurance_type | level_class | group_code | relative_weight | hospital_coefficient | rate_yuan | standard_yuan
                        330100      | 2025 | 310            | 3           | A          | 0.5             | 1                    | 2000      | 1000
                        """),
                rows(InstitutionCoefficients.TABLE, "institution_code\n"),
                rows(Rates.TABLE, """
                        region_code | year | insurance_type | fund_ratio | rate_yuan
                        330100      | 2025 | 310            | 0.5        | 2000
                        """),
                Map.of("330100", DrgPaymentPolicy.from(TestLake.policies().of(HANGZHOU, YEAR))));

        // 1000 x (1 + 5 - 3)
        assertRows(paid.where("settlement_id LIKE 'H%'"), """
                settlement_id | payment_path | payment_yuan | entitlement_yuan
                H1            | HIGH_CAPPED  |      1000.00 |         -1000.00
                H2            | HIGH         |      3000.00 |           500.00
                H3            | HIGH_CAPPED  |      1000.00 |         -1500.00
                """);
    }

    private static void assertDone(Result result) {
        assertThat(result.lines()).as(result.exit().name()).isNotEmpty();
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
    }
}
