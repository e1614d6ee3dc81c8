package org.medfund.core.policy;

import static org.medfund.core.problem.ProblemCode.POLICY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.NearNames;
import org.medfund.core.problem.Problems;

/** Reads a policy folder strictly: every problem of every file is found before any is reported. */
final class PolicyFolder {
    private static final Set<String> FILE_KEYS = Set.of("source", "valid_from", "valid_to", "note", "parameters");
    private static final Set<String> PARAMETER_KEYS =
            Set.of("value", "range", "source", "unit", "confidence", "spec_ref", "note");

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern PLACE = Pattern.compile("national/[^/]+\\.yaml|region/\\d{2,12}(/\\d{4})?\\.yaml");

    /** @param rules folder with the thresholds of the rules of supervision, of the national level; may be missing */
    static List<PolicyFile> read(Path folder, Path rules) {
        Problems problems = new Problems();
        List<PolicyFile> files = new ArrayList<>();
        for (Path path : yamlFiles(folder)) {
            String name = folder.relativize(path).toString();
            if (PLACE.matcher(name).matches()) {
                addFile(name, path, files, problems);
            } else {
                problems.add(
                        POLICY,
                        name + " stands where no policy is looked for.",
                        "Files are national/*.yaml, region/<region>.yaml, and region/<region>/<year>.yaml; a region is 2"
                                + " to 12 digits.",
                        "Move or rename it, or remove it.");
            }
        }
        for (Path path : yamlFiles(rules)) {
            String name = RuleFiles.FOLDER + rules.relativize(path);
            if (RuleFiles.isNameOfOne(name)) {
                addFile(name, path, files, problems);
            } else {
                problems.add(
                        POLICY,
                        name + " is no file of a rule.",
                        "Files are <rule>.yaml, such as E.7.yaml, and <rule>.<year>.yaml.",
                        "Rename it, or remove it.");
            }
        }
        if (files.stream().noneMatch(file -> file.level().equals("national"))) {
            problems.add(
                    POLICY,
                    "The policy folder has no national values.",
                    folder + "/national was looked at.",
                    "Pass a folder with national/*.yaml, or leave --policy out.");
        }
        refuseRepeated(files, problems);
        refuseUnknown(files, problems);
        RuleFiles.refuseStrayed(files, problems);
        RuleFiles.refuseOutsideRange(files, files, problems);
        problems.refuseIfAny();
        return files;
    }

    private static List<Path> yamlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static void addFile(String name, Path path, List<PolicyFile> files, Problems problems) {
        PolicyFile file = readFile(name, path, problems);
        if (file != null) {
            files.add(file);
        }
    }

