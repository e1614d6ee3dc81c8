package org.medfund.jobs.report.simulation;

import static org.apache.spark.sql.functions.not;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.job.Replay;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.report.Kind;
import org.medfund.jobs.report.ReportInput;
import org.medfund.jobs.report.simulation.PolicyChange.Effect;
import org.medfund.jobs.report.simulation.PolicyChange.Flow;
import org.medfund.jobs.report.simulation.SimulationFiles.Grouping;

/**
 * What a changed policy folder would have paid, held against a published run of pay-cases. The jobs themselves are run
 * again on the rows their runs read, from the first that reads a changed value on; nothing is published.
 */
public final class SimulatePolicyJob implements Job {
    public static final Option<Path> POLICY =
            Option.required("policy", "DIR", "The changed policy folder, complete", Path::of);
    public static final Option<String> AGAINST =
            Option.required("against", "RUN", "Published run of pay-cases, as the runs command shows it", text -> text);
    public static final Option<Path> OUT = Option.required("out", "DIR", "Folder the result goes to", Path::of);

    private static final int FLOWS_MAX = 5_000_000;
    private static final int GROUPS_MAX = 1_000_000;

    private final Map<String, Job> stages = new HashMap<>();
    private final String paying;

    /** @param stages jobs from weights to payment, in the order they are run; the last one pays cases */
    public SimulatePolicyJob(List<Job> stages) {
        stages.forEach(stage -> this.stages.put(stage.name(), stage));
        this.paying = stages.get(stages.size() - 1).name();
    }

    @Override
    public String name() {
        return "simulate-policy";
    }

    @Override
    public String doc() {
        return "Says what a changed policy folder would have paid, against a published run. Publishes nothing.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(POLICY, AGAINST, OUT);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        RestingOn runs = RestingOn.of(
                        args.get(AGAINST),
                        paying,
                        stages.keySet(),
                        job.records().runs())
                .withPolicies(job);
        RecordedRun against = runs.against();
        List<String> lines = new ArrayList<>();
        try (Replay replay = job.replay()) {
            List<ParameterChanges.Change> changes = new StageReplay(stages, runs, job).in(replay, lines);
            List<Region> regions =
                    against.regionCodes().stream().map(Region::of).toList();
            PolicyYear year = PolicyYear.of(against.period());
            Dataset<Row> cases = replay.asSeenBy(against)
                    .read(GroupedCases.TABLE, regions, year)
                    .where(not(GroupedCases.IS_COMPARISON.col()));
            List<Flow> flows = PaymentFlows.flows(job.small(
                    PaymentFlows.of(
                            replay.published(against, CasePayments.TABLE), replay.rows(against, CasePayments.TABLE)),
                    FLOWS_MAX,
                    tooMany(against)));
            lines.addAll(headline(flows));
            SortedMap<String, String> schemes = schemes(job, cases);
            Path folder = args.get(OUT);
            Outputs outputs =
                    Outputs.forReading().file(folder.resolve("policy_changes.csv"), SimulationFiles.changes(changes));
            for (Grouping grouping : Grouping.values()) {
                outputs.file(folder.resolve(grouping.file()), SimulationFiles.rows(grouping, flows));
            }
            ReportInput in = new ReportInput(job, year, regions);
            nameGroups(in, job, schemes);
            Stream<String> page = SimulationPage.lines(
                    in, against.regionCodes(), changes, flows, group -> schemes.getOrDefault(group, ""));
            lines.add(folder.resolve("index.html").toString());
            return outputs.file(folder.resolve("index.html"), page).summary(stored -> lines);
        }
    }

    private static Problem tooMany(RecordedRun against) {
        return Problem.of(
                ProblemCode.ARGUMENTS,
                "Run " + against.runId() + " is too large to be simulated.",
                "Its cases move between more than " + FLOWS_MAX
                        + " pairs of cells (region, insurance type, level, hospital, group, path); it is a run for "
                        + against.regionCodes().size() + " regions.",
                "Narrow the run: publish pay-cases for one region with --region, and simulate against that run.");
    }

    private static List<String> headline(List<Flow> flows) {
        Effect total = PolicyChange.total(flows);
        List<String> lines = new ArrayList<>();
        lines.add(total.caseCount() + " cases: paid " + yuan(total.beforeFen()) + " yuan before, "
                + yuan(total.afterFen()) + " after.");
        lines.add("Change " + yuan(total.changeFen()) + " yuan = volume " + yuan(total.volumeFen()) + " + mix "
                + yuan(total.mixFen()) + " + price " + yuan(total.priceFen()) + ".");
        return lines;
    }

    /** The scheme of every group, so that the page can name it; of several the first. */
    private static SortedMap<String, String> schemes(JobContext job, Dataset<Row> cases) {
        SortedMap<String, String> schemes = new TreeMap<>();
        for (Row row : job.small(
                cases.where(GroupedCases.GROUP_CODE.col().isNotNull())
                        .select(GroupedCases.GROUP_CODE.col(), GroupedCases.SCHEME.col())
                        .distinct(),
                GROUPS_MAX)) {
            schemes.merge(
                    GroupedCases.GROUP_CODE.in(row),
                    GroupedCases.SCHEME.in(row),
                    (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        return schemes;
    }

    private static void nameGroups(ReportInput in, JobContext job, SortedMap<String, String> schemes) {
        Dataset<Row> catalogue = job.readOrEmpty(GroupCatalogue.TABLE, List.of())
                .where(GroupCatalogue.SCHEME
                        .col()
                        .isin(schemes.values().stream().distinct().toArray()))
                .select(
                        GroupCatalogue.SCHEME.col(),
                        GroupCatalogue.GROUP_CODE.col(),
                        GroupCatalogue.GROUP_NAME.col(),
                        GroupCatalogue.GROUP_NAME_EN.col())
                .distinct()
                .orderBy(GroupCatalogue.GROUP_NAME.col(), GroupCatalogue.GROUP_NAME_EN.col());
        for (Row row : job.small(catalogue, GROUPS_MAX)) {
            String group = GroupCatalogue.GROUP_CODE.in(row);
            // A submitted group has no name but its code.
            if (schemes.containsKey(group) && !GroupCatalogue.GROUP_NAME.in(row).equals(group)) {
                in.names()
                        .add(
                                Kind.GROUP,
                                GroupCatalogue.SCHEME.in(row) + "/" + group,
                                GroupCatalogue.GROUP_NAME.in(row),
                                GroupCatalogue.GROUP_NAME_EN.inOrNull(row));
            }
        }
    }

    private static String yuan(long fen) {
        return Money.yuan(fen).toPlainString();
    }
}
