package org.medfund.jobs.intake;

import static org.medfund.core.problem.ProblemCode.MAPPING;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.medfund.core.money.DeliveryCurrency;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;

/** Reads a mapping file strictly: unknown, missing, and repeated keys are all found before any is reported. */
final class MappingFile {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final Problems problems;
    private final Map<String, Table> tables = Tables.landed().stream()
            .collect(Collectors.toMap(Delivery::fileOf, table -> table, (a, b) -> a, LinkedHashMap::new));

    private MappingFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /** @return what could be read; of no use if problems were added */
    static Mapping read(Path path, Problems problems) {
        String name = String.valueOf(path.getFileName());
        if (!Files.isRegularFile(path)) {
            problems.add(MAPPING, "There is no mapping file " + path + ".", "It is looked for there.", "Correct it.");
            return new Mapping(name, Map.of(), Map.of(), DeliveryCurrency.DEFAULT);
        }
        try {
            return new MappingFile(name, problems).mapping(YAML.readTree(path.toFile()));
        } catch (JsonProcessingException e) {
            problems.add(
                    MAPPING,
                    name + " cannot be read: "
                            + e.getOriginalMessage().lines().findFirst().orElse("") + ".",
                    e.getLocation() == null
                            ? "It must be YAML."
                            : "Line " + e.getLocation().getLineNr() + " was reached.",
                    "Each key may stand once, and the file must be valid YAML.");
            return new Mapping(name, Map.of(), Map.of(), DeliveryCurrency.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private Mapping mapping(JsonNode root) {
        Map<String, Mapping.Target> targets = new LinkedHashMap<>();
        keys("", root, Set.of("source", "tables"), Set.of("absent", "currency"));
        root.path("tables").properties().forEach(entry -> {
            Table table = tables.get(entry.getKey());
            if (table == null) {
                problems.add(
                        MAPPING,
                        name + " maps to the unknown table " + entry.getKey() + ".",
                        "Known are " + tables.keySet() + ".",
                        "Correct its name.");
            } else {
                targets.put(entry.getKey(), target(entry.getKey(), table, entry.getValue()));
            }
        });
        Map<String, String> absent = texts("absent", root.path("absent"));
        absent.keySet().stream()
                .filter(table -> !tables.containsKey(table) || targets.containsKey(table))
                .forEach(table -> problems.add(
                        MAPPING,
                        name + " names " + table + " under absent.",
                        tables.containsKey(table) ? "It maps it, too." : "There is no such landing table.",
                        "Leave one of the two out."));
        return new Mapping(name, targets, absent, currency(root.path("currency")));
    }

    private String currency(JsonNode node) {
        String currency = node.asText(DeliveryCurrency.DEFAULT);
        if (!DeliveryCurrency.isCode(currency)) {
            problems.add(
                    MAPPING,
                    name + " has the currency " + currency + ".",
                    "It is a code of ISO 4217, such as CNY or BRL.",
                    "Correct it, or leave it out for " + DeliveryCurrency.DEFAULT + ".");
        }
        return currency;
    }

    private Mapping.Target target(String what, Table table, JsonNode node) {
        keys(what, node, Set.of("from", "columns"), Set.of("distinct", "lookups"));
        Map<String, String> columns = texts(what + ".columns", node.path("columns"));
        List<String> known =
                Judged.landedFields(table).stream().map(Field::landingCode).toList();
        columns.keySet().stream()
                .filter(column -> !known.contains(column))
                .forEach(column -> problems.add(
                        MAPPING,
                        name + ", " + what + " has the unknown column " + column + ".",
                        "The landing table has " + known + ".",
                        "Correct its name."));
        for (Field<?> field : Judged.landedFields(table)) {
            if (RowReader.isRequired(table, field) && !columns.containsKey(field.landingCode())) {
                problems.add(
                        MAPPING,
                        name + ", " + what + " lacks the column " + field.landingCode() + ".",
                        "The landing table requires it.",
                        "Say what it is made from.");
            }
        }
        JsonNode distinct = node.path("distinct");
        if (!distinct.isMissingNode() && !distinct.isBoolean()) {
            problems.add(
                    MAPPING,
                    name + ", " + what + ".distinct is not true or false.",
                    "",
                    "Write true, or leave it out.");
        }
        return new Mapping.Target(
                node.path("from").asText(""), distinct.asBoolean(false), lookUps(what, node.path("lookups")), columns);
    }

    private Map<String, Mapping.LookUp> lookUps(String what, JsonNode node) {
        Map<String, Mapping.LookUp> lookUps = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            JsonNode lookUp = entry.getValue();
            keys(what + ".lookups." + entry.getKey(), lookUp, Set.of("from", "key", "equals"), Set.of());
            lookUps.put(
                    entry.getKey(),
                    new Mapping.LookUp(
                            lookUp.path("from").asText(""),
                            lookUp.path("key").asText(""),
                            lookUp.path("equals").asText("")));
        });
        return lookUps;
    }

    /** A map of texts. What looks like a number must be quoted, or its zeros would be lost. */
    private Map<String, String> texts(String what, JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            if (entry.getValue().isTextual() && !entry.getValue().asText().isBlank()) {
                texts.put(entry.getKey(), entry.getValue().asText());
            } else {
                problems.add(
                        MAPPING,
                        name + ", " + what + "." + entry.getKey() + " is not a text.",
                        "Found: " + entry.getValue() + ".",
                        "Put it in double quotes.");
            }
        });
        return texts;
    }

    private void keys(String what, JsonNode node, Set<String> required, Set<String> optional) {
        String where = what.isEmpty() ? name : name + ", " + what;
        Set<String> known = new TreeSet<>(required);
        known.addAll(optional);
        node.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(
                        MAPPING,
                        where + " has the unknown key " + key + ".",
                        "Known are " + known + ".",
                        "Remove it."));
        new TreeSet<>(required)
                .stream()
                        .filter(key -> !node.hasNonNull(key))
                        .forEach(key -> problems.add(
                                MAPPING, where + " lacks the key " + key + ".", "It is required.", "Add it."));
    }
}
