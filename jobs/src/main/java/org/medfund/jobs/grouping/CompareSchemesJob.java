package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.grouping.Regroupings;
import org.medfund.core.time.PolicyYear;

/** {@code compare-schemes}: which cases and how much money move from one group to another under another scheme. */
public final class CompareSchemesJob implements Job {
    private static final Option<String> FROM =
            Option.required("from", "SCHEME", "Scheme to compare from, such as demo_2025", text -> text);
    private static final Option<String> TO = Option.required("to", "SCHEME", "Scheme to compare to", text -> text);
    private static final int SCHEMES_MAX = 1_000;
    private static final int MOVES_SHOWN = 5;

    @Override
    public String name() {
        return "compare-schemes";
    }

    @Override
    public String doc() {
        return "Reports the cases and the money that another scheme groups otherwise, by institution. Group the year by"
                + " both first: group-cases --scheme A,B. A comparison replaces the one before of the same region and year.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(FROM, TO, Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Dataset<Row> cases = job.read(GroupedCases.TABLE, regions, year);
        refuseUnlessBothGroupAll(job, cases, args.get(FROM), args.get(TO));
        Dataset<Row> from = cases.where(GroupedCases.SCHEME.col().equalTo(args.get(FROM)));
        Dataset<Row> to = cases.where(GroupedCases.SCHEME.col().equalTo(args.get(TO)));

        return Outputs.forScope(Scope.of(regions, year))
                .table(Regroupings.TABLE, Regrouping.compare(from, to))
                .gate(Gate.uniqueGrain(Regroupings.TABLE))
                .gate(RegroupingGates.conserves(Regroupings.FROM_GROUP, from))
                .gate(RegroupingGates.conserves(Regroupings.TO_GROUP, to))
                .summary(CompareSchemesJob::summary);
    }

    private static void refuseUnlessBothGroupAll(JobContext job, Dataset<Row> cases, String from, String to) {
        Map<String, Long> counts = new TreeMap<>();
        job.small(cases.groupBy(GroupedCases.SCHEME.col()).agg(count(lit(1)).as("cases")), SCHEMES_MAX)
                .forEach(row -> counts.put(GroupedCases.SCHEME.in(row), row.getAs("cases")));
        String remedy = "Run group-cases --scheme with both folders, parted by a comma.";
        Problems problems = new Problems();
        for (String scheme : new TreeSet<>(List.of(from, to))) {
            if (!counts.containsKey(scheme)) {
                problems.add(
                        ProblemCode.INPUT_MISSING,
                        "No case is grouped by " + scheme + ".",
                        "The cases of the year are grouped by " + String.join(", ", counts.keySet()) + ".",
                        remedy);
            }
        }
        problems.refuseIfAny();
        if (!Objects.equals(counts.get(from), counts.get(to))) {
            throw Problem.of(
                            ProblemCode.INPUT_UNUSABLE,
                            from + " groups " + counts.get(from) + " cases of the year, " + to + " " + counts.get(to)
                                    + ".",
                            "Only cases that both group can be compared; one of them is in force for a part only.",
                            remedy)
                    .refusal();
        }
    }

    private static List<String> summary(Stored stored) {
        Dataset<Row> rows = stored.rows(Regroupings.TABLE);
        Column isMoved = Regroupings.FROM_GROUP.col().notEqual(Regroupings.TO_GROUP.col());
        Column yuan = Regroupings.TOTAL_COST_YUAN.col();
        Row all = rows.agg(
                        sum(Regroupings.CASE_COUNT.col()),
                        sum(when(isMoved, Regroupings.CASE_COUNT.col()).otherwise(0L)),
                        sum(Money.fen(yuan)),
                        sum(when(isMoved, Money.fen(yuan)).otherwise(0L)))
                .first();
        List<String> lines = new ArrayList<>();
        lines.add("Moved: " + all.getLong(1) + " of " + all.getLong(0) + " cases, " + plain(all.getLong(3)) + " of "
                + plain(all.getLong(2)) + " yuan.");
        rows.where(isMoved)
                .groupBy(Regroupings.FROM_GROUP.col(), Regroupings.TO_GROUP.col())
                .agg(
                        sum(Regroupings.CASE_COUNT.col()).as("cases"),
                        sum(Money.fen(yuan)).as("fen"))
                .orderBy(
                        org.apache.spark.sql.functions.col("fen").desc(),
                        Regroupings.FROM_GROUP.col(),
                        Regroupings.TO_GROUP.col())
                .limit(MOVES_SHOWN)
                .collectAsList()
                .forEach(row -> lines.add("  " + row.getString(0) + " to " + row.getString(1) + ": " + row.getLong(2)
                        + " cases, " + plain(row.getLong(3)) + " yuan"));
        return lines;
    }

    private static String plain(long fen) {
        BigDecimal yuan = Money.yuan(fen);
        return yuan.toPlainString();
    }
}
