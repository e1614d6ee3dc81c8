package org.medfund.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Scope;
import org.medfund.core.lake.Lake;
import org.medfund.core.policy.Policies;
import org.medfund.core.table.clearing.RegionTransfersDue;

/** One small publish in a temporary lake: loads the classes that every command loads, for the class-data archive. */
final class WarmUp implements Command {

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public String doc() {
        return "Publishes one empty table in a temporary lake.";
    }

    @Override
    public boolean isHidden() {
        return true;
    }

    @Override
    public List<Option<?>> allOptions() {
        return List.of();
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        try {
            Path folder = Files.createTempDirectory("medfund-warm-up");
            try {
                Lake lake = new Lake(Workplace.session(), folder.resolve("lake").toString());
                Policies policies = Policies.load(Workplace.installedConf().resolve("policy"));
                Harness harness =
                        new Harness(lake, policies, Clock.systemUTC(), CodeVersion.current(), Progress.SILENT);
                Exit exit = harness.run(new EmptyJob()).exit();
                lake.spark().stop();
                return exit.code();
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the temporary folder", e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static final class EmptyJob implements Job {
        @Override
        public String name() {
            return "warm-up";
        }

        @Override
        public String doc() {
            return "Publishes one empty table.";
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public Outputs run(JobContext job, Arguments args) {
            return Outputs.forScope(Scope.everywhere("warm-up"))
                    .table(
                            RegionTransfersDue.TABLE,
                            job.rows(RegionTransfersDue.TABLE, List.of())
                                    .groupBy(RegionTransfersDue.TABLE.fields().stream()
                                            .map(field -> field.col())
                                            .toArray(org.apache.spark.sql.Column[]::new))
                                    .count()
                                    .drop("count"))
                    .mayBeEmpty(RegionTransfersDue.TABLE, "only a warm-up");
        }
    }
}
