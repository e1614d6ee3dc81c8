package org.medfund.core.testkit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.job.Scope;
import org.medfund.core.lake.Lake;
import org.medfund.core.policy.Policies;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.time.Period;

/** A real lake in a folder of the test, with the repository's policies and a clock that stands still. */
public final class TestLake {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-15T02:00:00Z"), ZoneOffset.UTC);

    private final Lake lake;
    private final Harness harness;

    public TestLake(Path folder) {
        this(folder.toString(), "test");
    }

    public TestLake(String root, String codeVersion) {
        this.lake = new Lake(LocalSpark.get(), root);
        this.harness = new Harness(lake, policies(), CLOCK, codeVersion, Progress.SILENT);
    }

    /** The repository's own policy folder, seen from any module. */
    public static Policies policies() {
        return Policies.load(repository().resolve("conf/policy"));
    }

    public static Path repository() {
        Path module = Path.of("").toAbsolutePath();
        return java.nio.file.Files.exists(module.resolve("conf/policy")) ? module : module.getParent();
    }

    public Lake lake() {
        return lake;
    }

    public Harness harness() {
        return harness;
    }

    /** Publishes rows as a job would: with a region and period for computed tables, as one delivery for landed ones. */
    public TestLake with(Scope scope, Map<Table, Dataset<Row>> tables) {
        Result result = harness.run(publisher(scope, tables));
        if (result.exit() != Exit.DONE) {
            throw new IllegalStateException(String.join("\n", result.lines()));
        }
        return this;
    }

    public TestLake with(Region region, Period period, Table table, Dataset<Row> rows) {
        return with(Scope.of(List.of(region), period), Map.of(table, rows));
    }

    /** Landed tables as one delivery. */
    public TestLake delivered(String deliveryId, Map<Table, Dataset<Row>> tables) {
        return with(Scope.everywhere(deliveryId), tables);
    }

    public Result run(Job job, String... argv) {
        return harness.run(job, argv);
    }

    /** The published rows of a table. */
    public Dataset<Row> read(Table table) {
        Map<String, Dataset<Row>> seen = new LinkedHashMap<>();
        harness.run(new Job() {
            @Override
            public String name() {
                return "look";
            }

            @Override
            public String doc() {
                return "Reads one table.";
            }

            @Override
            public List<Option<?>> options() {
                return List.of();
            }

            @Override
            public Outputs run(JobContext job, Arguments args) {
                seen.put("rows", job.readOrEmpty(table, List.of()));
                return Outputs.forReading();
            }
        });
        return seen.get("rows");
    }

    private static Job publisher(Scope scope, Map<Table, Dataset<Row>> tables) {
        return new Job() {
            @Override
            public String name() {
                return "publish-for-test";
            }

            @Override
            public String doc() {
                return "Publishes given rows.";
            }

            @Override
            public List<Option<?>> options() {
                return List.of();
            }

            @Override
            public Outputs run(JobContext job, Arguments args) {
                job.note("rows", java.util.UUID.randomUUID().toString());
                Outputs outputs = Outputs.forScope(scope);
                tables.forEach((table, rows) -> {
                    outputs.table(table, rows);
                    outputs.mayBeEmpty(table, "given by the test");
                });
                return outputs;
            }
        };
    }
}
