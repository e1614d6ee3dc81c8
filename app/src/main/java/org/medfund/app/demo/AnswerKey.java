package org.medfund.app.demo;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/** The planted truth that simulate-claims wrote beside its landing files. */
record AnswerKey(Path folder) {
    /** True mean cost in yuan by group, before hospital effects. */
    Map<String, Double> groupMeans() {
        Map<String, Double> means = new HashMap<>();
        rows("true_group_means.csv")
                .forEach(row -> means.put(
                        row.getOrDefault("group_code", ""), Double.valueOf(row.getOrDefault("mean_cost_yuan", "NaN"))));
        return means;
    }

    /**
     * One violation that was planted.
     *
     * @param ruleIds every rule it truly breaks
     * @param records what it is about: settlements, and stocks as institution, item, and quarter parted by slashes
     */
    record Planted(Set<String> ruleIds, Set<String> records) {}

    List<Planted> planted() {
        return rows("planted.csv").stream()
                .map(row -> new Planted(
                        parts(row.get("rule_ids")),
                        Stream.concat(
                                        Stream.of(row.getOrDefault("settlement_id", "")),
                                        parts(row.get("related_ids")).stream())
                                .collect(Collectors.toSet())))
                .toList();
    }

    private static Set<String> parts(@Nullable String cell) {
        return cell == null || cell.isEmpty() ? Set.of() : Set.of(cell.split("\\|"));
    }

    private List<Map<String, String>> rows(String name) {
        File file = folder.resolve(name).toFile();
        if (!Files.isRegularFile(file.toPath())) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            "The answer key has no " + name + ".",
                            folder + " was looked at.",
                            "Pass the answer-key folder that simulate-claims wrote.")
                    .refusal();
        }
        CsvParserSettings settings = new CsvParserSettings();
        settings.setHeaderExtractionEnabled(true);
        settings.setMaxCharsPerColumn(100_000);
        return new CsvParser(settings)
                .parseAllRecords(file).stream()
                        .map(record -> record.toFieldMap())
                        .toList();
    }
}
