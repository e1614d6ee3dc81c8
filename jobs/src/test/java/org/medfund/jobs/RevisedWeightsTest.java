package org.medfund.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.policy.Policies;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.SchemeQualities;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.grouping.FactsOfCases;
import org.medfund.jobs.weights.CalibrateWeightsJob;

/** A region that adjusts for structure of cost and limits yearly change, in numbers a planner can check by hand. */
@Tag("nightly") // publishes calibrations on lakes of their own; each step has arithmetic tests of its own
class RevisedWeightsTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    /** Six cases of A for 1000 yuan, all of it drugs; six of B for 3000, all of it surgery. */
    private static TestLake lake(Path folder) {
        StringBuilder cases = new StringBuilder(
                "region_code | settlement_id | scheme | year | status | group_code | level_class | main_diagnosis_code"
                        + " | stay_days | total_cost_yuan\n");
        StringBuilder fees = new StringBuilder("settlement_id | fee_class | amount_yuan\n");
        for (int i = 1; i <= 6; i++) {
            cases.append("330100 | A" + i + " | demo | 2025 | SUCCESS | A | 1 | J18.9 | 5 | 1000\n");
            cases.append("330100 | B" + i + " | demo | 2025 | SUCCESS | B | 3 | J18.9 | 5 | 3000\n");
            fees.append("A" + i + " | 09 | 600\nA" + i + " | 10 | 400\nB" + i + " | 06 | 3000\n");
        }
        return new TestLake(folder)
                .delivered(
                        "first",
                        Map.of(
                                Areas.TABLE,
                                rows(Areas.TABLE, "area_code | area_level | region_code\n330100 | C | 330100\n"),
                                CodeLists.TABLE,
                                rows(
                                        CodeLists.TABLE,
                                        "list_name | code | valid_from_date\nBASIC_GROUP | A | 2020-01-01\n"),
                                FeeClasses.TABLE,
                                rows(FeeClasses.TABLE, fees.toString())))
                .with(Scope.of(List.of(HANGZHOU), YEAR), FactsOfCases.with(rows(GroupedCases.TABLE, cases.toString())))
                .with(HANGZHOU, YEAR.minus(1), RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                        region_code | year | scheme | group_code | case_count | relative_weight
                        330100      | 2024 | demo   | A          |          6 |          0.5000
                        330100      | 2024 | demo   | B          |          6 |          1.5000
                        330100      | 2024 | other  | B          |          6 |          9.0000
                        """));
    }

    /** The nation's policy, but for what the region of the test decides. */
    private static Policies policies(Path folder, String parameters) throws IOException {
        Path national = Files.createDirectories(folder.resolve("national"));
        try (Stream<Path> files = Files.list(TestLake.repository().resolve("conf/policy/national"))) {
            for (Path file : files.toList()) {
                Files.copy(file, national.resolve(file.getFileName()));
            }
        }
        Files.createDirectories(folder.resolve("region"));
        Files.writeString(
                folder.resolve("region/330100.yaml"),
                "source: \"example\"\nvalid_from: \"2020-01-01\"\nparameters:\n" + parameters);
        return Policies.load(folder);
    }

    @Test
    void structureIsAdjustedChangeIsLimitedAndTheTotalWeightStays(@TempDir Path folder) throws IOException {
        TestLake lake = lake(folder.resolve("lake"));
        Policies policies = policies(folder.resolve("policy"), """
                  structure.enabled: {value: true}
                  change.enabled: {value: true}
                  change.max: {value: "0.10"}
                """);

        Result result = new Harness(lake.lake(), policies, TestLake.CLOCK, "test", Progress.SILENT)
                .run(new CalibrateWeightsJob(), "--year", "2025");

        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        // Measured 0.5 and 1.5. Structure: 900 and 3300, mean 2100: 0.4286 and 1.5714. A may fall from 0.5 to 0.45;
        // of the total 6 x 0.5 + 6 x 1.5 = 12 that leaves B (12 - 2.7) / 6 = 1.55, by a factor of 1.55 / 1.5714.
        assertRows(lake.read(RelativeWeights.TABLE).where("year = 2025"), """
                group_code | year_case_count | measured_weight | measured_weight_low | credibility | is_held | relative_weight
                A          |               6 |          0.5000 |              0.5000 |      1.0000 | true    |          0.4500
                B          |               6 |          1.5000 |              1.5000 |      1.0000 | false   |          1.5500
                """);
        // All six cases of a group cost the same: its own mean leaves nothing, and so did the weights of the year
        // before.
        assertRows(lake.read(SchemeQualities.TABLE), """
                judged_on | case_count | unknown_case_count | reduction_in_variance | group_count | unstable_group_count | cost_cv_mean | even_group_count | uneven_group_count
                WINDOW    |         12 |                  0 | 1.0                   |           2 |                    0 | 0.0          |                2 |                  0
                NEXT_YEAR |         12 |                  0 | 1.0                   |           2 |                    0 | 0.0          |                2 |                  0
                """);
        assertThat(String.join("\n", result.lines()))
                .contains("factor 0.986364, 1 groups held")
                .contains("basic group A is not [CASE_COUNT]");
    }

    @Test
    void aRegionWhoseFactorWouldBeFarFromOneIsRefused(@TempDir Path folder) throws IOException {
        TestLake lake = lake(folder.resolve("lake"));
        Policies policies = policies(folder.resolve("policy"), """
                  change.enabled: {value: true}
                  change.max: {value: "0.01"}
                  neutral.enabled: {value: true}
                  neutral.factor_min: {value: "1.1"}
                """);

        Result result = new Harness(lake.lake(), policies, TestLake.CLOCK, "test", Progress.SILENT)
                .run(new CalibrateWeightsJob(), "--year", "2025");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines())).contains("The total weight of region 330100");
        assertThat(lake.read(RelativeWeights.TABLE).where("year = 2025").isEmpty())
                .isTrue();
    }
}
