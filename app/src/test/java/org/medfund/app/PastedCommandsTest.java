package org.medfund.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.medfund.core.job.Arguments;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.report.NextCommands;
import org.medfund.jobs.report.WriteReportJob;
import picocli.CommandLine;

class PastedCommandsTest {
    /** Filled by no command, or shown in no section. */
    private static final List<String> NOT_NAMED = List.of(
            "ops.runs",
            "ops.gates",
            "grouping.regroupings",
            "clearing.periods",
            "clearing.verifications",
            "clearing.indicators",
            "clearing.indicator_rows",
            "supervision.reviews");

    /** What the report says to run is taken by the command line, with every option the job cannot do without. */
    @Test
    void everyCommandTheReportNamesRunsAsItStands() {
        NextCommands commands = new NextCommands("/data/lake", PolicyYear.of("2025"));
        for (Table table : Tables.ALL) {
            if (NOT_NAMED.contains(table.name())) {
                continue;
            }
            for (String line : commands.filling(table)) {
                String[] words = line.split(" ");
                assertThat(words[0]).isEqualTo("bin/medfund");
                PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
                new CommandLine(CommandTree.of(nowhere, nowhere)).parseArgs(Arrays.copyOfRange(words, 1, words.length));
                Command command = Commands.named(words[1]).orElseThrow();
                Arguments.parse(command.allOptions(), Arrays.copyOfRange(words, 2, words.length));
                assertThat(words).contains("--lake", "/data/lake");
            }
        }
    }

    @Test
    void everyJobWhoseRunsTheReportNamesHasAName() throws IOException {
        JsonNode texts;
        try (InputStream in = Objects.requireNonNull(WriteReportJob.class.getResourceAsStream("texts.json"))) {
            texts = new ObjectMapper().readTree(in);
        }
        for (Table table : Tables.ALL) {
            if (!table.writer().isEmpty()) {
                assertThat(texts.path("zh").has("job." + table.writer()))
                        .as(table.writer())
                        .isTrue();
            }
        }
    }
}
