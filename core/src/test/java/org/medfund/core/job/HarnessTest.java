package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.Rows;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class HarnessTest {
    private static final String A_WEIGHS_HALF = """
            region_code | year | group_code | case_count | relative_weight
            330100      | 2025 | A          |          9 |          0.5000
            """;

    @TempDir
    Path folder;

    /** Publishes fixed weights of the regions it names. */
    private static Job weights(Dataset<Row> rows, Gate... gates) {
        return new Job() {
            @Override
            public String name() {
                return "weights";
            }

            @Override
            public String doc() {
                return "Weights.";
            }

            @Override
            public List<Option<?>> options() {
                return List.of(Options.YEAR);
            }

            @Override
            public Outputs run(JobContext job, Arguments args) {
                Outputs outputs = Outputs.forScope(
                                Scope.of(List.of(Region.of("330100"), Region.of("330200")), args.get(Options.YEAR)))
                        .table(RelativeWeights.TABLE, rows);
                for (Gate gate : gates) {
                    outputs.gate(gate);
                }
                return outputs;
            }
        };
    }

    @Test
    void aPublishedRunIsSeenAndTheSameRunAgainChangesNothing() {
        TestLake lake = new TestLake(folder);
        Job job = weights(rows(RelativeWeights.TABLE, A_WEIGHS_HALF));

        assertThat(lake.run(job, "--year", "2025").exit()).isEqualTo(Exit.DONE);
        Result again = lake.run(job, "--year", "2025");

        assertThat(again.exit()).isEqualTo(Exit.DONE);
        assertThat(again.lines()).containsExactly("Already published for 330100,330200/2025.");
        assertRows(lake.read(RelativeWeights.TABLE), A_WEIGHS_HALF);
        assertThat(lake.lake().readAll(RelativeWeights.TABLE).count()).isEqualTo(1);
    }

    @Test
    void aLaterRunOfOneRegionSupersedesJustThatPart() {
        TestLake lake = new TestLake(folder);
        lake.run(weights(rows(RelativeWeights.TABLE, """
                        region_code | year | group_code | case_count | relative_weight
                        330100      | 2025 | A          |          9 |          0.5000
                        330200      | 2025 | A          |          9 |          0.7000
                        """)), "--year", "2025");
        lake.with(Region.of("330200"), PolicyYear.of("2025"), RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                        region_code | year | group_code | case_count | relative_weight
                        330200      | 2025 | A          |          9 |          0.8000
                        """));

        assertRows(lake.read(RelativeWeights.TABLE), """
                region_code | relative_weight
                330100      |          0.5000
                330200      |          0.8000
                """);
    }

    @Test
    void aRunThatFailsAGateIsInvisible() {
        TestLake lake = new TestLake(folder);
        Gate impossible = Gate.everyRow(
                "impossible",
                RelativeWeights.TABLE,
                RelativeWeights.RELATIVE_WEIGHT.col().gt(1));

        Result result = lake.run(weights(rows(RelativeWeights.TABLE, A_WEIGHS_HALF), impossible), "--year", "2025");

        assertThat(result.exit()).isEqualTo(Exit.REJECTED);
        assertThat(result.lines().get(0)).contains("impossible").contains("1 of 1 rows");
        assertThat(lake.read(RelativeWeights.TABLE).count()).isZero();
    }

    @Test
    void anEmptyResultDoesNotLookLikeSuccess() {
        TestLake lake = new TestLake(folder);
        Dataset<Row> none = rows(RelativeWeights.TABLE, A_WEIGHS_HALF).where("year = 1999");

        assertThat(lake.run(weights(none), "--year", "2025").exit()).isEqualTo(Exit.REJECTED);
    }

    /** Weights of one group, by region and year. */
    private TestLake weighed(String... regionYears) {
        TestLake lake = new TestLake(folder);
        for (String regionYear : regionYears) {
            String region = regionYear.substring(0, 6);
            String year = regionYear.substring(7);
            lake.with(
                    Region.of(region),
                    PolicyYear.of(year),
                    RelativeWeights.TABLE,
                    rows(RelativeWeights.TABLE, """
                            region_code | year | group_code | case_count | relative_weight
                            %s          | %s   | A          |          1 |          0.5000
                            """.formatted(region, year)));
        }
        return lake;
    }

    /** Looks into the lake as a job does. */
    private static Result look(TestLake lake, Function<JobContext, Object> look) {
        return lake.run(new Job() {
            @Override
            public String name() {
                return "look";
            }

            @Override
            public String doc() {
                return "Looks.";
            }

            @Override
            public List<Option<?>> options() {
                return List.of();
            }

            @Override
            public Outputs run(JobContext job, Arguments args) {
                String seen = String.valueOf(look.apply(job));
                return Outputs.forReading().summary(stored -> List.of(seen));
            }
        });
    }

    @Test
    void aPeriodThatIsNotPublishedIsRefusedThoughAnotherOneWasRead() {
        Result result = look(weighed("330100/2025"), job -> {
            job.readOrEmpty(RelativeWeights.TABLE, List.of(), PolicyYear.of("2025"));
            return job.read(RelativeWeights.TABLE, PolicyYear.of("2026"));
        });

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines()))
                .contains("weights.relative_weights for [2026]", "Run calibrate-weights first");
    }

    @Test
    void ofEachRegionItsOwnYearsAreRead() {
        Region hangzhou = Region.of("330100");
        Region ningbo = Region.of("330200");
        TestLake lake = weighed("330100/2024", "330100/2025", "330200/2024", "330200/2025");

        Result result = look(
                lake,
                job -> Rows.text(
                        job.readYears(
                                RelativeWeights.TABLE,
                                Map.of(hangzhou, List.of(2023, 2024, 2025), ningbo, List.of(2025))),
                        List.of("region_code", "year")));
        assertThat(result.lines().get(0)).isEqualTo(Rows.text("""
                region_code | year
                330100      | 2024
                330100      | 2025
                330200      | 2025
                """));

        Result none = look(lake, job -> job.readYears(RelativeWeights.TABLE, Map.of(hangzhou, List.of(2022))));
        assertThat(none.exit()).isEqualTo(Exit.REFUSED);
        assertThat(none.lines().get(0)).contains("for [2022] of [330100]");
    }

    @Test
    void theNewestYearIsThatOfTheRegionsLookedAt() {
        TestLake lake = weighed("330100/2024", "330100/2025", "330200/2024");

        assertThat(look(lake, job -> job.newestYear(RelativeWeights.TABLE, List.of()))
                        .lines())
                .containsExactly("2025");
        assertThat(look(lake, job -> job.newestYear(RelativeWeights.TABLE, List.of(Region.of("330200"))))
                        .lines())
                .containsExactly("2024");
        assertThat(look(lake, job -> job.newestYear(GroupedCases.TABLE, List.of()))
                        .exit())
                .isEqualTo(Exit.REFUSED);
    }

    @Test
    void everyWrongArgumentIsNamedAtOnce() {
        Result result = new TestLake(folder)
                .run(weights(rows(RelativeWeights.TABLE, A_WEIGHS_HALF)), "--yaer", "--year", "twenty");

        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        assertThat(String.join("\n", result.lines())).contains("--yaer").contains("--year twenty");
    }

    @Test
    void ofARecordDeliveredAgainTheHighestVersionCounts() {
        TestLake lake = new TestLake(folder);
        String first = """
                settlement_id | refund_flag | version | total_cost_yuan
                S1            | 0           |       1 |          100.00
                S2            | 0           |       1 |          200.00
                """;
        String second = """
                settlement_id | refund_flag | version | total_cost_yuan
                S1            | 0           |       2 |          150.00
                """;
        lake.delivered("one", Map.of(SettlementLists.TABLE, rows(SettlementLists.TABLE, first)));
        lake.delivered("two", Map.of(SettlementLists.TABLE, rows(SettlementLists.TABLE, second)));

        assertRows(lake.read(SettlementLists.TABLE), """
                settlement_id | total_cost_yuan
                S1            |          150.00
                S2            |          200.00
                """);
    }

    /** Publishes weights of 2026 after a look into the lake. */
    private static Job weightsAfter(Consumer<JobContext> look) {
        return new Job() {
            @Override
            public String name() {
                return "weights-after";
            }

            @Override
            public String doc() {
                return "Looks, and publishes weights.";
            }

            @Override
            public List<Option<?>> options() {
                return List.of();
            }

            @Override
            public Outputs run(JobContext job, Arguments args) {
                look.accept(job);
                return Outputs.forScope(Scope.of(List.of(Region.of("330100")), PolicyYear.of("2026")))
                        .table(RelativeWeights.TABLE, rows(RelativeWeights.TABLE, A_WEIGHS_HALF));
            }
        };
    }

    /** Runs the job, publishes what it has looked at anew, and runs it again. */
    private static boolean isUnmovedBy(TestLake lake, Consumer<JobContext> look) {
        lake.run(weightsAfter(look));
        lake.with(
                Region.of("330100"),
                PolicyYear.of("2025"),
                RelativeWeights.TABLE,
                rows(RelativeWeights.TABLE, A_WEIGHS_HALF));
        Result again = lake.run(weightsAfter(look));
        assertThat(again.exit()).isEqualTo(Exit.DONE);
        return again.lines().equals(List.of("Already published for 330100/2026."));
    }

    @Test
    void whatIsConsultedIsNoInputAndWhatIsReadIsOne() {
        TestLake lake = weighed("330100/2025", "330200/2025");
        Region region = Region.of("330100");
        PolicyYear year = PolicyYear.of("2025");

        assertThat(isUnmovedBy(lake, job -> job.consult(RelativeWeights.TABLE, List.of(region), year)))
                .isTrue();
        assertThat(isUnmovedBy(lake, job -> job.records().visible(RelativeWeights.TABLE, region)))
                .isTrue();
        assertThat(isUnmovedBy(lake, job -> job.visibleRuns(RelativeWeights.TABLE, region, year)))
                .isFalse();
    }

    @Test
    void visibleRunsAreThoseOfTheRegionByPeriod() {
        TestLake lake = weighed("330100/2024", "330100/2025", "330200/2025", "330100/2025");

        assertThat(look(lake, job -> {
                            var visible = job.records().visible(RelativeWeights.TABLE, Region.of("330100"));
                            assertThat(visible.get("2025"))
                                    .isEqualTo(job.visibleRuns(
                                            RelativeWeights.TABLE, Region.of("330100"), PolicyYear.of("2025")));
                            return visible.keySet() + " "
                                    + job.records().of(visible.get("2025")).values().stream()
                                            .map(run -> run.sequence() + " " + run.regionCodes() + " " + run.period())
                                            .toList();
                        })
                        .lines())
                .containsExactly("[2024, 2025] [4 [330100] 2025]");
    }
}
