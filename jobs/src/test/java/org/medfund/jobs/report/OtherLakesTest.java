package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.money.DeliveryCurrency;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class OtherLakesTest {
    private static final Region HANGZHOU = Region.of("330100");
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @TempDir
    Path folder;

    /** A job that does one thing. */
    private record Step(String name, BiFunction<JobContext, Arguments, Outputs> run) implements Job {
        @Override
        public String doc() {
            return "A step of a test.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Outputs run(JobContext job, Arguments args) {
            return run.apply(job, args);
        }
    }

    private TestLake lake() {
        TestLake lake = new TestLake(folder.resolve("lake"));
        assertThat(lake.run(new Step("ingest", (job, args) -> {
                            job.note(DeliveryCurrency.NOTE, "BRL");
                            return Outputs.forScope(Scope.everywhere("delivery-1"))
                                    .table(Areas.TABLE, rows(Areas.TABLE, """
                                            area_code | region_code | valid_from_date
                                            43001     | 330100      | 2020-01-01
                                            """));
                        }))
                        .exit())
                .isEqualTo(Exit.DONE);
        return lake.with(HANGZHOU, YEAR.minus(1), GroupedCases.TABLE, rows(GroupedCases.TABLE, """
                region_code | settlement_id | year | status    | total_cost_yuan
                330100      | S1            | 2024 | UNGROUPED | 100.00
                """));
    }

    /** The weights of 2025, from cases of the year before and under a policy. */
    private static Outputs weights(JobContext job) {
        job.policy(HANGZHOU, YEAR).whole("drg.min_cases");
        assertThat(job.read(GroupedCases.TABLE, YEAR.minus(1)).count()).isOne();
        return Outputs.forScope(Scope.of(List.of(HANGZHOU), YEAR))
                .table(RelativeWeights.TABLE, rows(RelativeWeights.TABLE, """
                        region_code | year | scheme | group_code | case_count | mean_cost_yuan | stability | relative_weight
                        330100      | 2025 | s      | ES23       | 20         | 100.00         | STABLE    | 1.0000
                        """));
    }

    private JsonNode report(TestLake lake) throws IOException {
        Result result = lake.run(new WriteReportJob(), "--year", "2025", "--out", folder.toString());
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
        String page = Files.readString(Path.of(result.lines().get(0)));
        int from = page.indexOf("id=\"data\">") + "id=\"data\">".length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    private static List<String> runs(JsonNode report) {
        List<String> lines = new ArrayList<>();
        for (JsonNode section : report.path("sections")) {
            if (section.path("id").asText().equals("provenance")) {
                section.path("grids")
                        .path(0)
                        .path("rows")
                        .forEach(row -> lines.add(row.path(1).asText() + " "
                                + row.path(2).asText() + " " + row.path(3).asText() + " "
                                + (row.path(8).asText().isEmpty() ? "no policy" : "policy")));
            }
        }
        return lines;
    }

    @Test
    void theRunsOfEarlierYearsThatFiguresRestOnAreNamed() throws IOException {
        TestLake lake = lake();
        assertThat(lake.run(new Step("calibrate-weights", (job, args) -> weights(job)))
                        .exit())
                .isEqualTo(Exit.DONE);

        assertThat(runs(report(lake)))
                .containsExactly(
                        "ingest delivery-1 * no policy",
                        "publish-for-test 2024 330100 no policy",
                        "calibrate-weights 2025 330100 policy");
    }

    @Test
    void amountsHaveTheCurrencyOfTheDeliveries() throws IOException, InterruptedException {
        TestLake lake = lake();

        assertThat(report(lake).path("currency").asText()).isEqualTo("BRL");
        Path page = folder.resolve("medfund-report-2025.html");
        assertThat(Chromium.dom(page, "#lang=en", folder.resolve("browser"))).contains("Amounts in reais");
        assertThat(Chromium.dom(page, "", folder.resolve("browser"))).contains("金额单位为雷亚尔");
    }
}
