package org.medfund.core.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

/** The national policy of 2025 with a few values that stand otherwise. */
public final class ChangedPolicy {

    /** @param changes such as {@code dip.max_drop = "1.5"; stat.ddof = 2}, each value as JSON */
    public static Policy of(String changes) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        TestLake.policies()
                .national(PolicyYear.of("2025"))
                .parameters()
                .forEach((name, parameter) -> values.put(name, parameter.value()));
        for (String change : changes.split("; ", -1)) {
            String[] parts = change.split(" = ", 2);
            if (!values.containsKey(parts[0])) {
                throw new IllegalArgumentException("No national file sets " + parts[0]);
            }
            try {
                values.put(parts[0], new ObjectMapper().readTree(parts[1]));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(change, e);
            }
        }
        return Policy.recorded("the nation in 2025", values);
    }

    /** The name of the last value changed. */
    public static String last(String changes) {
        String change = changes.substring(changes.lastIndexOf("; ") + 1).trim();
        return change.substring(0, change.indexOf(" = "));
    }

    private ChangedPolicy() {}
}
