package org.medfund.jobs.grouping;

import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG_CONDITION;
import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG_RULE;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.medfund.jobs.grouping.SchemeFolder.File;

/** The code lists of the rules. A rule that asks for a list must have it, and a list must be asked for. */
final class ConditionLists {
    private static final Set<String> DIAGNOSIS_LISTS = Set.of("MAIN_DIAG", "ANY_DIAG", "OTHER_DIAG");
    private static final Set<String> PROCEDURE_LISTS = Set.of("FIRST_PROC", "ANY_PROC");

    private record Key(String rule, String list, String group) {}

    private final Map<Key, List<Integer>> codes = new LinkedHashMap<>();
    private final Map<Key, FileLine> firstLines = new LinkedHashMap<>();
    private final Set<Key> used = new HashSet<>();
    private final FileFindings findings;

    private ConditionLists(FileFindings findings) {
        this.findings = findings;
    }

    static ConditionLists of(
            Map<File, List<FileLine>> tables,
            Set<String> rules,
            ToIntFunction<String> diagnosis,
            ToIntFunction<String> procedure,
            FileFindings findings) {
        ConditionLists lists = new ConditionLists(findings);
        for (FileLine line : tables.getOrDefault(ADRG_CONDITION, List.of())) {
            String rule = line.text("rule_id");
            String list = line.text("list");
            String code = line.text("code");
            boolean isDiagnosis = DIAGNOSIS_LISTS.contains(list);
            if (!rules.contains(rule)) {
                findings.add(
                        line,
                        "rule_id " + rule + " is unknown.",
                        "Name a rule of adrg_rule.csv.",
                        ADRG_RULE.fileName());
            } else if (!isDiagnosis && !PROCEDURE_LISTS.contains(list)) {
                findings.add(
                        line,
                        "list is " + list + ".",
                        "Write MAIN_DIAG, ANY_DIAG, OTHER_DIAG, FIRST_PROC, or ANY_PROC.");
            } else {
                Key key = new Key(rule, list, isDiagnosis ? "" : Integer.toString(line.whole("group_no")));
                lists.codes
                        .computeIfAbsent(key, absent -> new ArrayList<>())
                        .add((isDiagnosis ? diagnosis : procedure).applyAsInt(code));
                lists.firstLines.putIfAbsent(key, line);
            }
        }
        return lists;
    }

    List<Integer> diagnoses(FileLine rule, String list) {
        return codes(rule, list, "");
    }

    /**
     * The groups of {@code proc_expr}; group 1 where it is blank.
     *
     * @param fact numbers the question whether a group's codes are hit
     */
    ProcedureGroups procedures(FileLine rule, String list, ToIntFunction<List<Integer>> fact) {
        String expression = rule.optional("proc_expr").isEmpty() ? "1" : rule.optional("proc_expr");
        return new ProcedureGroups(rule.parts("proc_expr", expression, "\\|").stream()
                .map(groups -> rule.parts("proc_expr", groups, "&").stream()
                        .mapToInt(group -> fact.applyAsInt(codes(rule, list, group)))
                        .toArray())
                .toList());
    }

    private List<Integer> codes(FileLine rule, String list, String group) {
        Key key = new Key(rule.optional("rule_id"), list, group);
        used.add(key);
        List<Integer> found = codes.getOrDefault(key, List.of());
        if (found.isEmpty()) {
            findings.add(
                    rule,
                    "the list " + list + (group.isEmpty() ? "" : " group " + group) + " is empty.",
                    "Fill it in adrg_condition.csv, or drop the test.",
                    ADRG_CONDITION.fileName());
        }
        return found;
    }

    /** Reports lists no rule looks at: a test that its author meant to be there is not. */
    void refuseUnused(Map<String, FileLine> rules) {
        firstLines.forEach((key, line) -> {
            if (!used.contains(key) && rules.containsKey(key.rule())) {
                findings.add(
                        line,
                        "rule " + key.rule() + " does not look at its list " + key.list()
                                + (key.group().isEmpty() ? "" : " group " + key.group()) + ".",
                        "Set the scope of the rule in adrg_rule.csv, or delete the list.");
            }
        });
    }
}
