package org.medfund.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.medfund.core.job.Option;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The commands as picocli sees them: names, options with their defaults, help. */
final class CommandTree {

    static CommandSpec of(PrintWriter out, PrintWriter err) {
        CommandSpec root = CommandSpec.create().name("medfund");
        root.usageMessage()
                .description(
                        "Group weights, fund settlement and clearing, and evidence-backed flags for medical-insurance"
                                + " funds.",
                        "Exit codes: 0 done or already published, 2 you can put it right, 3 a gate rejected the run,"
                                + " 70 a fault.")
                .footer(
                        "",
                        "Start with: medfund demo",
                        "Environment: MEDFUND_MASTER, SPARK_HOME (run on a cluster), MEDFUND_HEAP (4g),"
                                + " MEDFUND_LOG (plain or json), MEDFUND_LOG_LEVEL (error).");
        help(root);
        root.addOption(OptionSpec.builder("--version")
                .versionHelp(true)
                .type(boolean.class)
                .description("Print the version.")
                .build());
        root.version("medfund " + CodeVersion.current());
        for (Command command : Commands.ALL) {
            root.addSubcommand(command.name(), spec(command, out, err));
        }
        return root;
    }

    private static CommandLine spec(Command command, PrintWriter out, PrintWriter err) {
        CommandSpec[] self = new CommandSpec[1];
        CommandSpec spec = CommandSpec.wrapWithoutInspection((java.util.concurrent.Callable<Integer>)
                () -> command.call(given(self[0].commandLine().getParseResult(), command), new Console(out, err)));
        self[0] = spec;
        spec.usageMessage()
                .description(command.doc())
                .hidden(command.isHidden())
                .sortOptions(false);
        help(spec);
        for (Option<?> option : command.allOptions()) {
            if (option.isPositional()) {
                spec.addPositional(PositionalParamSpec.builder()
                        .paramLabel(option.label())
                        .description(option.doc() + ".")
                        .type(String.class)
                        .arity("0..1")
                        .build());
            } else {
                spec.addOption(option(option));
            }
        }
        return new CommandLine(spec);
    }

    private static OptionSpec option(Option<?> option) {
        OptionSpec.Builder builder = OptionSpec.builder("--" + option.name()).description(description(option));
        return option.isToggle()
                ? builder.type(boolean.class).arity("0").build()
                : builder.type(String.class).paramLabel(option.label()).build();
    }

    /** The default has a line of its own and no full stop: wrapped within a sentence a path breaks at its dots. */
    private static String[] description(Option<?> option) {
        String doc = option.doc() + "." + (option.isRequired() ? " Required." : "");
        return option.defaultText() == null || option.isToggle()
                ? new String[] {doc}
                : new String[] {doc, "Default: " + option.defaultText()};
    }

    private static void help(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .type(boolean.class)
                .description("Print this help.")
                .build());
    }

    private static Map<String, String> given(ParseResult parsed, Command command) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Option<?> option : command.allOptions()) {
            if (option.isPositional()) {
                List<String> words = new ArrayList<>();
                parsed.matchedPositionals().forEach(position -> words.addAll(position.originalStringValues()));
                if (!words.isEmpty()) {
                    texts.put(option.name(), words.get(0));
                }
            } else if (parsed.hasMatchedOption("--" + option.name())) {
                texts.put(
                        option.name(),
                        option.isToggle() ? "true" : parsed.matchedOptionValue("--" + option.name(), ""));
            }
        }
        return texts;
    }

    private CommandTree() {}
}
