package org.medfund.jobs.report.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.RecordedRun;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.time.PolicyYear;

/** Which policy values a run has read that stand otherwise now. */
final class ParameterChanges {
    private static final String NATIONAL = "national";

    /**
     * One parameter of one region.
     *
     * @param regionCode or {@code national}, of what belongs to no region
     * @param before as the run read it
     * @param after as it stands now; empty if it is gone
     * @param source of the value of now
     */
    record Change(String regionCode, String parameter, String before, String after, String source)
            implements Comparable<Change> {
        /** Years may have stood otherwise, and each of these is a change. */
        private static final Comparator<Change> ORDER = Comparator.comparing(Change::regionCode)
                .thenComparing(Change::parameter)
                .thenComparing(Change::before)
                .thenComparing(Change::after)
                .thenComparing(Change::source);

        @Override
        public int compareTo(Change other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The changes, in order of region and parameter, each once.
     *
     * @param job with the policies of now
     * @param regionCodes regions to look at; national values always are
     */
    static List<Change> of(RecordedRun run, Collection<String> regionCodes, JobContext job) {
        TreeSet<Change> changes = new TreeSet<>();
        run.policies().forEach((subject, values) -> {
            String region = subject.substring(0, subject.indexOf('/'));
            PolicyYear year = PolicyYear.of(subject.substring(subject.indexOf('/') + 1));
            if (!region.equals(NATIONAL) && !regionCodes.contains(region)) {
                return;
            }
            Policy now = region.equals(NATIONAL) ? job.nationalPolicy(year) : job.policy(Region.of(region), year);
            values.forEach((name, value) -> {
                Optional<Policy.Parameter> parameter = now.find(name);
                if (parameter.isEmpty()
                        || !isSame(value.value(), parameter.get().value())) {
                    changes.add(new Change(
                            region,
                            name,
                            text(value.value()),
                            parameter.map(each -> text(each.value())).orElse(""),
                            parameter.map(Policy.Parameter::origin).orElse("")));
                }
            });
        });
        return new ArrayList<>(changes);
    }

    /** Equal as values: 0.4, "0.4", and "0.40" decide the same. */
    static boolean isSame(JsonNode one, JsonNode other) {
        if (one.isValueNode() && other.isValueNode()) {
            String left = one.asText();
            String right = other.asText();
            return left.equals(right) || (isDecimal(left) && isDecimal(right) && compare(left, right) == 0);
        }
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int at = 0; at < one.size(); at++) {
                if (!isSame(one.get(at), other.get(at))) {
                    return false;
                }
            }
            return true;
        }
        if (one.isObject() && other.isObject() && one.size() == other.size()) {
            return one.properties().stream()
                    .allMatch(
                            entry -> other.has(entry.getKey()) && isSame(entry.getValue(), other.get(entry.getKey())));
        }
        return false;
    }

    private static boolean isDecimal(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    private static int compare(String left, String right) {
        return new java.math.BigDecimal(left).compareTo(new java.math.BigDecimal(right));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private ParameterChanges() {}
}
