package org.medfund.core.job;

import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Table;
import org.medfund.core.table.ops.Runs;

/**
 * One run as the ledger has it.
 *
 * @param regionCodes of its scope, sorted; {@link Scope#EVERYWHERE} alone if its tables are not divided by region
 * @param tables it wrote, sorted
 * @param policies values it read, by region and year ({@code 330100/2025}, {@code national/2025}) and by name; none
 *     unless asked for, see {@link RunRecords#withPolicies}
 * @param inputs runs it read, by table
 * @param notes what else it has noted, by what it is of
 */
public record RecordedRun(
        String runId,
        long sequence,
        String job,
        String period,
        String status,
        List<String> regionCodes,
        List<String> tables,
        String arguments,
        SortedMap<String, SortedMap<String, Value>> policies,
        SortedMap<String, List<String>> inputs,
        SortedMap<String, String> notes,
        String codeVersion,
        Instant finishedAt) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RUN_ID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern POLICY = Pattern.compile("((?:national|\\d{2,12})/\\d{4}) (\\S+) = (.*)");

    /**
     * A policy value as a run read it.
     *
     * @param origin source, file, and what else the policy file says of it
     */
    public record Value(JsonNode value, String origin) {}

    /** Whether readers see, or have seen, its rows. */
    public boolean isPublished() {
        return status.equals("PUBLISHED");
    }

    /**
     * One row per run, in sequence; {@link #of} reads it.
     *
     * @param ledger rows of {@link Runs} with {@link Table#RUN_ID}
     */
    static Dataset<Row> byRun(Dataset<Row> ledger) {
        return ledger.groupBy(
                        Table.RUN_ID.col(),
                        Runs.SEQUENCE.col(),
                        Runs.JOB.col(),
                        Runs.PERIOD.col(),
                        Runs.STATUS.col(),
                        Runs.ARGUMENTS.col(),
                        Runs.INPUT_RUN_IDS.col(),
                        Runs.CODE_VERSION.col(),
                        Runs.FINISHED_AT.col())
                .agg(
                        Runs.REGION_CODE.as(sort_array(collect_set(Runs.REGION_CODE.col()))),
                        Runs.TABLE_NAME.as(sort_array(collect_set(Runs.TABLE_NAME.col()))))
                .orderBy(Runs.SEQUENCE.col(), Table.RUN_ID.col());
    }

    /** The policy text of each of these runs, once: it stands in every ledger row of a run, and may be long. */
    static Dataset<Row> policyTexts(Dataset<Row> ledger, Collection<RecordedRun> runs) {
        Object[] ids = runs.stream().map(RecordedRun::runId).toArray();
        return ledger.where(Table.RUN_ID.col().isin(ids))
                .groupBy(Table.RUN_ID.col())
                .agg(Runs.POLICY_TEXT.as(max(Runs.POLICY_TEXT.col())));
    }

    static RecordedRun of(Row row) {
        List<String> regions = new ArrayList<>(row.getList(row.fieldIndex(Runs.REGION_CODE.name())));
        if (regions.size() > 1) {
            regions.remove(Scope.EVERYWHERE);
        }
        return new RecordedRun(
                Table.RUN_ID.in(row),
                Runs.SEQUENCE.in(row),
                Runs.JOB.in(row),
                Runs.PERIOD.in(row),
                Runs.STATUS.in(row),
                List.copyOf(regions),
                row.getList(row.fieldIndex(Runs.TABLE_NAME.name())),
                Runs.ARGUMENTS.in(row),
                new TreeMap<>(),
                inputs(Runs.INPUT_RUN_IDS.in(row)),
                notes(Runs.INPUT_RUN_IDS.in(row)),
                Runs.CODE_VERSION.in(row),
                Runs.FINISHED_AT.in(row));
    }

    RecordedRun withPolicies(String policyText) {
        return new RecordedRun(
                runId,
                sequence,
                job,
                period,
                status,
                regionCodes,
                tables,
                arguments,
                policies(policyText),
                inputs,
                notes,
                codeVersion,
                finishedAt);
    }

    /** The arguments it ran with, as an option list of the same job takes them. */
    Arguments argumentsOf(Job job) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String each :
                arguments.isEmpty() ? new String[0] : arguments.substring(2).split(" --")) {
            int blank = each.indexOf(' ');
            given.put(each.substring(0, blank), each.substring(blank + 1));
        }
        return Arguments.of(job.options(), given);
    }

    /** From the form {@code {table=run,run, table=run}}. */
    static SortedMap<String, List<String>> inputs(String text) {
        SortedMap<String, List<String>> inputs = new TreeMap<>();
        noted(text).forEach((name, value) -> {
            List<String> runs =
                    RUN_ID.matcher(value).results().map(found -> found.group()).toList();
            if (!runs.isEmpty()) {
                inputs.put(name, runs);
            }
        });
        return inputs;
    }

    /** Of the same form, what names no run. */
    static SortedMap<String, String> notes(String text) {
        SortedMap<String, String> notes = noted(text);
        notes.values().removeIf(value -> RUN_ID.matcher(value).find());
        return notes;
    }

    private static SortedMap<String, String> noted(String text) {
        SortedMap<String, String> noted = new TreeMap<>();
        for (String each : text.replaceAll("^\\{|}$", "").split(", (?=[^=,]+=)")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                noted.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return noted;
    }

    /** From lines of the form {@code region/year name = value [origin]}. */
    static SortedMap<String, SortedMap<String, Value>> policies(String text) {
        SortedMap<String, SortedMap<String, Value>> policies = new TreeMap<>();
        for (String line : text.split("\n(?=(?:national|\\d{2,12})/\\d{4} \\S+ = )")) {
            Matcher policy = POLICY.matcher(line.strip().replace('\n', ' '));
            if (policy.matches()) {
                policies.computeIfAbsent(policy.group(1), key -> new TreeMap<>())
                        .put(policy.group(2), value(policy.group(3)));
            }
        }
        return policies;
    }

    private static Value value(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonNode value = JSON.readTree(parser);
            String rest = text.substring((int) parser.currentLocation().getCharOffset())
                    .strip();
            return new Value(value, rest.replaceAll("^\\[|]$", ""));
        } catch (IOException e) {
            throw new IllegalStateException("The ledger holds a policy value that is not JSON", e);
        }
    }
}
