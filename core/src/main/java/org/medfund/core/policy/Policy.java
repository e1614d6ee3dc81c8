package org.medfund.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.medfund.core.problem.NearNames;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * The parameters in force for one region and year, each with the file it comes from. Values are read by name and type;
 * what was read is kept, for the ledger.
 */
public final class Policy {
    private final String subject;
    private final Map<String, Parameter> parameters;
    private final TreeMap<String, String> valuesRead = new TreeMap<>();

    /**
     * One parameter.
     *
     * @param source the document or judgement it rests on
     * @param file where it stands, relative to the policy folder
     * @param notes what else the file says of it: confidence, clause, unit, days in force; each may be missing
     */
    public record Parameter(JsonNode value, String source, String file, List<String> notes) {

        /** Source, file, and notes in one line, as the ledger keeps them. */
        public String origin() {
            List<String> parts = new ArrayList<>(List.of(source, file));
            parts.addAll(notes);
            return String.join("; ", parts);
        }
    }

    Policy(String subject, Map<String, Parameter> parameters) {
        this.subject = subject;
        this.parameters = Map.copyOf(parameters);
    }

    public BigDecimal decimal(String name) {
        try {
            return new BigDecimal(node(name).asText());
        } catch (NumberFormatException e) {
            throw wrong(name, "a decimal number");
        }
    }

    public int whole(String name) {
        try {
            return new BigDecimal(node(name).asText()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(name, "a whole number");
        }
    }

    public boolean flag(String name) {
        JsonNode value = node(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    public String text(String name) {
        JsonNode value = node(name);
        if (!value.isTextual()) {
            throw wrong(name, "a text");
        }
        return value.textValue();
    }

    /** One of the constants of an enumeration. */
    public <E extends Enum<E>> E choice(String name, Class<E> choices) {
        String text = text(name);
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equals(text)) {
                return choice;
            }
        }
        throw wrong(name, "one of " + java.util.Arrays.toString(choices.getEnumConstants()));
    }

    public List<BigDecimal> decimals(String name) {
        List<BigDecimal> values = new ArrayList<>();
        try {
            node(name).forEach(item -> values.add(new BigDecimal(item.asText())));
        } catch (NumberFormatException e) {
            throw wrong(name, "a list of decimal numbers");
        }
        return List.copyOf(values);
    }

    public List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        node(name).forEach(item -> values.add(item.asText()));
        return List.copyOf(values);
    }

    /** A map of decimals, such as yellow and red limits. */
    public Map<String, BigDecimal> decimalsByName(String name) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        try {
            node(name)
                    .properties()
                    .forEach(entry -> values.put(
                            entry.getKey(), new BigDecimal(entry.getValue().asText())));
        } catch (NumberFormatException e) {
            throw wrong(name, "a map to decimal numbers");
        }
        return Collections.unmodifiableMap(values);
    }

    /** The value as it stands, for structures of their own. */
    public JsonNode node(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy " + name + " is not set for " + subject + ".",
                            "No file of the policy folder has it" + NearNames.told(name, parameters.keySet()) + ".",
                            "Correct the name that was meant for it, or add it under parameters in a national file, with its source.")
                    .refusal();
        }
        valuesRead.put(name, parameter.value() + " [" + parameter.origin() + "]");
        return parameter.value();
    }

    /** A parameter as it stands, without noting that it was read: for comparing policies, not for a formula. */
    public Optional<Parameter> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A policy as a run recorded it, so that what the run formed from it can be formed again. */
    public static Policy recorded(String subject, Map<String, JsonNode> values) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        values.forEach((name, value) -> parameters.put(name, new Parameter(value, "", "ledger", List.of())));
        return new Policy(subject, parameters);
    }

    Map<String, Parameter> parameters() {
        return parameters;
    }

    /** Name to value, source, and file of everything read so far. */
    public Map<String, String> valuesRead() {
        return Collections.unmodifiableMap(valuesRead);
    }

    /**
     * What to say of a value that nothing can be computed with. It names the file and not the region, so that a national
     * value is told once.
     *
     * @param wanted what the value must be
     */
    public Problem unusable(String name, String wanted) {
        Parameter parameter = parameters.get(name);
        String file = parameter == null ? "the policy folder" : parameter.file();
        return Problem.of(
                ProblemCode.POLICY,
                "Policy " + name + " is " + (parameter == null ? "missing" : parameter.value()) + " in " + file + ".",
                "It must be " + wanted + ".",
                "Correct it there.");
    }

    private RuntimeException wrong(String name, String wanted) {
        Parameter parameter = parameters.get(name);
        return Problem.of(
                        ProblemCode.POLICY,
                        "Policy " + name + " is " + (parameter == null ? "missing" : parameter.value()) + " for "
                                + subject + ".",
                        "It must be " + wanted + ".",
                        "Correct it in " + (parameter == null ? "the policy folder" : parameter.file()) + ".")
                .refusal();
    }
}