    private static @Nullable PolicyFile readFile(String name, Path path, Problems problems) {
        JsonNode root;
        try {
            root = YAML.readTree(path.toFile());
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            problems.add(
                    POLICY,
                    name + " cannot be read: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ".",
                    at == null ? "It must be YAML." : "Line " + at.getLineNr() + " was reached.",
                    "Each key may stand once, and the file must be valid YAML.");
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
        if (!root.isObject()) {
            problems.add(POLICY, name + " is empty.", "A policy file is a map.", "Fill it or remove it.");
            return null;
        }
        refuseOtherKeys(name, root, FILE_KEYS, problems);
        String source = root.path("source").asText("");
        LocalDate from = date(name, root, "valid_from", problems);
        LocalDate to =
                root.path("valid_to").isMissingNode() || root.path("valid_to").isNull()
                        ? null
                        : date(name, root, "valid_to", problems);
        if (from != null && to != null && to.isBefore(from)) {
            problems.add(
                    POLICY,
                    name + " is in force from " + from + " to " + to + ".",
                    "Its last day is before its first.",
                    "Correct valid_from or valid_to.");
        }
        if (source.isBlank()) {
            problems.add(POLICY, name + " has no source.", "Every policy needs one.", "Add source: with the document.");
        }
        if (!root.path("parameters").isObject()) {
            problems.add(POLICY, name + " has no parameters.", "A policy file sets some.", "Add parameters:.");
            return null;
        }
        Map<String, Policy.Parameter> parameters = new LinkedHashMap<>();
        Map<String, ValueRange> ranges = new LinkedHashMap<>();
        root.path("parameters").properties().forEach(entry -> {
            JsonNode node = entry.getValue();
            String what = name + ", parameter " + entry.getKey();
            if (!node.isObject() || !node.has("value")) {
                problems.add(POLICY, what + " has no value.", "It is a map.", "Write {value: ..., source: ...}.");
                return;
            }
            refuseOtherKeys(what, node, PARAMETER_KEYS, problems);
            if (node.has("range")) {
                addRange(what, entry.getKey(), node.get("range"), ranges, problems);
            }
            parameters.put(
                    entry.getKey(),
                    new Policy.Parameter(
                            node.get("value"), node.path("source").asText(source), name, notes(node, from, to)));
        });
        return from == null ? null : new PolicyFile(name, level(name), source, from, to, parameters, ranges);
    }

    private static void addRange(
            String what, String parameter, JsonNode declared, Map<String, ValueRange> ranges, Problems problems) {
        try {
            ranges.put(parameter, ValueRange.of(declared));
        } catch (IllegalArgumentException e) {
            problems.add(
                    POLICY,
                    what + " has the range " + declared + ".",
                    "A range is an interval, codes and a pattern, or a list of texts.",
                    "Write it such as \"[0, 1]\", \"whole [1, )\", or \"codes [0-9]{2}\".");
        }
    }

    private static List<String> notes(JsonNode parameter, @Nullable LocalDate from, @Nullable LocalDate to) {
        List<String> notes = new ArrayList<>();
        addNote(notes, "confidence ", parameter.path("confidence"));
        addNote(notes, "SPEC ", parameter.path("spec_ref"));
        addNote(notes, "", parameter.path("unit"));
        notes.add("in force from " + from + (to == null ? "" : " to " + to));
        return List.copyOf(notes);
    }

    private static void addNote(List<String> notes, String before, JsonNode note) {
        if (!note.asText("").isBlank()) {
            notes.add(before + note.asText());
        }
    }

    /** {@code national/weights.yaml} and {@code rules/E.7.yaml} are national, {@code region/33.yaml} is 33, {@code region/330100/2025.yaml} is 330100/2025. */
    private static String level(String name) {
        return name.startsWith("national/") || name.startsWith(RuleFiles.FOLDER)
                ? "national"
                : name.replaceFirst("^region/", "").replaceFirst("\\.yaml$", "");
    }

    private static @Nullable LocalDate date(String name, JsonNode root, String key, Problems problems) {
        try {
            return LocalDate.parse(root.path(key).asText(""));
        } catch (DateTimeException e) {
            problems.add(
                    POLICY,
                    name + " has no usable " + key + ".",
                    "A policy is in force from a day on, and perhaps up to one.",
                    "Write " + key + ": \"2025-01-01\".");
            return null;
        }
    }

    private static void refuseOtherKeys(String what, JsonNode node, Set<String> known, Problems problems) {
        node.properties().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                problems.add(
                        POLICY,
                        what + " has the unknown key " + entry.getKey() + ".",
                        "Known are " + new java.util.TreeSet<>(known) + ".",
                        "Correct or remove it.");
            }
        });
    }

    /** Two files of one level may not set the same parameter for the same days (SPEC 0.3). */
    private static void refuseRepeated(List<PolicyFile> files, Problems problems) {
        Map<String, List<PolicyFile>> setting = new HashMap<>();
        for (PolicyFile file : files) {
            for (String parameter : file.parameters().keySet()) {
                List<PolicyFile> others =
                        setting.computeIfAbsent(file.level() + " " + parameter, key -> new ArrayList<>());
                others.stream()
                        .filter(file::overlaps)
                        .forEach(other -> problems.add(
                                POLICY,
                                parameter + " is set in " + other.path() + " and in " + file.path() + ".",
                                "Both are in force on some day.",
                                "Leave one, or part their dates."));
                others.add(file);
            }
        }
    }

    /** A region overrides national parameters; it has none of its own, so a misspelt one is found. */
    private static void refuseUnknown(List<PolicyFile> files, Problems problems) {
        Set<String> national = new java.util.HashSet<>();
        files.stream()
                .filter(file -> file.level().equals("national"))
                .forEach(file -> national.addAll(file.parameters().keySet()));
        for (PolicyFile file : files) {
            for (String parameter : file.parameters().keySet()) {
                if (!national.contains(parameter)) {
                    problems.add(
                            POLICY,
                            file.path() + " sets the unknown parameter " + parameter + ".",
                            "No national file has it" + NearNames.told(parameter, national) + ".",
                            "Correct its name, or add it to a national file first.");
                }
            }
        }
    }

    private PolicyFolder() {}
}
