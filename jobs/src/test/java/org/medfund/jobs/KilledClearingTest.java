package org.medfund.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.Rows.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.job.RunLedger;
import org.medfund.core.lake.Lake;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.testkit.KillPoints;
import org.medfund.core.testkit.LocalSpark;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.clearing.ClearQuarterJob;
import org.medfund.jobs.clearing.ClearYearJob;
import org.medfund.jobs.clearing.SettleMonthJob;
import org.medfund.jobs.outofarea.NetRegionsJob;

/** The steps that settle, clear, and net, killed wherever they write or commit, and started together for one scope. */
class KilledClearingTest {
    private static final String[] JANUARY = {"--month", "2025-01"};
    private static final String[] QUARTER = {"--quarter", "2025Q1", "--region", "330100"};
    private static final String[] OF_2025 = {"--year", "2025"};

    @TempDir
    Path folder;

    private Path root;

    private TestLake delivered() {
        root = folder.resolve("lake");
        Map<Table, Dataset<Row>> landed = new HashMap<>();
        landed.put(Areas.TABLE, rows(Areas.TABLE, """
                area_code | region_code
                330100    | 330100
                """));
        landed.put(Institutions.TABLE, rows(Institutions.TABLE, """
                institution_code | region_code | agreement_end_date
                H1               | 330100      | null
                """));
        landed.put(Budgets.TABLE, rows(Budgets.TABLE, """
                region_code | year | insurance_type | inpatient_budget_yuan | reserve_yuan | version
                330100      | 2025 | 310            |               2000.00 |       100.00 |       1
                """));
        landed.put(Assessments.TABLE, rows(Assessments.TABLE, """
                year | region_code | institution_code | assessment_score
                2025 | 330100      | H1               | 80
                """));
        landed.put(SettlementLists.TABLE, rows(SettlementLists.TABLE, """
                settlement_id | refund_flag | insured_region_code | treated_region_code | insurance_type | admission_date | discharge_date | total_cost_yuan | basic_pool_yuan | fund_total_yuan | reported_stay_days | stay_days
                X1            | 0           | 330100              | 420100              | 310            | 2024-12-30     | 2025-01-05     |          900.00 |          600.00 |          600.00 |                  5 |         6
                X2            | 0           | 420100              | 330100              | 310            | 2025-02-01     | 2025-02-03     |          200.00 |          150.00 |          150.00 |               null |         2
                """));
        return new TestLake(root)
                .delivered("one", landed)
                .with(Region.of("330100"), PolicyYear.of("2025"), CasePayments.TABLE, rows(CasePayments.TABLE, """
                                region_code | year | insurance_type | institution_code | settlement_id | discharge_date | entitlement_yuan | basic_pool_yuan
                                330100      | 2025 | 310            | H1               | S1            | 2025-01-10     |          1000.00 |          900.00
                                330100      | 2025 | 310            | H1               | S2            | 2025-01-20     |           500.00 |          500.00
                                """));
    }

    private TestLake settled() {
        TestLake lake = delivered();
        for (String month : List.of("2025-01", "2025-02", "2025-03")) {
            lake.run(new SettleMonthJob(), "--month", month);
        }
        return lake;
    }

    @Test
    @Tag("nightly")
    void aMonthKilledAnywhereIsSettledAgain() throws IOException {
        killedAnywhere(delivered(), new SettleMonthJob(), JANUARY);
    }

    @Test
    @Tag("nightly")
    void aQuarterKilledAnywhereIsClearedAgain() throws IOException {
        killedAnywhere(settled(), new ClearQuarterJob(), QUARTER);
    }

    @Test
    @Tag("nightly")
    void aYearKilledAnywhereIsClearedAgain() throws IOException {
        killedAnywhere(settled(), new ClearYearJob(), OF_2025);
    }

    @Test
    @Tag("nightly")
    void nettingKilledAnywhereIsDoneAgain() throws IOException {
        TestLake lake = delivered();
        lake.run(
                new NetRegionsJob(),
                "--month",
                "2025-02"); // the tables are there; how they come to be, the month shows
        killedAnywhere(lake, new NetRegionsJob(), "--month", "2025-01");
    }

