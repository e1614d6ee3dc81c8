package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.weights.RelativeWeights;
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
}
