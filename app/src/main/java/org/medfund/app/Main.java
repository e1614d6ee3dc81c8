package org.medfund.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.medfund.core.job.Exit;
import org.medfund.core.problem.Refusal;
import picocli.CommandLine;

/** The command line, embedded or under spark-submit. */
public final class Main {

    public static void main(String[] argv) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                argv));
    }

    /** @return the exit code: 0 done, 2 the user can put it right, 3 a gate rejected the run, 70 a fault */
    static int run(PrintWriter out, PrintWriter err, String... argv) {
        CommandLine commandLine = new CommandLine(CommandTree.of(out, err));
        commandLine.setOut(out).setErr(err);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler((problem, arguments) -> {
            CommandLine command = problem.getCommandLine();
            if (command.getParent() == null && arguments.length == 0) {
                command.usage(err);
                err.println("ARGUMENTS: A command is needed, such as: medfund demo");
                return Exit.REFUSED.code();
            }
            err.println("ARGUMENTS: " + problem.getMessage());
            CommandLine.UnmatchedArgumentException.printSuggestions(problem, err);
            err.println(
                    "See: medfund " + (command.getParent() == null ? "" : command.getCommandName() + " ") + "--help");
            return Exit.REFUSED.code();
        });
        commandLine.setExecutionExceptionHandler((fault, command, parsed) -> {
            if (fault instanceof Refusal refusal) {
                refusal.problems().forEach(problem -> err.println(problem));
                return Exit.REFUSED.code();
            }
            Faults.report(fault, err);
            return Exit.FAULT.code();
        });
        try {
            return commandLine.execute(argv);
        } catch (Error error) { // a missing class or method: still a fault of ours, still exit code 70
            Faults.report(error, err);
            return Exit.FAULT.code();
        }
    }

    private Main() {}
}