    private void killedAnywhere(TestLake lake, Job job, String... argv) throws IOException {
        Path before = folder.resolve("before");
        KillPoints.copy(root, before);
        Result whole = lake.run(job, argv);
        assertThat(whole.exit()).as(String.join("\n", whole.lines())).isEqualTo(Exit.DONE);
        List<Table> written = new RunLedger(lake.lake())
                .entries().stream()
                        .filter(entry -> entry.runId().equals(whole.runId()))
                        .flatMap(entry -> Tables.named(entry.tableName()).stream())
                        .distinct()
                        .toList();
        Map<String, List<String>> published = published(lake, written);
        long sequence = new RunLedger(lake.lake()).sequence();
        KillPoints points = KillPoints.between(before, root);
        // The ledger is the last to be told, after every table.
        assertThat(points.commits()).last().asString().startsWith("ops/runs/");

        for (int i = 0; i <= points.count(); i++) {
            Path states = Files.createDirectory(folder.resolve("states"));
            for (KillPoints.Left left : points.at(i, states)) {
                TestLake again = new TestLake(left.lake());
                // What readers see follows from the ledger: until it is told, nothing of the run.
                assertThat(new RunLedger(again.lake()).sequence())
                        .as(left.when())
                        .isEqualTo(i < points.count() ? sequence - 1 : sequence);
                Result result = again.run(job, argv);
                assertThat(result.exit())
                        .as(left.when() + ": " + String.join("\n", result.lines()))
                        .isEqualTo(Exit.DONE);
                assertThat(published(again, written)).as(left.when()).isEqualTo(published);
            }
            deleted(states);
        }
    }

    /** Every published row, by table. No posting stands twice. */
    private static Map<String, List<String>> published(TestLake lake, List<Table> tables) {
        Map<String, List<String>> published = new TreeMap<>();
        for (Table table : tables) {
            List<Row> rows = lake.read(table).collectAsList();
            published.put(
                    table.name(), rows.stream().map(Row::toString).sorted().toList());
            if (table.equals(Postings.TABLE)) {
                assertThat(rows.stream().map(Postings.POSTING_ID::in)).doesNotHaveDuplicates();
            }
        }
        return published;
    }

    private static void deleted(Path states) throws IOException {
        try (var files = Files.walk(states)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        }
    }

    @Test
    @Tag("nightly")
    void ofTwoStartedTogetherOnePublishesAndTheOtherSaysSo() throws Exception {
        TestLake lake = delivered();
        startedTogether(new SettleMonthJob(), JANUARY);
        lake.run(new SettleMonthJob(), "--month", "2025-02");
        lake.run(new SettleMonthJob(), "--month", "2025-03");
        startedTogether(new ClearQuarterJob(), QUARTER);
        startedTogether(new ClearYearJob(), OF_2025);
        startedTogether(new NetRegionsJob(), OF_2025);
    }

    private void startedTogether(Job job, String... argv) throws Exception {
        CyclicBarrier bothHaveWritten = new CyclicBarrier(2);
        Progress progress = (name, step) -> {
            if (step.equals("publishing")) {
                try {
                    bothHaveWritten.await(2, TimeUnit.MINUTES);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Harness harness = harness(progress);
        Future<Result> one = threads.submit(() -> harness.run(job, argv));
        Future<Result> two = threads.submit(() -> harness.run(job, argv));
        List<Result> results = List.of(one.get(), two.get());
        threads.shutdown();

        assertThat(results).extracting(Result::exit).containsExactlyInAnyOrder(Exit.DONE, Exit.REFUSED);
        assertThat(results.stream().filter(result -> result.exit() == Exit.REFUSED))
                .singleElement()
                .satisfies(loser ->
                        assertThat(String.join("\n", loser.lines())).startsWith("CONFLICT: Another run has published"));
        published(new TestLake(root), List.of(Postings.TABLE));
    }

    private Harness harness(Progress progress) {
        return new Harness(
                new Lake(LocalSpark.get(), root.toString()), TestLake.policies(), TestLake.CLOCK, "test", progress);
    }
}
