package org.medfund.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Exit;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Result;
import org.medfund.core.time.PolicyYear;

/**
 * Every job of a year in order. What is already published with the same inputs is not done again, so a run that
 * stopped goes on where it stopped.
 */
final class RunYear implements Command {
    private static final Option<String> SCHEME = Option.optional(
            "scheme",
            "DIR",
            "Grouping scheme for all cases; left out, the one in force (scheme/in-force.yaml)",
            text -> text);
    private static final Option<String> LABELS = Option.optional(
            "labels", "DIR", "Folder with labels.csv for training; left out, no model is trained", text -> text);

    @Override
    public String name() {
        return "run-year";
    }

    @Override
    public String doc() {
        return "Runs every job of the year in order, going on where it stopped. The order stands in"
                + " conf/schedule.yaml.";
    }

    @Override
    public List<Option<?>> allOptions() {
        List<Option<?>> options = new ArrayList<>(List.of(Options.YEAR, SCHEME, LABELS));
        options.addAll(Workplace.OPTIONS);
        return options;
    }

    @Override
    public int call(Map<String, String> given, Console console) {
        Arguments args = Arguments.of(allOptions(), given);
        return run(Workplace.open(args, console), args, console).code();
    }

    /** The steps in an open workplace; stops at the first that does not end well. */
    static Exit run(Workplace workplace, Arguments args, Console console) {
        PolicyYear year = args.get(Options.YEAR);
        Path conf = Workplace.conf(args);
        Schedule schedule = Schedule.load(conf);
        Map<String, String> options = new LinkedHashMap<>();
        args.find(SCHEME).ifPresent(scheme -> options.put("scheme", scheme));
        args.find(Workplace.CONF)
                .ifPresent(own -> options.put("schemes", own.resolve("scheme").toString()));
        args.find(LABELS).ifPresent(labels -> options.put("labels", labels));
        int number = 0;
        for (Schedule.Step step : schedule.steps()) {
            number++;
            Optional<Map<String, String>> arguments = step.filled(year, options);
            console.out().println(heading(number, schedule.steps().size(), step, arguments, options));
            if (arguments.isEmpty()) {
                continue;
            }
            Result result = workplace.run(Commands.job(step.job()), arguments.get());
            Exit exit = result.exit();
            if (step.ifThere() && result.hasNothingToDo()) {
                console.out().println("   nothing to work on; going on.");
            } else if (exit != Exit.DONE) {
                console.err()
                        .println(step.job() + " ended with exit code " + exit.code()
                                + "; the steps before it are published. Put it right and run the same command again.");
                return exit;
            }
        }
        return Exit.DONE;
    }

    /** Such as {@code -- step 3 of 9: group-dip --year 2025}, or why the step is left out. */
    static String heading(
            int number,
            int steps,
            Schedule.Step step,
            Optional<Map<String, String>> arguments,
            Map<String, String> options) {
        return "-- step " + number + " of " + steps + ": " + step.job()
                + arguments
                        .map(given -> given.entrySet().stream()
                                .map(argument -> " --" + argument.getKey() + " " + argument.getValue())
                                .collect(Collectors.joining()))
                        .orElseGet(() -> ", left out, it needs " + step.optionsMissing(options));
    }
}
