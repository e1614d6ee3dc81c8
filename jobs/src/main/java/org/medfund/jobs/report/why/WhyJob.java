package org.medfund.jobs.report.why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.medfund.core.csv.PlainText;
import org.medfund.core.derivation.Derivation;
import org.medfund.core.derivation.Figure;
import org.medfund.core.derivation.Seen;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Refusal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.ops.GateResults;
import org.medfund.core.table.ops.Runs;
import org.medfund.jobs.report.ExportJob;
import org.medfund.jobs.report.NextCommands;

/** Says of one published figure where it comes from: rule, policy, run, and the figures it rests on. */
public final class WhyJob implements Job {
    public static final Option<String> COLUMN = Option.required(
                    "column", "COLUMN", "Column, such as relative_weight", text -> text)
            .byPosition();
    public static final Option<Map<String, String>> KEY = Option.required(
                    "key",
                    "K=V[,K=V]",
                    "Values that find the row, such as region_code=330100,group_code=ES23",
                    RowSearch::key)
            .unspoken(); // it may find a person

    private static final int GATES_MAX = 1_000;

    private final Map<String, Derivation> derivations = new HashMap<>();

    /** @param derivations each of another column */
    public WhyJob(List<Derivation> derivations) {
        derivations.forEach(each -> {
            if (this.derivations.put(place(each.table(), each.column()), each) != null) {
                throw new IllegalArgumentException(
                        each.table() + " " + each.column().name() + " is explained twice");
            }
        });
    }

    @Override
    public String name() {
        return "why";
    }

    @Override
    public String doc() {
        return "Says where a published figure comes from: rule, policy, run, and the figures it rests on.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(ExportJob.TABLE, COLUMN, KEY);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Table table = args.get(ExportJob.TABLE);
        if (table.equals(Runs.TABLE) || table.equals(GateResults.TABLE)) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            table.name() + " records runs; nothing in it is formed from other figures.",
                            "The harness writes it.",
                            "See the runs command.")
                    .refusal();
        }
        Field<?> column = RowSearch.column(table, args.get(COLUMN));
        Row row = RowSearch.one(job, table, args.get(KEY));
        Map<String, RecordedRun> runs = new HashMap<>();
        job.records().runs().forEach(each -> runs.put(each.runId(), each));
        RecordedRun run = job.records()
                .withPolicies(List.of(Objects.requireNonNull(runs.get(Table.RUN_ID.in(row)))))
                .get(0);

        Optional<Derivation> derivation = Optional.ofNullable(derivations.get(place(table, column)));
        List<String> lines = new ArrayList<>(figure(table, column, row));
        Seen seen = new Seen(run, job.replay());
        lines.addAll(rule(table, derivation, row, seen));
        lines.addAll(policy(table, derivation, row, seen));
        lines.addAll(published(job, run));
        lines.addAll(inputs(run, runs));
        derivation.ifPresent(each -> lines.addAll(next(each.next().of(row, seen), job.lakeRoot())));
        return Outputs.forReading().summary(stored -> lines);
    }

    private static List<String> figure(Table table, Field<?> column, Row row) {
        List<String> lines = new ArrayList<>();
        lines.add(table.name() + " " + column.name() + " = " + RowSearch.shown(table, column, row) + unit(column));
        lines.add("  of "
                + table.grain().stream()
                        .map(field -> field.name() + " " + RowSearch.shown(table, field, row))
                        .collect(Collectors.joining(", ")));
        lines.add("Meaning: " + column.doc() + ".");
        return lines;
    }

    /** A column ends in its unit. */
    private static String unit(Field<?> column) {
        String last = column.name().substring(column.name().lastIndexOf('_') + 1);
        return switch (last) {
            case "yuan", "fen", "days" -> " " + last;
            default -> "";
        };
    }

    private static List<String> rule(Table table, Optional<Derivation> derivation, Row row, Seen seen) {
        List<String> lines = new ArrayList<>();
        if (derivation.isEmpty()) {
            lines.add("Rule: none is told apart for this column. " + table.doc());
            return lines;
        }
        lines.add("Rule: " + derivation.get().rule());
        try {
            derivation.get().filledIn().of(row, seen).forEach(line -> lines.add("  " + line));
        } catch (Refusal refusal) { // an older run need not have read what the formula of now reads
            lines.add("  Cannot be filled in: " + refusal.problems().get(0).what());
        }
        return lines;
    }

    /** What the formula goes by; without one, every value the run read for the region of the row. */
    private static List<String> policy(Table table, Optional<Derivation> derivation, Row row, Seen seen) {
        Field<String> regionField = table.regionField();
        String region = regionField == null ? "national" : regionField.in(row);
        SortedMap<String, RecordedRun.Value> values = new TreeMap<>(seen.values("national"));
        values.putAll(seen.values(region));
        if (derivation.isPresent()) {
            values.keySet().retainAll(derivation.get().parameters());
        }
        if (values.isEmpty()) {
            return List.of("Policy: no value decides it.");
        }
        List<String> lines = new ArrayList<>(List.of("Policy, as the run read it:"));
        values.forEach((name, value) -> lines.add("  " + name + " = "
                + (value.value().isValueNode() ? value.value().asText() : value.value()) + " [" + value.origin()
                + "]"));
        return lines;
    }

    private static List<String> published(JobContext job, RecordedRun run) {
        List<String> lines = new ArrayList<>();
        lines.add("Published by run " + run.runId() + " of " + run.job() + " for " + run.period() + " ("
                + (run.arguments().isEmpty() ? "no arguments" : run.arguments()) + "), number " + run.sequence() + ", "
                + PlainText.of(run.finishedAt()) + ", code " + run.codeVersion() + ".");
        List<Row> gates = job.small(
                job.records()
                        .rows(GateResults.TABLE)
                        .where(Table.RUN_ID.col().equalTo(run.runId()))
                        .orderBy(GateResults.GATE.col()),
                GATES_MAX);
        lines.add(
                gates.isEmpty()
                        ? "Gates: none."
                        : "Gates: "
                                + gates.stream()
                                        .map(gate -> GateResults.GATE.in(gate) + " " + GateResults.VERDICT.in(gate))
                                        .collect(Collectors.joining(", "))
                                + ".");
        return lines;
    }

    private static List<String> inputs(RecordedRun run, Map<String, RecordedRun> runs) {
        if (run.inputs().isEmpty()) {
            return List.of("It read no published table.");
        }
        List<String> lines = new ArrayList<>(List.of("It read:"));
        run.inputs()
                .forEach((table, ids) -> lines.add("  " + table + ": "
                        + ids.stream()
                                .map(id -> {
                                    RecordedRun input = runs.get(id);
                                    return id + (input == null ? "" : " (" + input.job() + " " + input.period() + ")");
                                })
                                .collect(Collectors.joining(", "))));
        return lines;
    }

    private static List<String> next(List<Figure> figures, String lakeRoot) {
        if (figures.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("One step further:"));
        figures.forEach(each -> lines.add("  " + NextCommands.command("why", lakeRoot) + " " + each));
        return lines;
    }

    private static String place(Table table, Field<?> column) {
        return table.name() + " " + column.name();
    }
}
