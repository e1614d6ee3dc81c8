package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Harness;
import org.medfund.core.job.Job;
import org.medfund.core.job.Progress;
import org.medfund.core.job.Result;
import org.medfund.core.policy.Policies;
import org.medfund.core.region.Region;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

/** One region with cases and policies of its own, for tests of rates and payments. */
final class RegionToPay {
    static final Region HANGZHOU = Region.of("330100");
    static final PolicyYear YEAR = PolicyYear.of("2025");

    static final String CASES = "region_code | settlement_id | scheme | year | status | group_code"
            + " | insured_region_code | insurance_type | institution_code | level_class | main_diagnosis_code"
            + " | admission_date | discharge_way | stay_days | total_cost_yuan | basic_pool_yuan | other_funds_yuan"
            + " | person_total_yuan\n";

    static final String AREAS = """
            area_code | area_level | region_code
            330100    | C          | 330100
            """;

    /** A case of 2025; half of its cost is borne by the basic pool, half by the person. */
    static String line(String id, String group, String diagnosis, String way, int days, long cost) {
        return caseOf(2025, id, group, diagnosis, way, days, cost, "H1");
    }

    static String caseOf(
            int year, String id, String group, String diagnosis, String way, int days, long cost, String institution) {
        return String.join(
                        " | ",
                        "330100",
                        id,
                        "demo",
                        Integer.toString(year),
                        group.equals("null") ? "UNGROUPED" : "SUCCESS",
                        group,
                        "330100",
                        "310",
                        institution,
                        "3",
                        diagnosis,
                        year + "-03-01",
                        way,
                        Integer.toString(days),
                        Long.toString(cost),
                        String.format(Locale.ROOT, "%.2f", cost / 2.0),
                        "0",
                        String.format(Locale.ROOT, "%.2f", cost / 2.0))
                + "\n";
    }

    /** The national policies with what the region decides otherwise. */
    static Policies policies(Path folder, String region) {
        try {
            Path national = Files.createDirectories(folder.resolve("policy/national"));
            try (Stream<Path> files = Files.list(TestLake.repository().resolve("conf/policy/national"))) {
                for (Path file : files.toList()) {
                    Files.copy(file, national.resolve(file.getFileName()));
                }
            }
            Files.createDirectories(folder.resolve("policy/region"));
            Files.writeString(
                    folder.resolve("policy/region/330100.yaml"),
                    "source: \"example\"\nvalid_from: \"2020-01-01\"\nparameters:\n" + region.indent(2));
            return Policies.load(folder.resolve("policy"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Result run(TestLake lake, Policies policies, Job job, String... args) {
        return new Harness(lake.lake(), policies, TestLake.CLOCK, "test", Progress.SILENT).run(job, args);
    }

    static void assertDone(Result result) {
        assertThat(result.exit()).as(String.join("\n", result.lines())).isEqualTo(Exit.DONE);
    }

    private RegionToPay() {}
}
