package org.medfund.jobs.grouping;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.medfund.jobs.grouping.SchemeFolder.File;

/**
 * Groups as docs/schemes.md says, straight over the rows of the files, text by text: slow, and short enough to be
 * compared with the page. {@link DrgGrouper} must agree with it.
 */
final class ReferenceWalk {
    private final Map<File, List<FileLine>> tables = new EnumMap<>(File.class);
    private final List<FileLine> mdcs;
    private final Map<String, List<FileLine>> rulesOfMdc;
    private final Map<String, List<FileLine>> drgsOfAdrg;
    private final Map<String, Map<String, String>> zoneOfDiagnosis = new HashMap<>();
    private final Map<String, Set<String>> lists = new HashMap<>();
    private final Map<String, String> exclusionOfLevel = new HashMap<>();
    private final Map<String, String> exclusionOfMain = new HashMap<>();
    private final Set<String> valid;

    ReferenceWalk(Path folder) {
        FileFindings findings = new FileFindings("reference");
        for (File file : File.values()) {
            Path path = folder.resolve(file.fileName());
            try {
                tables.put(
                        file,
                        Files.exists(path)
                                ? CheckedCsv.lines(file.fileName(), Files.readAllBytes(path), file.columns(), findings)
                                : List.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        findings.refuseIfAny();
        mdcs = inOrder(rows(File.MDC));
        rulesOfMdc = rows(File.ADRG_RULE).stream().collect(groupingBy(row -> row.optional("mdc")));
        rulesOfMdc.replaceAll((mdc, rules) -> inOrder(rules));
        drgsOfAdrg = rows(File.DRG).stream().collect(groupingBy(row -> row.optional("adrg")));
        drgsOfAdrg.replaceAll((adrg, drgs) -> inOrder(drgs));
        rows(File.MDC_DIAGNOSIS)
                .forEach(row -> zoneOfDiagnosis
                        .computeIfAbsent(row.optional("mdc"), mdc -> new HashMap<>())
                        .put(row.optional("diag_code"), row.optional("zone")));
        rows(File.ADRG_CONDITION)
                .forEach(row -> lists.computeIfAbsent(
                                list(row.optional("rule_id"), row.optional("list"), row.optional("group_no")),
                                key -> new LinkedHashSet<>())
                        .add(row.optional("code")));
        rows(File.COMPLICATION)
                .forEach(row -> exclusionOfLevel.put(
                        row.optional("level") + row.optional("diag_code"), row.optional("exclusion_list_id")));
        rows(File.EXCLUSION)
                .forEach(row ->
                        exclusionOfMain.put(row.optional("principal_diag_code"), row.optional("exclusion_list_id")));
        valid = rows(File.VALID_PROCEDURE).stream()
                .map(row -> row.optional("proc_code"))
                .collect(toSet());
    }

    List<FileLine> rows(File file) {
        return tables.get(file);
    }

    private static List<FileLine> inOrder(List<FileLine> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.whole("eval_order")))
                .toList();
    }

    private static String list(String rule, String list, String group) {
        return rule + " " + list + " " + (list.endsWith("PROC") ? group : "");
    }

    /** Status, category, ADRG, and group, as the vectors write them. */
    String group(GroupingCase input) {
        if (input.gender().isBlank() || (input.ageYears() == 0 && input.ageDays() <= 28 && input.birthWeightG() == 0)) {
            return "CHECK_FAILED,0000,00,0000";
        }
        for (FileLine mdc : mdcs) {
            if (enters(mdc, input)) {
                String found = within(mdc, input);
                if (found != null) {
                    return found;
                }
            }
        }
        return "UNGROUPED,0000,00,0000";
    }

    private boolean enters(FileLine mdc, GroupingCase input) {
        Map<String, String> diagnoses = zoneOfDiagnosis.getOrDefault(mdc.optional("mdc"), Map.of());
        String prefix = mdc.optional("diag_prefix_any");
        boolean isOpen = switch (mdc.optional("diag_scope")) {
            case "MAIN" ->
                diagnoses.containsKey(main(input.diagnoses()))
                        || (!prefix.isEmpty() && input.diagnoses().stream().anyMatch(code -> code.startsWith(prefix)));
            case "ANY" -> input.diagnoses().stream().anyMatch(diagnoses::containsKey);
            default -> true;
        };
        String first = main(input.procedures());
        boolean isProcedureRight = mdc.optional("first_proc_valid").isEmpty()
                || valid.contains(first)
                || mdc.list("first_proc_extra").contains(first);
        long zones = input.diagnoses().stream()
                .map(diagnoses::get)
                .filter(zone -> zone != null && !zone.isEmpty())
                .distinct()
                .count();
        return isOpen
                && isProcedureRight
                && (mdc.optional("gender").isEmpty() || mdc.optional("gender").equals(input.gender()))
                && input.ageYears() <= mdc.whole("age_max", Integer.MAX_VALUE)
                && zones >= mdc.whole("min_zones", 0);
    }

    private String within(FileLine mdc, GroupingCase input) {
        List<FileLine> rules = rulesOfMdc.getOrDefault(mdc.optional("mdc"), List.of());
        int ambiguousAfter = Math.min(mdc.whole("qy_after_rule_order", 0), rules.size());
        for (int failed = 0; failed <= rules.size(); failed++) {
            if (failed == ambiguousAfter && isAmbiguous(mdc, input)) {
                String code = mdc.optional("mdc");
                return "QY," + code + ",QY," + code.substring(3) + "QY";
            }
            if (failed == rules.size() || !holds(rules.get(failed), input)) {
                continue;
            }
            String adrg = rules.get(failed).optional("adrg");
            for (FileLine drg : drgsOfAdrg.getOrDefault(adrg, List.of())) {
                if (drgHolds(drg, input)) {
                    return "SUCCESS," + mdc.optional("mdc") + "," + adrg + "," + drg.optional("drg");
                }
            }
            if (rules.get(failed).optional("on_no_drg").equals("RETURN_ADRG")) {
                return "SUCCESS," + mdc.optional("mdc") + "," + adrg + "," + adrg;
            }
        }
        return null;
    }

    private boolean isAmbiguous(FileLine mdc, GroupingCase input) {
        return switch (mdc.optional("qy_scope")) {
            case "FIRST" -> valid.contains(main(input.procedures()));
            case "ANY" -> input.procedures().stream().anyMatch(valid::contains);
            default -> false;
        };
    }

    private boolean holds(FileLine rule, GroupingCase input) {
        String id = rule.optional("rule_id");
        List<String> diagnoses = input.diagnoses();
        boolean isDiagnosisRight = switch (rule.optional("diag_scope")) {
            case "MAIN" -> in(list(id, "MAIN_DIAG", ""), main(diagnoses));
            case "ANY" -> diagnoses.stream().anyMatch(code -> in(list(id, "ANY_DIAG", ""), code));
            default -> true;
        };
        boolean isOtherRight = !rule.optional("other_diag").equals("1")
                || others(diagnoses).stream().anyMatch(code -> in(list(id, "OTHER_DIAG", ""), code));
        boolean isProcedureRight = switch (rule.optional("proc_scope")) {
            case "FIRST" -> in(list(id, "FIRST_PROC", "1"), main(input.procedures()));
            case "ANY" ->
                Arrays.stream(rule.optional("proc_expr").split("\\|"))
                        .anyMatch(groups -> Arrays.stream(groups.split("&"))
                                .allMatch(group -> input.procedures().stream()
                                        .anyMatch(code -> in(list(id, "ANY_PROC", group), code))));
            default -> true;
        };
        boolean isFirstValid = valid.contains(main(input.procedures()));
        boolean isAnyValid = input.procedures().stream().anyMatch(valid::contains);
        boolean isValidityRight = switch (rule.optional("valid_proc")) {
            case "FIRST" -> isFirstValid;
            case "ANY" -> isAnyValid;
            case "NOT_FIRST" -> !isFirstValid;
            case "NOT_ANY" -> !isAnyValid;
            default -> true;
        };
        int weight = input.birthWeightG();
        return isDiagnosisRight
                && isOtherRight
                && isProcedureRight
                && isValidityRight
                && input.ageDays() >= rule.whole("age_day_min", 0)
                && input.ageDays() <= rule.whole("age_day_max", Integer.MAX_VALUE)
                && weight > rule.whole("weight_gt", -1)
                && weight >= rule.whole("weight_min", 0)
                && weight < rule.whole("weight_lt", Integer.MAX_VALUE);
    }

    private boolean drgHolds(FileLine drg, GroupingCase input) {
        boolean areProceduresRight = drg.optional("any_proc").isEmpty()
                || Arrays.stream(drg.optional("any_proc").split("&"))
                        .allMatch(codes -> Arrays.stream(codes.split("\\|")).anyMatch(input.procedures()::contains));
        boolean isLaterRight = drg.optional("later_proc").isEmpty()
                || others(input.procedures()).stream().anyMatch(drg.list("later_proc")::contains);
        return input.ageYears() >= drg.whole("age_min", 0)
                && input.ageYears() <= drg.whole("age_max", Integer.MAX_VALUE)
                && input.stayDays() >= drg.whole("los_min", 0)
                && input.stayDays() <= drg.whole("los_max", Integer.MAX_VALUE)
                && (drg.optional("leaving_types").isEmpty()
                        || drg.list("leaving_types").contains(input.dischargeWay()))
                && input.procedures().size() >= drg.whole("min_proc_count", 0)
                && areProceduresRight
                && isLaterRight
                && severityHolds(drg.optional("severity"), input);
    }

    private boolean severityHolds(String severity, GroupingCase input) {
        return switch (severity) {
            case "MCC", "CC" -> has(severity, input);
            case "MCC_OR_CC" -> has("MCC", input) || has("CC", input);
            default -> true;
        };
    }

    private boolean has(String level, GroupingCase input) {
        String excluded = exclusionOfMain.get(main(input.diagnoses()));
        return others(input.diagnoses()).stream()
                .map(code -> exclusionOfLevel.get(level + code))
                .anyMatch(list -> list != null && !list.equals(excluded));
    }

    private boolean in(String list, String code) {
        return lists.getOrDefault(list, Set.of()).contains(code);
    }

    private static String main(List<String> codes) {
        return codes.isEmpty() ? "" : codes.get(0);
    }

    private static List<String> others(List<String> codes) {
        return IntStream.range(1, codes.size()).mapToObj(codes::get).toList();
    }

    /** The codes of a list of a rule, for making cases. */
    Set<String> codes(FileLine rule, String list, String group) {
        return lists.getOrDefault(list(rule.optional("rule_id"), list, group), Set.of());
    }
}
