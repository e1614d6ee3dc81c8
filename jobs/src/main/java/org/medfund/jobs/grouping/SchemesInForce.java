package org.medfund.jobs.grouping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.time.PolicyYear;

/** Which grouping scheme is in force, by region and day of discharge, as {@code in-force.yaml} of a folder says. */
final class SchemesInForce {
    private static final String FILE = "in-force.yaml";
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /**
     * A scheme in force in a region.
     *
     * @param from first day of discharge
     * @param to last day of discharge
     */
    record Span(Region region, LocalDate from, LocalDate to, String scheme) {}

    private final Path folder;
    private final NavigableMap<LocalDate, String> national;
    private final TreeMap<String, NavigableMap<LocalDate, String>> regions = new TreeMap<>();

    private SchemesInForce(Path folder, NavigableMap<LocalDate, String> national) {
        this.folder = folder;
        this.national = national;
    }

    /** @throws org.medfund.core.problem.Refusal naming everything in the file that cannot be used */
    static SchemesInForce load(Path folder) {
        Problems problems = new Problems();
        JsonNode root = read(folder.resolve(FILE), problems);
        problems.refuseIfAny();
        refuseOtherKeys(root, Set.of("source", "national", "regions"), "the file", problems);
        if (root.path("source").asText("").isBlank()) {
            add(problems, "it has no source.", "Add source: with the document.");
        }
        SchemesInForce schemes =
                new SchemesInForce(folder, entries(folder, "national", root.path("national"), problems));
        root.path("regions").properties().forEach(region -> {
            try {
                schemes.regions.put(
                        Region.of(region.getKey()).code(),
                        entries(folder, region.getKey(), region.getValue(), problems));
            } catch (IllegalArgumentException e) {
                add(problems, "regions has " + region.getKey() + ".", "Write " + e.getMessage() + ", in quotes.");
            }
        });
        problems.refuseIfAny();
        return schemes;
    }

    private static JsonNode read(Path file, Problems problems) {
        try {
            if (Files.exists(file)) {
                JsonNode root = YAML.readTree(file.toFile());
                if (root.isObject()) {
                    return root;
                }
                add(problems, "it is not a map.", "Write source:, national:, and regions:.");
            } else {
                problems.add(
                        ProblemCode.CONFIGURATION,
                        "No grouping is chosen, and there is no " + file + ".",
                        "That file says which scheme is in force from when.",
                        "Pass --scheme DIR or --group-column, or write the file (docs/schemes.md).");
            }
        } catch (JsonProcessingException e) {
            add(problems, e.getOriginalMessage().lines().findFirst().orElse("it is no YAML") + ".", "Correct it.");
        } catch (IOException e) {
            add(problems, "it cannot be read.", "Correct its rights.");
        }
        return YAML.createObjectNode();
    }

    private static NavigableMap<LocalDate, String> entries(
            Path folder, String where, JsonNode list, Problems problems) {
        TreeMap<LocalDate, String> entries = new TreeMap<>();
        for (JsonNode entry : list) {
            refuseOtherKeys(entry, Set.of("from", "scheme"), where, problems);
            String scheme = entry.path("scheme").asText("");
            if (scheme.isBlank() || !Files.isDirectory(folder.resolve(scheme))) {
                add(problems, where + " names the scheme " + scheme + ", which is no folder here.", "Correct it.");
            }
            try {
                if (entries.put(LocalDate.parse(entry.path("from").asText("")), scheme) != null) {
                    add(problems, where + " has two schemes from one day on.", "Leave one out.");
                }
            } catch (DateTimeException e) {
                add(problems, where + " has no usable from.", "Write from: \"2025-01-01\".");
            }
        }
        return entries;
    }

    private static void refuseOtherKeys(JsonNode map, Set<String> known, String where, Problems problems) {
        map.properties().forEach(entry -> {
            if (!known.contains(entry.getKey())) {
                add(problems, where + " has the unknown key " + entry.getKey() + ".", "Known are " + known + ".");
            }
        });
    }

    private static void add(Problems problems, String what, String remedy) {
        problems.add(ProblemCode.CONFIGURATION, FILE + ": " + what, "docs/schemes.md has the format.", remedy);
    }

    /**
     * The schemes in force in these regions on the days of a year, without a gap.
     *
     * @throws org.medfund.core.problem.Refusal if on some day no scheme is in force
     */
    List<Span> of(Collection<Region> of, PolicyYear year) {
        Problems problems = new Problems();
        List<Span> spans = new ArrayList<>();
        for (Region region : of) {
            @Nullable NavigableMap<LocalDate, String> own = regions.get(region.code());
            NavigableMap<LocalDate, String> entries = own == null ? national : own;
            if (entries.floorKey(year.firstDay()) == null) {
                problems.add(
                        ProblemCode.CONFIGURATION,
                        "No grouping scheme is in force in region " + region + " on " + year.firstDay() + ".",
                        folder.resolve(FILE) + " was looked at.",
                        "Add an entry from that day or before, or pass --scheme DIR.");
                continue;
            }
            for (LocalDate from = year.firstDay(); from != null && !from.isAfter(year.lastDay()); ) {
                LocalDate next = entries.higherKey(from);
                LocalDate to = next == null || next.isAfter(year.lastDay()) ? year.lastDay() : next.minusDays(1);
                spans.add(new Span(region, from, to, entries.floorEntry(from).getValue()));
                from = next;
            }
        }
        problems.refuseIfAny();
        return spans;
    }

    /** The folder of a scheme. */
    Path folder(String scheme) {
        return folder.resolve(scheme);
    }
}
