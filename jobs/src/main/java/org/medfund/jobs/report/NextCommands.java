package org.medfund.jobs.report;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.CodeConversions;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.QuarterStatements;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;

/** The commands that fill a table, as they can be pasted: with the lake, the year, and what the job cannot do without. */
public final class NextCommands {
    /** Stands for a folder that only the reader knows. */
    public static final String FOLDER = "DIR";

    private static final List<Table> OF_MONTHS =
            List.of(MonthStatements.TABLE, Reconciliation.TABLE, ReconciliationResults.TABLE);
    private static final Pattern GIVEN =
            Pattern.compile("--(scheme|schemes|group-column|labels) (.*?)(?= --[a-z]|$)", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[\\w./:@%+=,-]+");

    private final String lake;
    private final PolicyYear year;
    private final Map<String, Map<String, String>> chosen = new LinkedHashMap<>();

    /** @param lakeRoot any URI Hadoop knows, or a local path, which is made absolute */
    public NextCommands(String lakeRoot, PolicyYear year) {
        this.lake = absolute(lakeRoot);
        this.year = year;
    }

    /**
     * Chooses scheme and labels as an earlier run of the job did.
     *
     * @param arguments of the run, as the ledger has them
     */
    public NextCommands asBefore(String job, String arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        Matcher given = GIVEN.matcher(arguments);
        while (given.find()) {
            options.put(given.group(1), given.group(2));
        }
        chosen.put(job, options);
        return this;
    }

    /** In the order in which they are to be run. */
    public List<String> filling(Table table) {
        if (isOfDeliveries(table)) {
            return List.of(command("ingest") + " --landing " + FOLDER);
        }
        if (table.writer().equals("load-codes")) {
            return List.of(command("load-codes") + " --codes " + FOLDER);
        }
        List<String> commands = new ArrayList<>();
        if (table.equals(FraudFeatures.TABLE)) {
            // A model learns from earlier years than the one it judges.
            commands.add(ofYear(table.writer(), year.minus(1)));
        }
        if (OF_MONTHS.contains(table)) {
            for (int month = 1; month <= 12; month++) {
                commands.add(command(table.writer()) + " --month " + new Month(YearMonth.of(year.value(), month)));
            }
            return commands;
        }
        if (table.equals(QuarterStatements.TABLE)) {
            for (int quarter = 1; quarter <= 3; quarter++) { // the fourth is cleared with the year
                commands.add(command(table.writer()) + " --quarter " + new Quarter(year.value(), quarter));
            }
            return commands;
        }
        commands.add(ofYear(table.writer(), year));
        return commands;
    }

    private String ofYear(String job, PolicyYear ofYear) {
        Map<String, String> options = chosen.getOrDefault(job, Map.of());
        StringBuilder line = new StringBuilder(command(job)).append(" --year ").append(ofYear);
        options.forEach((name, value) -> {
            if (!name.equals("group-column")) {
                line.append(" --").append(name).append(' ').append(quoted(value));
            } else if (value.equals("true")) {
                line.append(" --").append(name);
            }
        });
        if (job.equals("train-fraud") && !options.containsKey("labels")) {
            line.append(" --labels ").append(FOLDER);
        }
        return line.toString();
    }

    private String command(String job) {
        return command(job, lake);
    }

    /** A command on a lake, without the options of its own. */
    public static String command(String name, String lakeRoot) {
        return "bin/medfund " + name + " --lake " + quoted(absolute(lakeRoot));
    }

    private static String absolute(String lakeRoot) {
        return lakeRoot.contains(":")
                ? lakeRoot
                : Path.of(lakeRoot).toAbsolutePath().normalize().toString();
    }

    /** As one word of a shell. */
    private static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    static boolean isOfDeliveries(Table table) {
        return table.landing() != null || table.equals(QuarantinedRows.TABLE) || table.equals(CodeConversions.TABLE);
    }
}
