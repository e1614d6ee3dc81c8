package org.medfund.jobs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

/** One worked case of the specification: a function, its parameters and input, and what must come out. */
public record AcceptanceCase(String id, String function, JsonNode params, JsonNode input, JsonNode expected) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** National values, for parameters that a case leaves out. */
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));

    /** Every case of a folder in order of file name; the index is an array and no case. */
    public static List<AcceptanceCase> of(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(AcceptanceCase::read)
                    .filter(JsonNode::isObject)
                    .map(root -> new AcceptanceCase(
                            root.path("case_id").asText(),
                            root.path("function").asText(),
                            root.path("params"),
                            root.path("input"),
                            root.path("expected")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** A decimal parameter. */
    public BigDecimal decimal(String param) {
        return decimal(params, param);
    }

    /** A decimal parameter, or the national value if the case does not set it. */
    public BigDecimal decimal(String param, String policy) {
        return params.has(param) ? decimal(params, param) : NATIONAL.decimal(policy);
    }

    public int whole(String param) {
        return decimal(param).intValueExact();
    }

    public int whole(String param, String policy) {
        return decimal(param, policy).intValueExact();
    }

    public boolean flag(String param, String policy) {
        return params.has(param) ? params.get(param).asBoolean() : NATIONAL.flag(policy);
    }

    public static BigDecimal decimal(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The case has no " + name);
        }
        return new BigDecimal(value.asText());
    }

    public static String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value.asText();
    }
}
