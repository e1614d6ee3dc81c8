package org.medfund.jobs.report.worklist;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.money.Money;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.report.Texts;
import org.medfund.jobs.report.Workbook;

/**
 * Writes for every region the open flags of a year that its hours of review allow, those first of which an hour is
 * expected to confirm most (docs/reviews.md): as CSV, to be filled in and imported, and as a workbook to read.
 */
public final class WriteWorklistJob implements Job {
    private static final int FLAGS_MAX = 200_000;
    private static final int RULES_MAX = 100_000;
    /** Room for the flags of the first settlement, which is taken whole whatever the hours. */
    private static final int FLAGS_OF_A_SETTLEMENT = 1_000;

    private static final Option<Path> OUT = Option.required("out", "DIR", "Folder the worklists go to", Path::of);
    private static final Option<BigDecimal> HOURS = Option.optional(
            "hours",
            "H",
            "Hours of review each region has; left out, those of its policy (review.hours_budget)",
            WriteWorklistJob::hours);

    @Override
    public String name() {
        return "write-worklist";
    }

    @Override
    public String doc() {
        return "Writes the open flags worth a reviewer's hours, as CSV to fill in and for Excel.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, OUT, Options.REGION, HOURS);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Optional<BigDecimal> asked = args.find(HOURS);
        Problems problems = new Problems();
        SortedMap<String, WorklistPolicy> policies =
                PolicyRanges.byRegion(regions, region -> WorklistPolicy.from(job.policy(region, year)), problems);
        problems.refuseIfAny();

        Dataset<Row> open =
                WorklistRows.open(job.read(Flags.TABLE, regions, year), job.readOrEmpty(Reviews.TABLE, regions, year));
        List<RuleTerms> terms = terms(job, open, policies);
        Outputs outputs = Outputs.forReading();
        Dataset<Row> expected = outputs.keep(WorklistRows.expected(
                open,
                job.spark().createDataFrame(terms.stream().map(RuleTerms::row).toList(), WorklistRows.TERMS)));
        Map<String, Row> totals = new HashMap<>();
        job.small(WorklistRows.totals(expected), RULES_MAX).forEach(row -> totals.put(Flags.REGION_CODE.in(row), row));

        Texts texts = Texts.of(job);
        List<String> lines = new ArrayList<>();
        policies.forEach((region, policy) -> {
            BigDecimal hours = asked.orElse(policy.hoursBudget());
            Row total = totals.get(region);
            int most = most(hours, region, terms);
            Worklist worklist = Worklist.within(
                    hours,
                    total == null ? List.of() : job.small(WorklistRows.first(expected, region, most), most),
                    total == null ? 0 : WorklistRows.FLAG_COUNT.in(total),
                    total == null ? Money.yuan(0) : WorklistRows.EXPECTED_CONFIRMED_YUAN.in(total));
            Path file = args.get(OUT).resolve("worklist-" + year + "-" + region + ".csv");
            outputs.file(file, WorklistFiles.csv(worklist))
                    .file(
                            file.resolveSibling("worklist-" + year + "-" + region + ".xlsx"),
                            new Workbook(WorklistFiles.sheets(worklist, expected.schema(), texts)));
            lines.add(worklist.line(region, hours));
        });
        lines.add(args.get(OUT).toString());
        return outputs.summary(stored -> lines);
    }

    /** Decisions of every region and year count for a rule. */
    private static List<RuleTerms> terms(JobContext job, Dataset<Row> open, Map<String, WorklistPolicy> policies) {
        Map<String, Row> decided = new HashMap<>();
        job.small(
                        WorklistRows.decided(
                                job.readOrEmpty(Flags.TABLE, List.of()), job.readOrEmpty(Reviews.TABLE, List.of())),
                        RULES_MAX)
                .forEach(row -> decided.put(Flags.RULE_ID.in(row), row));
        return job.small(WorklistRows.rules(open), RULES_MAX).stream()
                .map(rule -> RuleTerms.of(
                        rule,
                        decided.get(Flags.RULE_ID.in(rule)),
                        Objects.requireNonNull(policies.get(Flags.REGION_CODE.in(rule)))))
                .toList();
    }

    /**
     * How many flags the hours can allow at most, and those of one settlement more.
     *
     * @throws org.medfund.core.problem.Refusal if that is more than a worklist holds
     */
    private static int most(BigDecimal hours, String region, List<RuleTerms> terms) {
        BigDecimal least = terms.stream()
                .filter(each -> each.region().equals(region))
                .map(RuleTerms::reviewHours)
                .reduce(BigDecimal::min)
                .orElse(BigDecimal.ONE);
        BigDecimal most = hours.divideToIntegralValue(least).add(BigDecimal.valueOf(FLAGS_OF_A_SETTLEMENT));
        if (most.compareTo(BigDecimal.valueOf(FLAGS_MAX)) > 0) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "A worklist of " + hours.toPlainString() + " hours is too long.",
                            "It could have " + most.toPlainString() + " flags in " + region + "; a file holds "
                                    + FLAGS_MAX + ".",
                            "Pass fewer --hours; what is left out comes first once these are decided.")
                    .refusal();
        }
        return most.intValueExact();
    }

    private static BigDecimal hours(String text) {
        if (!text.matches("\\d{1,6}(\\.\\d{1,2})?") || new BigDecimal(text).signum() == 0) {
            throw new IllegalArgumentException("hours are a number above 0 such as 160 or 7.5");
        }
        return new BigDecimal(text);
    }
}
