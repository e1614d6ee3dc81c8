package org.medfund.jobs.report;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which runs some runs rest on, as the ledger says. */
final class Lineage {
    private static final Pattern RUN_ID =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

    /**
     * These runs, the runs they read, those that these read, and so on.
     *
     * @param inputs what each run of the ledger read, as {@code Runs.INPUT_RUN_IDS} has it; what else a run has noted,
     *     and runs that are not in the ledger, are passed over
     */
    static Set<String> of(Collection<String> runIds, Map<String, String> inputs) {
        Set<String> found = new TreeSet<>();
        ArrayDeque<String> open = new ArrayDeque<>(runIds);
        while (!open.isEmpty()) {
            String runId = open.pop();
            String read = inputs.get(runId);
            if (read != null && found.add(runId)) {
                RUN_ID.matcher(read).results().forEach(match -> open.add(match.group()));
            }
        }
        return found;
    }

    private Lineage() {}
}
