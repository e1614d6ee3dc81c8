package org.medfund.core.policy;

import static org.medfund.core.problem.ProblemCode.POLICY;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.medfund.core.problem.NearNames;
import org.medfund.core.problem.Problems;

/**
 * Holds a policy folder against the one that came with this installation: a parameter that is misspelt, left out, or of
 * another kind would otherwise change nothing, and nobody would be told.
 */
final class PolicyNames {

    /** @param files of the folder in use; of {@code installed} only the national ones are looked at */
    static void refuseOthers(List<PolicyFile> files, List<PolicyFile> installed, Problems problems) {
        Map<String, Policy.Parameter> known = national(installed);
        TreeSet<String> missing = new TreeSet<>(known.keySet());
        missing.removeAll(national(files).keySet());
        for (String name : missing) {
            problems.add(
                    POLICY,
                    "No national file sets " + name + ".",
                    "A policy folder has every parameter that medfund knows.",
                    "Add it; conf/policy/national of the installation has its default.");
        }
        for (PolicyFile file : files) {
            file.parameters().forEach((name, parameter) -> {
                Policy.Parameter example = known.get(name);
                if (example == null) {
                    problems.add(
                            POLICY,
                            file.path() + " sets the unknown parameter " + name + ".",
                            "medfund has no use for it" + NearNames.told(name, known.keySet()) + ".",
                            "Correct its name, or remove it.");
                } else if (!isOfKind(parameter.value(), example.value())) {
                    problems.add(
                            POLICY,
                            name + " in " + file.path() + " is " + parameter.value() + ".",
                            "It is of the kind of " + example.value() + "; codes are quoted.",
                            "Write it so.");
                }
            });
        }
    }

    private static Map<String, Policy.Parameter> national(List<PolicyFile> files) {
        Map<String, Policy.Parameter> parameters = new TreeMap<>();
        files.stream()
                .filter(file -> file.level().equals("national"))
                .forEach(file -> parameters.putAll(file.parameters()));
        return parameters;
    }

    /** Numbers may be quoted where they are not codes of a list; what the installation leaves open may be anything. */
    private static boolean isOfKind(JsonNode value, JsonNode example) {
        if (example.isNull() || value.isNull()) {
            return true;
        }
        if (example.isArray()) {
            return value.isArray() && (example.isEmpty() || areOfKind(value, example.get(0)));
        }
        if (example.isObject() || example.isBoolean()) {
            return value.getNodeType() == example.getNodeType();
        }
        return value.isValueNode() && !value.isBoolean() && (isNumeric(example) ? isNumeric(value) : value.isTextual());
    }

    private static boolean areOfKind(JsonNode values, JsonNode example) {
        for (JsonNode value : values) {
            boolean isCode = example.isTextual();
            if (isCode ? !value.isTextual() : !isOfKind(value, example)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumeric(JsonNode value) {
        return value.isNumber() || value.asText().matches("-?\\d+(\\.\\d+)?");
    }

    private PolicyNames() {}
}
