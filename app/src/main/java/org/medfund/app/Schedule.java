package org.medfund.app;

import static org.medfund.core.problem.ProblemCode.CONFIGURATION;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.Problems;
import org.medfund.core.time.PolicyYear;

/**
 * The jobs of a year in order, as conf/schedule.yaml lists them.
 */
record Schedule(List<Step> steps) {
    private static final Pattern PLACE = Pattern.compile("\\{(year(?:-[1-9])?|scheme|schemes|labels)(\\?)?}");

    /**
     * One step.
     *
     * @param ifThere the step may find nothing to work on
     */
    record Step(String job, Map<String, String> arguments, boolean ifThere) {

        /**
         * The arguments with years and options filled in; empty if they name an option that was not given. One that may be
         * left out, such as {@code {scheme?}}, takes its argument along.
         */
        Optional<Map<String, String>> filled(PolicyYear year, Map<String, String> options) {
            Map<String, String> filled = new LinkedHashMap<>();
            for (var argument : arguments.entrySet()) {
                String value = filled(argument.getValue(), year, options);
                if (value != null) {
                    filled.put(argument.getKey(), value);
                } else if (!missing(argument.getValue(), options).isEmpty()) {
                    return Optional.empty();
                }
            }
            return Optional.of(filled);
        }

        /** The options it names that were not given, as they are written. */
        String optionsMissing(Map<String, String> options) {
            return arguments.values().stream()
                    .flatMap(text -> missing(text, options).stream())
                    .map(name -> "--" + name)
                    .collect(Collectors.joining(", "));
        }

        private static List<String> missing(String text, Map<String, String> options) {
            return PLACE.matcher(text)
                    .results()
                    .filter(place -> place.group(2) == null)
                    .map(place -> place.group(1))
                    .filter(name -> !name.startsWith("year") && !options.containsKey(name))
                    .toList();
        }

        private static @Nullable String filled(String text, PolicyYear year, Map<String, String> options) {
            Matcher place = PLACE.matcher(text);
            StringBuilder filled = new StringBuilder();
            while (place.find()) {
                String name = place.group(1);
                String value = name.startsWith("year")
                        ? year.minus(name.length() == 4 ? 0 : name.charAt(5) - '0')
                                .toString()
                        : options.get(name);
                if (value == null) {
                    return null;
                }
                place.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
            return place.appendTail(filled).toString();
        }
    }

    /** @throws org.medfund.core.problem.Refusal if the file cannot be read or names a job that does not exist */
    static Schedule load(Path conf) {
        Path path = conf.resolve("schedule.yaml");
        JsonNode root;
        try {
            root = new YAMLMapper(YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build())
                    .readTree(path.toFile());
        } catch (IOException e) {
            throw Problem.of(
                            CONFIGURATION,
                            "The schedule cannot be read.",
                            path + ": " + e.getMessage() + ".",
                            "Restore the file, or pass another folder with --conf.")
                    .refusal();
        }
        Problems problems = new Problems();
        List<Step> steps = new ArrayList<>();
        for (JsonNode node : root.path("run-year")) {
            String job = node.path("job").asText();
            if (Commands.named(job).isEmpty()) {
                problems.add(CONFIGURATION, path + " names the unknown job " + job + ".", "See --help.", "Correct it.");
            }
            Map<String, String> arguments = new LinkedHashMap<>();
            node.path("arguments")
                    .properties()
                    .forEach(argument ->
                            arguments.put(argument.getKey(), argument.getValue().asText()));
            steps.add(new Step(job, arguments, node.path("ifThere").asBoolean(false)));
        }
        if (steps.isEmpty()) {
            problems.add(CONFIGURATION, path + " has no steps.", "run-year: lists them.", "Add them.");
        }
        problems.refuseIfAny();
        return new Schedule(steps);
    }
}
