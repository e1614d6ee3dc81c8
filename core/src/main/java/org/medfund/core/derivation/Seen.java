package org.medfund.core.derivation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.job.Replay;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.Table;
import org.medfund.core.time.PolicyYear;

/**
 * What a figure was formed from.
 *
 * @param run that published it
 */
public record Seen(RecordedRun run, Replay replay) {

    /** The lake as the run saw it. Its policies are those of now; those of the run are {@link #policy}. */
    public JobContext lake() {
        return replay.asSeenBy(run);
    }

    /** What the run itself published in a table. */
    public Dataset<Row> published(Table table) {
        return replay.published(run, table);
    }

    /** Values the run read for a region, by name; none if it read none. The year is the last it read any for. */
    public SortedMap<String, RecordedRun.Value> values(String region) {
        SortedMap<String, RecordedRun.Value> values = new TreeMap<>();
        run.policies().forEach((subject, read) -> {
            if (subject.startsWith(region + "/")) {
                values.putAll(read);
            }
        });
        return values;
    }

    /** The policy of a region for one year as the run read it; a value it did not read is not set. */
    public Policy policy(String region, PolicyYear year) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        run.policies()
                .getOrDefault(region + "/" + year, new TreeMap<>())
                .forEach((name, value) -> values.put(name, value.value()));
        return Policy.recorded("region " + region + " of " + year + " in run " + run.runId(), values);
    }

    /** The policy of a region as the run read it; a value it did not read is not set. */
    public Policy policy(String region) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values(region).forEach((name, value) -> values.put(name, value.value()));
        return Policy.recorded("region " + region + " in run " + run.runId(), values);
    }
}
