package org.medfund.jobs;

import static org.apache.spark.sql.functions.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.job.RunLedger;
import org.medfund.core.job.Scope;
import org.medfund.core.policy.Policies;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.weights.DiseaseScores;
import org.medfund.core.testkit.Rows;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.clearing.ClearYearJob;
import org.medfund.jobs.grouping.BuildDipCatalogueJob;
import org.medfund.jobs.grouping.GroupCasesJob;
import org.medfund.jobs.grouping.GroupDipJob;
import org.medfund.jobs.payment.PayCasesJob;
import org.medfund.jobs.payment.PaymentDerivations;
import org.medfund.jobs.payment.RateDerivations;
import org.medfund.jobs.payment.SetRatesJob;
import org.medfund.jobs.report.simulation.SimulatePolicyJob;
import org.medfund.jobs.report.why.WhyJob;
import org.medfund.jobs.weights.CalibrateWeightsJob;

/** A region that pays by points, from matched cases to the clearing of the year. */
class PayByPointsTest {
    @TempDir
    Path folder;

    private TestLake lake;
    private final StaysToDeliver stays = new StaysToDeliver();

    @BeforeEach
    void prepare() {
        lake = new TestLake(folder.resolve("lake"));
    }

    private Result done(Result result) {
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        return result;
    }

    /** Two diseases at two levels, alike in 2024 and 2025, but for two cases of 2025 far from the others. */
    private void stayOfTwoDiseases() {
        for (int year : new int[] {2024, 2025}) {
            for (int i = 0; i < (year == 2024 ? 2 : 10); i++) {
                stays.stay(year, "H1", "J18.900", "2000.00");
                stays.stay(year, "H2", "J18.900", "1000.00");
                stays.stay(year, "H1", "K35.301", "4000.00", "47.0100");
                stays.stay(year, "H2", "K35.301", "2000.00", "47.0100");
            }
        }
    }

    private static Map<Table, Dataset<Row>> budget(String type) {
        return Map.of(
                Budgets.TABLE,
                rows(Budgets.TABLE, """
                        region_code | year | insurance_type | total_budget_yuan | inpatient_budget_yuan | reserve_yuan | version
                        330100      | 2025 | %s             | 90000             | 40000.00              | 0            | 1
                        """.formatted(type)),
                Assessments.TABLE,
                rows(Assessments.TABLE, """
                        year | region_code | institution_code | assessment_score
                        2025 | 330100      | H1               | 85
                        2025 | 330100      | H2               | 60
                        """),
                AuditDeductions.TABLE,
                rows(AuditDeductions.TABLE, """
                        deduction_id | region_code | institution_code | insurance_type | settlement_month | amount_yuan | reason
                        D1           | 330100      | H1               | 310            | 202503           | 10.00       | X
                        """));
    }

