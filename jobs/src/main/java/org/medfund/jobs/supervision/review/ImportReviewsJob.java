package org.medfund.jobs.supervision.review;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.time.PolicyYear;

/**
 * Records what reviewers decided of flags (SPEC E, docs/reviews.md): reads a file of decisions, holds every row
 * against the flag and all that was decided of it, and publishes the decisions of the year, longer by those of the
 * file. A file is imported whole or not at all; one that was imported before changes nothing.
 */
public final class ImportReviewsJob implements Job {
    private static final Option<Path> FILE =
            Option.required("file", "FILE", "Decisions as CSV, such as a worklist filled in", Path::of);

    @Override
    public String name() {
        return "import-reviews";
    }

    @Override
    public String doc() {
        return "Records what reviewers decided of flags, from a file of decisions.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FILE);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        byte[] content = content(args.get(FILE));
        DecisionFile file = DecisionFile.of(String.valueOf(args.get(FILE).getFileName()), content);
        job.note("file of decisions", sha256(content));

        Problems problems = new Problems();
        problems.addAll(file.problems());
        RecordedReader reader = new RecordedReader(job, file.flagIds());
        Map<String, ReviewedFlag> flags = reader.flags();
        PolicyYear year = year(file, flags, problems);
        Recorded recorded = reader.recorded(flags, year);
        if (problems.found().isEmpty() && recorded.hasAll(file.decisions())) {
            return Outputs.forReading()
                    .summary(stored -> List.of(
                            "Already imported: " + file.decisions().size() + " decisions are recorded as they stand."));
        }
        Judgement judgement = Judgement.of(file.decisions(), recorded);
        problems.addAll(judgement.problems());
        problems.refuseIfAny();
        return published(job, file, recorded, judgement.added(), year);
    }

    private static Outputs published(
            JobContext job, DecisionFile file, Recorded recorded, List<Transition> added, PolicyYear year) {
        Set<Region> regions = recorded.terms().keySet();
        List<Row> rows =
                added.stream().map(each -> each.row(flag(recorded, each))).toList();
        Dataset<Row> earlier = job.readOrEmpty(Reviews.TABLE, regions, year);
        return Outputs.forScope(Scope.of(regions, year))
                .table(Reviews.TABLE, Reviews.TABLE.conform(earlier.unionByName(job.rows(Reviews.TABLE, rows))))
                .gate(Gate.uniqueGrain(Reviews.TABLE))
                .gate(ReviewGates.NOBODY_APPROVES_HIS_OWN)
                .gate(ReviewGates.nothingIsLost(earlier, rows.size()))
                .summary(stored -> lines(file, added));
    }

    private static ReviewedFlag flag(Recorded recorded, Transition transition) {
        return Objects.requireNonNull(recorded.flags().get(transition.decision().flagId()));
    }

    /**
     * The year of the flags.
     *
     * @throws org.medfund.core.problem.Refusal with everything found so far, if they are of none or of several: then
     *     nothing more can be judged
     */
    private static PolicyYear year(DecisionFile file, Map<String, ReviewedFlag> flags, Problems problems) {
        Set<Integer> years =
                flags.values().stream().map(ReviewedFlag::year).collect(Collectors.toCollection(TreeSet::new));
        if (years.isEmpty()) {
            Recorded nothing = new Recorded(flags, Map.of(), Map.of(), Map.of());
            problems.addAll(Judgement.of(file.decisions(), nothing).problems());
        } else if (years.size() > 1) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    "The flags of the file are of " + years + ".",
                    "Decisions are kept by year of the flag, and one run publishes one year.",
                    "Split the file by year.");
        }
        if (years.size() != 1) {
            problems.refuseIfAny();
        }
        return new PolicyYear(years.iterator().next());
    }

    private static List<String> lines(DecisionFile file, List<Transition> added) {
        Map<FlagState, Long> counts = added.stream()
                .collect(Collectors.groupingBy(each -> each.decision().to(), TreeMap::new, Collectors.counting()));
        BigDecimal confirmed = added.stream()
                .map(each -> Objects.requireNonNullElse(each.decision().confirmedYuan(), Money.yuan(0)))
                .reduce(Money.yuan(0), BigDecimal::add);
        List<String> lines = new ArrayList<>();
        lines.add(added.size() + " decisions imported: "
                + counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .collect(Collectors.joining(", "))
                + "; " + confirmed.toPlainString() + " yuan confirmed.");
        if (file.undecidedCount() > 0) {
            lines.add(file.undecidedCount() + " rows have no decision yet and were left aside.");
        }
        return lines;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            file + " cannot be read.",
                            "The system says " + e.getClass().getSimpleName() + ".",
                            "Correct --file.")
                    .refusal();
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
