package org.medfund.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Option;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.synth.LandingSimulator;
import org.medfund.core.synth.SimulationSettings;

/** The whole story on simulated claims, from nothing to the report. */
final class Demo implements Command {
    private static final Option<Path> OUT =
            Option.withDefault("out", "DIR", "Folder for everything the demo makes", Path::of, "demo");
    private static final Option<String> SCALE =
            Option.withDefault("scale", "S", "As in simulate-claims", text -> text, "tiny");
    private static final Option<String> SEED = Option.withDefault("seed", "N", "Seed", text -> text, "1");
    private static final String MARK = ".medfund-demo";
    private static final String YEARS = "2023-2025";
    private static final String YEAR = "2025";
    private static final String MONTH = "2025-10";
    private static final String REGION = "330100";

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String doc() {
        return "Shows the whole line on simulated claims: lake, all jobs, report. Replaces what an earlier demo left.";
    }

    @Override
    public List<Option<?>> allOptions() {
        return List.of(OUT, SCALE, SEED, Workplace.CONF, Workplace.POLICY);
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        Arguments args = Arguments.of(allOptions(), given);
        SimulationSettings settings = SimulationSettings.parse(args.get(SCALE), args.get(SEED), YEARS, null);
        Path out = args.get(OUT).toAbsolutePath().normalize();
        makeRoom(out);

        Map<String, String> common = new LinkedHashMap<>(given);
        common.keySet().retainAll(List.of(Workplace.CONF.name(), Workplace.POLICY.name()));
        common.put(Workplace.LAKE.name(), out.resolve("lake").toString());
        Workplace workplace = Workplace.open(Arguments.of(Workplace.OPTIONS, common), console);

        console.out().println("-- simulate-claims");
        LandingSimulator.write(Workplace.session(), settings, out.resolve("simulated"), console.progress());
        String landing = out.resolve("simulated/landing").toString();
        String answerKey = out.resolve("simulated/answer-key").toString();

        String codes = Workplace.conf(args).resolve("codes/demo").toString();
        String key = out.resolve("pseudonym.key").toString();
        String stated = out.resolve("stated-" + MONTH).toString();
        Map<String, String> ofYear = new LinkedHashMap<>(common);
        ofYear.put("year", YEAR);
        ofYear.put("labels", answerKey);
        List<Supplier<Exit>> steps = List.of(
                () -> step(workplace, console, "load-codes", Map.of("codes", codes)),
                () -> step(workplace, console, "ingest", Map.of("landing", landing, "key-file", key)),
                () -> RunYear.run(workplace, Arguments.of(new RunYear().allOptions(), ofYear), console),
                () -> step(workplace, console, "simulate-statements", Map.of("month", MONTH, "out", stated)),
                () -> step(workplace, console, "ingest", Map.of("landing", stated, "key-file", key)),
                () -> mark(workplace, console, "FROZEN", "2025-11-04"),
                () -> mark(workplace, console, "CALCULATED", "2025-11-07"),
                () -> mark(workplace, console, "CONFIRMING", "2025-11-10"),
                () -> step(workplace, console, "reconcile-statements", Map.of("month", MONTH)),
                () -> step(workplace, console, "write-statements", Map.of("period", MONTH, "out", out.toString())),
                () -> step(workplace, console, "check-answer-key", Map.of("answer-key", answerKey, "year", YEAR)),
                () -> step(
                        workplace,
                        console,
                        "write-report",
                        Map.of("year", YEAR, "out", out.resolve("report").toString())));
        return steps.stream()
                .map(Supplier::get)
                .filter(exit -> exit != Exit.DONE)
                .findFirst()
                .orElse(Exit.DONE)
                .code();
    }

    private static Exit step(Workplace workplace, Console console, String job, Map<String, String> arguments) {
        console.out().println("-- " + job);
        return workplace.run(Commands.job(job), arguments).exit();
    }

    /** One month of one region is opened for confirmation, so that its statements say until when institutions may object. */
    private static Exit mark(Workplace workplace, Console console, String state, String day) {
        return step(
                workplace,
                console,
                "mark-period",
                Map.of("period", MONTH, "region", REGION, "to", state, "by", "settlement-office", "on", day));
    }

    /** An earlier demo's folder is emptied; any other folder with files in it is refused. */
    private static void makeRoom(Path out) {
        try {
            if (Files.isDirectory(out) && !isEmpty(out)) {
                if (!Files.exists(out.resolve(MARK))) {
                    throw Problem.of(
                                    ProblemCode.ARGUMENTS,
                                    out + " is not empty.",
                                    "The demo only replaces what an earlier demo left.",
                                    "Pass another folder with --out.")
                            .refusal();
                }
                WarmUp.delete(out);
            }
            Files.createDirectories(out);
            Files.writeString(out.resolve(MARK), "Made by medfund demo; the next demo replaces this folder.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + out, e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
