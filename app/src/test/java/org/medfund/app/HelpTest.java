package org.medfund.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.medfund.core.job.Exit;
import picocli.CommandLine;

class HelpTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int medfund(String... argv) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), argv);
    }

    @Test
    void everyDefaultStandsInOnePieceOnALineOfItsOwn() {
        CommandLine root = new CommandLine(CommandTree.of(new PrintWriter(out), new PrintWriter(err)));
        root.setUsageHelpWidth(80);
        for (Command command : Commands.ALL) {
            String help = root.getSubcommands().get(command.name()).getUsageMessage();
            command.allOptions().stream()
                    .filter(option -> option.defaultText() != null && !option.isToggle())
                    .forEach(option -> assertThat(help.lines().map(String::strip))
                            .as("%s --%s", command.name(), option.name())
                            .anyMatch(line -> line.endsWith("Default: " + option.defaultText())));
        }
    }

    @Test
    void withoutACommandTheHelpIsShownAndOneIsAskedFor() {
        assertThat(medfund()).isEqualTo(Exit.REFUSED.code());

        assertThat(err.toString()).contains("Start with: medfund demo").contains("run-year");
        assertThat(err.toString().lines().reduce((first, last) -> last))
                .hasValue("ARGUMENTS: A command is needed, such as: medfund demo");
    }

    @Test
    void helpThatWasAskedForIsNoProblem() {
        assertThat(medfund("--help")).isZero();

        assertThat(out.toString()).contains("run-year");
        assertThat(err.toString()).isEmpty();
    }
}
