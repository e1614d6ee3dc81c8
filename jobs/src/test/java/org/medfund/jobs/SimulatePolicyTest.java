package org.medfund.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.job.RunLedger;
import org.medfund.core.policy.Policies;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.TestLake;
import org.medfund.jobs.payment.PayCasesJob;
import org.medfund.jobs.report.simulation.SimulatePolicyJob;

/**
 * A simulation says what the jobs themselves would publish under the other policy, on the rows the run it is held against
 * has read, whatever has come into the lake since; and it leaves the lake as it was.
 */
class SimulatePolicyTest {
    private static final List<Job> STAGES = PublishedYear.STAGES;

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static String against;

    @BeforeAll
    static void aPublishedYear() {
        lake = PublishedYear.in(folder.resolve("lake"));
        against = lastRun("pay-cases");
    }

    @Test
    @Tag("nightly") // publishes the year under three policies, from weights on
    void whatIsSimulatedIsWhatTheJobsPublishUnderThatPolicy() throws IOException {
        Map<String, String> policies = Map.of(
                "drg.low_factor", "\"0.75\"",
                "coef.policy", "COEF_CASEMIX_ADJUSTED",
                "trim.drg_policy", "TRIM_NONE");
        Map<String, Map<String, String>> simulated = new TreeMap<>();
        for (var policy : policies.entrySet()) {
            long sequence = new RunLedger(lake.lake()).sequence();
            Path out = folder.resolve("out-" + policy.getKey());
            Result result = simulate(policy(policy.getKey(), policy.getValue()), against, out);
            assertDone(result);
            assertThat(new RunLedger(lake.lake()).sequence()).isEqualTo(sequence);
            assertThat(String.join("\n", result.lines())).contains(policy.getKey());
            simulated.put(policy.getKey(), files(out));
            assertAddsUp(out);
        }
        assertThat(simulated.get("drg.low_factor").get("by_hospital.csv")).doesNotContain(",0.00,0.00,0.00,0.00\n");

        // The lake moves on: another budget, and runs under every one of these policies.
        lake.delivered("second", Map.of(Budgets.TABLE, PublishedYear.budget("990000.00", 2)));
        Path again = folder.resolve("again");
        assertDone(simulate(policy("coef.policy", "COEF_CASEMIX_ADJUSTED"), against, again));
        assertThat(files(again)).isEqualTo(simulated.get("coef.policy"));

        lake.delivered("third", Map.of(Budgets.TABLE, PublishedYear.budget("150000.00", 3)));
        for (var policy : policies.entrySet()) {
            Harness harness = harness(policy(policy.getKey(), policy.getValue()));
            STAGES.forEach(stage -> assertDone(harness.run(stage, "--year", "2025")));
            assertThat(after(simulated.get(policy.getKey()).get("by_hospital.csv")))
                    .as(policy.getKey())
                    .isEqualTo(paidByInstitution());
        }
    }

    @Test
    void anotherLowFactorIsSimulatedAsPayCasesPublishesIt() throws IOException {
        Path policy = policy("drg.low_factor", "\"0.85\"");
        Path out = folder.resolve("out-low");
        assertDone(simulate(policy, against, out));
        assertAddsUp(out);

        assertDone(harness(policy).run(new PayCasesJob(), "--year", "2025"));

        assertThat(after(files(out).get("by_hospital.csv"))).isEqualTo(paidByInstitution());
    }

    private static Map<String, BigDecimal> paidByInstitution() {
        Map<String, BigDecimal> paid = new TreeMap<>();
        lake.read(CasePayments.TABLE)
                .groupBy("institution_code")
                .agg(org.apache.spark.sql.functions.sum("payment_yuan"))
                .collectAsList()
                .forEach(row -> paid.put(row.getString(0), row.getDecimal(1)));
        return paid;
    }

    @Test
    void anUnchangedPolicyPaysTheSameAndSaysSo() throws IOException {
        Path out = folder.resolve("out-unchanged");

        Result result = simulate(TestLake.repository().resolve("conf/policy"), against.substring(0, 8), out);

        assertDone(result);
        assertThat(String.join("\n", result.lines())).contains("nothing is paid otherwise", "Change 0.00 yuan");
        assertThat(Files.readString(out.resolve("policy_changes.csv")))
                .isEqualTo("region_code,parameter,before,after,source\n");
        assertThat(Files.readString(out.resolve("by_level.csv")))
                .startsWith(
                        "level_class,case_count,payment_before_yuan,payment_after_yuan,change_yuan,volume_yuan,mix_yuan,"
                                + "price_yuan\n2,24,");
        assertThat(Files.readString(out.resolve("index.html")))
                .contains("simulation_title", "Payment policy simulated");
    }

