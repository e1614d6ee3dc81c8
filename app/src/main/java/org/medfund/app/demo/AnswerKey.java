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
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/** The planted truth that simulate-claims wrote beside its landing files. */
record AnswerKey(Path folder) {
    private static final String RING = "RING";

    /** True mean cost in yuan by group, before hospital effects. */
    Map<String, Double> groupMeans() {
        Map<String, Double> means = new HashMap<>();
        rows("true_group_means.csv")
                .forEach(row -> means.put(
                        row.getOrDefault("group_code", ""), Double.valueOf(row.getOrDefault("mean_cost_yuan", "NaN"))));
        return means;
    }

    /** The settlements a rule should find. */
    Set<String> planted(String ruleId) {
        return rows("planted.csv").stream()
                .filter(row -> ruleId.equals(row.get("rule_id")))
                .map(row -> row.getOrDefault("settlement_id", ""))
                .collect(Collectors.toSet());
    }

    /** The stays of each ring that was planted. */
    List<Set<String>> plantedRings() {
        return rows("planted.csv").stream()
                .filter(row -> RING.equals(row.get("rule_id")))
                .map(row -> Stream.concat(
                                Stream.of(row.getOrDefault("settlement_id", "")),
                                Stream.of(row.getOrDefault("related_settlement_ids", "")
                                        .split("\\|")))
                        .collect(Collectors.toSet()))
                .distinct()
                .toList();
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
