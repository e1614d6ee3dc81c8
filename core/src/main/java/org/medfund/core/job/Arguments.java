package org.medfund.core.job;

import static org.medfund.core.problem.ProblemCode.ARGUMENTS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.medfund.core.problem.Problems;

/** The parsed options of one command. Every problem is found before anything is refused. */
public final class Arguments {
    private final Map<String, String> texts;
    private final Map<String, Object> values;

    private Arguments(Map<String, String> texts, Map<String, Object> values) {
        this.texts = texts;
        this.values = values;
    }

    /** From a command line of the form {@code --name value} and {@code --switch}. */
    public static Arguments parse(List<Option<?>> options, String... argv) {
        Map<String, String> given = new LinkedHashMap<>();
        Problems problems = new Problems();
        List<String> words = new ArrayList<>(List.of(argv));
        while (!words.isEmpty()) {
            String word = words.remove(0);
            Optional<Option<?>> option = options.stream()
                    .filter(known -> word.equals("--" + known.name()))
                    .findFirst();
            if (option.isEmpty()) {
                problems.add(ARGUMENTS, "Unknown argument: " + word + ".", known(options), "See --help.");
            } else if (option.get().isToggle()) {
                given.put(option.get().name(), "true");
            } else if (words.isEmpty() || words.get(0).startsWith("--")) {
                problems.add(ARGUMENTS, word + " has no value.", option.get().doc() + ".", "See --help.");
            } else if (given.put(option.get().name(), words.remove(0)) != null) {
                problems.add(ARGUMENTS, word + " is given twice.", "One value is meant.", "Leave one out.");
            }
        }
        return of(options, given, problems);
    }

    /** From texts by option name, without dashes. */
    public static Arguments of(List<Option<?>> options, Map<String, String> given) {
        return of(options, given, new Problems());
    }

    private static Arguments of(List<Option<?>> options, Map<String, String> given, Problems problems) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> texts = new TreeMap<>();
        for (Option<?> option : options) {
            String text = given.getOrDefault(option.name(), option.defaultText());
            if (text == null) {
                if (option.isRequired()) {
                    problems.add(ARGUMENTS, option.written() + " is missing.", option.doc() + ".", "See --help.");
                }
                continue;
            }
            try {
                values.put(option.name(), option.parser().apply(text));
                texts.put(option.name(), text);
            } catch (IllegalArgumentException e) {
                problems.add(
                        ARGUMENTS,
                        (option.isUnspoken()
                                        ? option.written()
                                        : (option.isPositional() ? "" : option.written() + " ") + text)
                                + " cannot be used:",
                        e.getMessage() + ".",
                        "See --help.");
            }
        }
        problems.refuseIfAny();
        return new Arguments(texts, values);
    }

    private static String known(List<Option<?>> options) {
        return options.isEmpty()
                ? "This command takes no arguments."
                : "Known are "
                        + String.join(
                                ", ", options.stream().map(o -> "--" + o.name()).toList())
                        + ".";
    }

    /** The value of an option that is required or has a default. */
    @SuppressWarnings("unchecked")
    public <T> T get(Option<T> option) {
        Object value = values.get(option.name());
        if (value == null) {
            throw new IllegalStateException("--" + option.name() + " was not declared as required or with a default");
        }
        return (T) value;
    }

    /** The value of an option that may be left out. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Option<T> option) {
        return Optional.ofNullable((T) values.get(option.name()));
    }

    /** These, and a value of an option that was left out. */
    public <T> Arguments with(Option<T> option, T value) {
        Map<String, String> allTexts = new TreeMap<>(texts);
        Map<String, Object> allValues = new LinkedHashMap<>(values);
        allTexts.put(option.name(), String.valueOf(value));
        allValues.put(option.name(), value);
        return new Arguments(allTexts, allValues);
    }

    /** As given, sorted by name, for the ledger. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        texts.forEach((name, text) ->
                line.append("--").append(name).append(' ').append(text).append(' '));
        return line.toString().strip();
    }
}