    @Test
    void aValueThatOnlyThoseReadWhoAreNotReplayedIsNamed() throws IOException {
        Path out = folder.resolve("out-changed");

        Result result = simulate(policy("drg.low_factor", "\"0.75\""), against, out);

        assertThat(String.join("\n", result.lines()))
                .contains(
                        "drg.low_factor: 0.4 -> 0.75 (330100)",
                        "Formed anew: pay-cases. As published: calibrate-weights, set-rates.");
        assertThat(Files.readString(out.resolve("policy_changes.csv")))
                .contains("330100,drg.low_factor,0.4,0.75,")
                .contains("a test");
    }

    @Test
    void aRunThatCannotBeHeldAgainstIsRefusedByName() {
        Path policy = TestLake.repository().resolve("conf/policy");
        Path out = folder.resolve("out-never");

        assertThat(refusal(simulate(policy, "nonsense", out)))
                .contains("Run nonsense is unknown", lastRun("pay-cases"));
        assertThat(refusal(simulate(policy, lastRun("set-rates"), out)))
                .contains("is one of set-rates, not of pay-cases", lastRun("pay-cases"));
        assertThat(out).doesNotExist();
    }

    private static Result simulate(Path policy, String run, Path out) {
        return harness(policy)
                .run(
                        new SimulatePolicyJob(STAGES),
                        "--policy",
                        policy.toString(),
                        "--against",
                        run,
                        "--out",
                        out.toString());
    }

    private static Harness harness(Path policy) {
        return new Harness(lake.lake(), Policies.load(policy), TestLake.CLOCK, "test", Progress.SILENT);
    }

    /** The repository's policy with one parameter set otherwise for the region. */
    private static Path policy(String parameter, String value) throws IOException {
        Path policies = folder.resolve("policy-" + parameter);
        if (Files.exists(policies)) {
            return policies;
        }
        Path national = Files.createDirectories(policies.resolve("national"));
        try (Stream<Path> files = Files.list(TestLake.repository().resolve("conf/policy/national"))) {
            for (Path file : files.toList()) {
                Files.copy(file, national.resolve(file.getFileName()));
            }
        }
        Files.createDirectories(policies.resolve("region"));
        Files.writeString(policies.resolve("region/330100.yaml"), """
            source: "a test"
            valid_from: "2020-01-01"
            parameters:
              %s: {value: %s}
            """.formatted(parameter, value));
        return policies;
    }

    private static Map<String, String> files(Path out) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(texts.keySet())
                .containsExactly(
                        "by_group.csv",
                        "by_hospital.csv",
                        "by_insurance_type.csv",
                        "by_level.csv",
                        "by_region.csv",
                        "index.html",
                        "policy_changes.csv");
        return texts;
    }

    /** In every row of every file the parts are the change, and all files come to the same. */
    private static void assertAddsUp(Path out) throws IOException {
        List<BigDecimal> totals = new ArrayList<>();
        for (String file : List.of("by_region", "by_insurance_type", "by_level", "by_hospital", "by_group")) {
            BigDecimal total = BigDecimal.ZERO;
            for (String line : Files.readAllLines(out.resolve(file + ".csv")).stream()
                    .skip(1)
                    .toList()) {
                String[] cells = line.split(",");
                BigDecimal change = new BigDecimal(cells[4]);
                assertThat(new BigDecimal(cells[5])
                                .add(new BigDecimal(cells[6]))
                                .add(new BigDecimal(cells[7])))
                        .isEqualTo(change);
                assertThat(new BigDecimal(cells[3]).subtract(new BigDecimal(cells[2])))
                        .isEqualTo(change);
                total = total.add(change);
            }
            totals.add(total);
        }
        assertThat(totals).allMatch(totals.get(0)::equals);
    }

    private static Map<String, BigDecimal> after(String csv) {
        Map<String, BigDecimal> after = new TreeMap<>();
        csv.lines().skip(1).forEach(line -> after.put(line.split(",")[0], new BigDecimal(line.split(",")[3])));
        return after;
    }

    private static String lastRun(String job) {
        return new RunLedger(lake.lake())
                .entries().stream()
                        .filter(entry -> entry.job().equals(job))
                        .reduce((earlier, later) -> later)
                        .orElseThrow()
                        .runId();
    }

    private static String refusal(Result result) {
        assertThat(result.exit()).isEqualTo(Exit.REFUSED);
        return String.join("\n", result.lines());
    }

    private static void assertDone(Result result) {
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
    }
}
