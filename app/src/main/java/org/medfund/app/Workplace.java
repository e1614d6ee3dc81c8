package org.medfund.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.LakeCleaning;
import org.medfund.core.job.Option;
import org.medfund.core.job.Result;
import org.medfund.core.lake.Lake;
import org.medfund.core.policy.Policies;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Refusal;
import org.medfund.core.spark.PinnedSession;
import org.medfund.core.time.ChinaTime;
import org.medfund.core.time.PolicyYear;

/** Where a command works: lake, policies, and session, from the options every job has. */
final class Workplace {
    static final Option<String> LAKE =
            Option.withDefault("lake", "URI", "The lake: a folder, or any URI Hadoop knows", text -> text, "./lake");
    static final Option<Path> CONF =
            Option.optional("conf", "DIR", "Configuration folder; left out, the one of this installation", Path::of);
    static final Option<Path> POLICY =
            Option.optional("policy", "DIR", "Policy folder; left out, policy in the configuration folder", Path::of);
    static final List<Option<?>> OPTIONS = List.of(LAKE, CONF, POLICY);

    private final Lake lake;
    private final Policies policies;
    private final Harness harness;
    private final Console console;

    private Workplace(Lake lake, Policies policies, Harness harness, Console console) {
        this.lake = lake;
        this.policies = policies;
        this.harness = harness;
        this.console = console;
    }

    /**
     * Reads the policies, then opens the session, so that what is wrong in a file is said at once.
     *
     * @throws Refusal if the policy folder has problems or the cluster overrides a pinned setting
     */
    static Workplace open(Arguments common, Console console) {
        Policies policies = Policies.load(
                common.find(POLICY).orElse(conf(common).resolve("policy")),
                installedConf().resolve("policy"));
        Lake lake = new Lake(session(), common.get(LAKE));
        Harness harness = new Harness(lake, policies, Clock.systemUTC(), CodeVersion.current(), console.progress());
        return new Workplace(lake, policies, harness, console);
    }

    /** The configuration folder in force. */
    static Path conf(Arguments common) {
        return common.find(CONF).orElseGet(Workplace::installedConf);
    }

    static Path installedConf() {
        Path conf = Path.of(System.getProperty("medfund.home", "")).resolve("conf");
        if (!Files.isDirectory(conf)) {
            throw Problem.of(
                            ProblemCode.CONFIGURATION,
                            "There is no configuration folder.",
                            conf.toAbsolutePath() + " was looked at.",
                            "Start through bin/medfund, or pass --conf.")
                    .refusal();
        }
        return conf;
    }

    /** The one session of this process; under spark-submit, which sets a master, the cluster's. */
    static SparkSession session() {
        String submitted = System.getProperty("spark.master");
        Map<String, String> s3 = new LinkedHashMap<>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("spark.hadoop."))
                .forEach(name -> s3.put(name, System.getProperty(name)));
        return PinnedSession.open(submitted == null ? embeddedMaster() : null, s3);
    }

    private static @Nullable String embeddedMaster() {
        String asked = System.getenv("MEDFUND_MASTER");
        return asked == null || asked.isBlank() ? "local[*]" : asked;
    }

    /** As {@link LakeCleaning#clean}, under the national policy of the present year. */
    List<String> clean(Instant now, Duration age, boolean isDryRun) {
        PolicyYear year =
                PolicyYear.of(Integer.toString(now.atZone(ChinaTime.ZONE).getYear()));
        return new LakeCleaning(lake, now, age).clean(policies.national(year), isDryRun);
    }

    /** Runs one job and prints how it ended. */
    Result run(Job job, Map<String, String> given) {
        Result result;
        try {
            result = harness.run(job, Arguments.of(job.options(), given));
        } catch (Refusal refusal) {
            result = Harness.refused(refusal);
        }
        if (result.exit() == Exit.DONE) {
            console.results(result.lines());
        } else {
            console.problems(result.lines());
        }
        return result;
    }
}