    /** The nation's policy, but that the region pays by points and assesses by coefficient. */
    private Harness byPoints(TestLake of) throws IOException {
        Path policies = folder.resolve("policy");
        Path national = Files.createDirectories(policies.resolve("national"));
        try (Stream<Path> files = Files.list(TestLake.repository().resolve("conf/policy/national"))) {
            for (Path file : files.toList()) {
                Files.copy(file, national.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.createDirectories(policies.resolve("region"));
        Files.writeString(policies.resolve("region/330100.yaml"), """
                source: "example"
                valid_from: "2020-01-01"
                parameters:
                  payment.method: {value: "DIP"}
                  share.policy: {value: "SHARE_NONE"}
                  assess.by: {value: "COEFFICIENT"}
                  assess.coef_steps: {value: [{score_from: 0, coef: "0.95"}, {score_from: 80, coef: "1.02"}]}
                """);
        return new Harness(of.lake(), Policies.load(policies), TestLake.CLOCK, "test", Progress.SILENT);
    }

    private void upToScores(TestLake of, Harness harness) {
        of.delivered(
                "lists",
                Map.of(
                        CodeLists.TABLE,
                        rows(
                                CodeLists.TABLE,
                                "list_name | code | valid_from_date\nBASIC_GROUP | J18.9 | 2020-01-01\n")));
        done(harness.run(new BuildDipCatalogueJob(), "--year", "2025"));
        done(harness.run(new GroupDipJob(), "--year", "2024", "--catalogue-year", "2025"));
        done(harness.run(new GroupDipJob(), "--year", "2025"));
        done(harness.run(new GroupCasesJob(), "--group-column", "--year", "2025"));
        done(harness.run(new CalibrateWeightsJob(), "--year", "2025"));
    }

    private static String refused(Result result) {
        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        return String.join("\n", result.lines());
    }

    /** A run by groups wrote no point values; the simulation sees those it would have written. */
    @Test
    @Tag("nightly") // publishes a year by groups and by points
    void paymentByPointsIsSimulatedAgainstARunByGroups() throws IOException {
        stayOfTwoDiseases();
        stays.deliver(lake);
        lake.delivered("budget", budget("310"));
        Harness byGroups = new Harness(
                lake.lake(),
                Policies.load(TestLake.repository().resolve("conf/policy")),
                TestLake.CLOCK,
                "test",
                Progress.SILENT);
        upToScores(lake, byGroups);
        done(byGroups.run(new SetRatesJob(), "--year", "2025"));
        done(byGroups.run(new PayCasesJob(), "--year", "2025"));
        List<RunLedger.Entry> entries = new RunLedger(lake.lake()).entries();
        assertThat(entries).noneMatch(entry -> entry.tableName().equals(PointValues.TABLE.name()));
        Harness byPoints = byPoints(lake);
        Path out = folder.resolve("simulated");

        done(byPoints.run(
                new SimulatePolicyJob(List.of(new CalibrateWeightsJob(), new SetRatesJob(), new PayCasesJob())),
                "--policy",
                folder.resolve("policy").toString(),
                "--against",
                entries.get(entries.size() - 1).runId(),
                "--out",
                out.toString()));

        done(byPoints.run(new SetRatesJob(), "--year", "2025"));
        done(byPoints.run(new PayCasesJob(), "--year", "2025"));
        String paid =
                lake
                        .read(CasePayments.TABLE)
                        .groupBy("institution_code")
                        .agg(sum("payment_yuan"))
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0) + " " + row.getDecimal(1))
                        .sorted()
                        .collect(Collectors.joining("\n"));
        assertThat(Files.readAllLines(out.resolve("by_hospital.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",")[0] + " " + line.split(",")[3])
                        .collect(Collectors.joining("\n")))
                .isEqualTo(paid);

        // And what was then published is told as points, not as weights.
        assertThat(why("payment.standards", "standard_yuan", "level_class=3,group_code=K35.3+47.0100"))
                .contains(
                        "score 1333.33 x coefficient ",
                        "weights.disease_scores score --key region_code=330100,year=2025",
                        "payment.point_values point_value_yuan --key region_code=330100,year=2025,insurance_type=310")
                .doesNotContain("published is", "payment.rates");
        assertThat(why("payment.standards", "hospital_coefficient", "level_class=3,group_code=K35.3+47.0100"))
                .contains("By DIP: level class 3 takes")
                .doesNotContain("published is");
        assertThat(why("payment.point_values", "point_value_yuan", "year=2025"))
                .contains("Settlement: 40000.00 yuan / fund ratio 0.5000", "Settled by SETTLEMENT");
        assertThat(why("payment.case_payments", "entitlement_yuan", "settlement_id=S010"))
                .contains("payment.point_values fund_yuan --key region_code=330100")
                .doesNotContain("payment.rates");
    }

    private String why(String table, String column, String key) {
        WhyJob why = new WhyJob(Stream.concat(RateDerivations.ALL.stream(), PaymentDerivations.ALL.stream())
                .toList());
        return String.join(
                "\n",
                done(lake.run(why, "--table", table, "--column", column, "--key", key))
                        .lines());
    }

    /** In numbers a planner can check by hand. */
    @Test
    void aRegionThatPaysByPointsSplitsItsBudgetToTheFen() throws IOException {
        stayOfTwoDiseases();
        String high = stays.stay(2025, "H1", "J18.900", "5000.00");
        String low = stays.stay(2025, "H2", "J18.900", "300.00");
        String none = stays.stay(2025, "H1", "", "100.00");
        stays.deliver(lake);
        StringBuilder fees = new StringBuilder("settlement_id | fee_class | amount_yuan\n");
        stays.idsOf("J18").forEach(id -> fees.append(id).append(" | 09 | 100.00\n"));
        lake.delivered("fees", Map.of(FeeClasses.TABLE, rows(FeeClasses.TABLE, fees.toString())));
        Harness harness = byPoints(lake);

        assertThat(refused(harness.run(new SetRatesJob(), "--year", "2025")))
                .contains("Region 330100 pays by DIP and has no disease scores of 2025.");
        upToScores(lake, harness);

        // Means 1500 and 3000 in both years, the two odd cases trimmed; of all 2250. Drugs 100 of J, 50 of all.
        assertRows(lake.read(DiseaseScores.TABLE), """
                scheme   | group_code    | case_count | trimmed_case_count | mean_cost_yuan | cv_class | measured_score | drug_score | consumable_score | last_score | score_basis | score
                DIP_2025 | J18.9         | 24         | 2                  | 1500.00        | LOW      | 666.67         | 2.0000     | null             | null       | MEASURED    | 666.67
                DIP_2025 | K35.3+47.0100 | 24         | 0                  | 3000.00        | LOW      | 1333.33        | 0.0000     | null             | null       | MEASURED    | 1333.33
                """);

        lake.delivered("budget of another", budget("390"));
        assertThat(refused(harness.run(new SetRatesJob(), "--year", "2025")))
                .contains("Region 330100, insurance type 310, 2025: there is no budget.");
        assertThat(lake.read(PointValues.TABLE).isEmpty()).isTrue();
        lake.delivered("budget", budget("310"));
        done(harness.run(new SetRatesJob(), "--year", "2025"));

        // 40 000 / 0.5 / 42 002.51. The odd cases count in the value of the year.
        // Its opening is that of 2024: 18 000 / 8 152.80.
        assertRows(lake.read(PointValues.TABLE), """
                insurance_type | fund_ratio | case_count | total_score  | mean_coefficient | interval_method | institution_count | opening_point_value_yuan | settlement_point_value_yuan | settled_by | point_value_yuan | fund_yuan
                310            | 0.5000     | 43         | 42002.510000 | 1.0185           | PV_MEAN         | 2                 | 2.2078                   | 1.9046                      | SETTLEMENT | 1.9046           | 40000.00
                """);
        // J is basic: no coefficient. 0.6427 of level 2 is below the least there is.
        assertRows(lake.read(PaymentStandards.TABLE), """
                level_class | group_code    | relative_weight | hospital_coefficient | standard_yuan | score   | level_mean_yuan
                2           | J18.9         | null            | 1.0000               | 1269.74       | 666.67  | 1000.00
                3           | J18.9         | null            | 1.0000               | 1269.74       | 666.67  | 2000.00
                2           | K35.3+47.0100 | null            | 0.7000               | 1777.62       | 1333.33 | 2000.00
                3           | K35.3+47.0100 | null            | 1.3573               | 3446.81       | 1333.33 | 4000.00
                """);

        done(harness.run(new PayCasesJob(), "--year", "2025"));
        assertRows(
                lake.read(CasePayments.TABLE)
                        .where("settlement_id IN ('" + String.join("','", high, low, none, "S010") + "')"),
                """
                settlement_id | payment_method | payment_path   | score_kind | disease_score | reference_yuan | score   | point_value_yuan | payment_yuan
                %s            | DIP            | DEVIATION_HIGH | BASIC      | 666.67        | 2000.00        | 1000.01 | 1.9046           | 1904.62
                %s            | DIP            | DEVIATION_LOW  | BASIC      | 666.67        | 1000.00        | 200.00  | 1.9046           | 380.92
                %s            | DIP            | UNGROUPED      | UNGROUPED  | null          | null           | 38.50   | 1.9046           | 73.33
                S010          | DIP            | NORMAL         | CORE       | 1333.33       | 4000.00        | 1809.73 | 1.9046           | 3446.81
                """.formatted(high, low, none));
        Row sum = lake.read(CasePayments.TABLE)
                .selectExpr(
                        "sum(entitlement_yuan)",
                        "max(abs(entitlement_yuan - score * 40000 / 42002.51)) < 0.01",
                        "sum(if(institution_code = 'H1', entitlement_yuan, 0))")
                .first();
        assertThat(sum.getDecimal(0)).isEqualByComparingTo("40000.00");
        assertThat(sum.getBoolean(1)).isTrue();

        done(harness.run(new ClearYearJob(), "--year", "2025"));
        // 85 marks: 1.02 of what cases entitle to, less 10 yuan; 60 marks: 0.95.
        BigDecimal first = sum.getDecimal(2);
        BigDecimal second = new BigDecimal("40000").subtract(first);
        assertRows(lake.read(Statements.TABLE), """
                institution_code | case_count | standard_entitlement_yuan | final_entitlement_yuan
                H1               | 22         | %s                        | %s
                H2               | 21         | %s                        | %s
                """.formatted(
                        first.setScale(2),
                        first.multiply(new BigDecimal("1.02"))
                                .setScale(2, RoundingMode.HALF_UP)
                                .subtract(new BigDecimal("10.00")),
                        second.setScale(2),
                        second.multiply(new BigDecimal("0.95")).setScale(2, RoundingMode.HALF_UP)));
    }

    @Test
    @Tag("nightly") // publishes a year by points on two lakes
    void anotherLakeWithOtherPartitionsPaysTheSame() throws IOException {
        stayOfTwoDiseases();
        stays.deliver(lake);
        lake.delivered("budget", budget("310"));
        Harness harness = byPoints(lake);
        upToScores(lake, harness);
        done(harness.run(new SetRatesJob(), "--year", "2025"));
        done(harness.run(new PayCasesJob(), "--year", "2025"));

        TestLake other = new TestLake(folder.resolve("other"));
        other.delivered(
                "lists", Map.of(Areas.TABLE, lake.read(Areas.TABLE), CodeLists.TABLE, lake.read(CodeLists.TABLE)));
        other.delivered("budget", budget("310"));
        Dataset<Row> matched = lake.read(GroupedCases.TABLE).where("scheme = 'DIP_2025'");
        Harness otherHarness = byPoints(other);
        for (int year : new int[] {2025, 2024}) {
            other.with(
                    Scope.of(List.of(Region.of("330100")), new PolicyYear(year)),
                    Map.of(
                            GroupedCases.TABLE,
                                    matched.where("year = " + year)
                                            .orderBy(GroupedCases.TOTAL_COST_YUAN.col())
                                            .repartition(5),
                            DipMatches.TABLE,
                                    lake.read(DipMatches.TABLE)
                                            .where("year = " + year)
                                            .repartition(3),
                            DipDiseases.TABLE, lake.read(DipDiseases.TABLE).where("year = " + year),
                            DiseaseScores.TABLE, lake.read(DiseaseScores.TABLE).where("year = " + year)));
            if (year == 2025) {
                assertThat(refused(otherHarness.run(new SetRatesJob(), "--year", "2025")))
                        .contains("no case of [2022, 2023, 2024] is matched with a disease that has a score");
            }
        }
        done(otherHarness.run(new SetRatesJob(), "--year", "2025"));
        done(otherHarness.run(new PayCasesJob(), "--year", "2025"));
        for (Table table : List.of(PointValues.TABLE, CasePayments.TABLE)) {
            assertThat(Rows.text(other.read(table), List.of()))
                    .as(table.name())
                    .isEqualTo(Rows.text(lake.read(table), List.of()));
        }
    }
}
