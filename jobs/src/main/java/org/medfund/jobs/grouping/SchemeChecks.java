package org.medfund.jobs.grouping;

import static java.util.stream.Collectors.toSet;
import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG;
import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG_CONDITION;
import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG_RULE;
import static org.medfund.jobs.grouping.SchemeFolder.File.COMPLICATION;
import static org.medfund.jobs.grouping.SchemeFolder.File.DRG;
import static org.medfund.jobs.grouping.SchemeFolder.File.EXCLUSION;
import static org.medfund.jobs.grouping.SchemeFolder.File.MDC;
import static org.medfund.jobs.grouping.SchemeFolder.File.MDC_DIAGNOSIS;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.medfund.jobs.grouping.SchemeFolder.File;

/**
 * What is wrong in a scheme although it could be compiled: rows that can never matter, and values that mean nothing.
 * Such a row is a slip; its author meant something else.
 */
final class SchemeChecks {
    private static final Set<File> NEVER_EMPTY = Set.of(MDC, ADRG, ADRG_RULE, DRG);
    private static final Map<String, Boolean> GENDERS = Map.of("", true, "1", true, "2", true);
    private static final Map<String, Boolean> TYPES = Map.of("SURGICAL", true, "PROCEDURE", true, "MEDICAL", true);
    private static final Set<String> NAMES = Set.of("name", "name_en");
    private static final Set<String> CODES = Set.of(
            "diag_prefix_any",
            "first_proc_extra",
            "diag_code",
            "code",
            "any_proc",
            "later_proc",
            "principal_diag_code",
            "proc_code");

    /** Blanks of any kind, and marks that cannot be seen. */
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");

    /** Only the x that fills up or extends a national code is written small, and no code begins with it. */
    private static final Pattern SMALL = Pattern.compile("[a-wyz]|(?<![0-9A-Za-z.])x");

    private static final Set<String> DISCHARGE_WAYS = Set.of("1", "2", "3", "4", "5", "9");

    private final Map<File, List<FileLine>> tables;
    private final FileFindings findings;

    SchemeChecks(Map<File, List<FileLine>> tables, FileFindings findings) {
        this.tables = tables;
        this.findings = findings;
    }

    /** Whether every file has rows where it must, and keys and codes that can be met. */
    void beforeCompiling() {
        for (File file : File.values()) {
            if (lines(file).isEmpty() && findings.isComplete(file.fileName())) {
                findings.withoutRows(file.fileName());
                if (NEVER_EMPTY.contains(file)) {
                    findings.add(file.fileName(), "it has no rows.", "A scheme needs some.");
                }
            }
            lines(file)
                    .forEach(line -> file.columns().stream()
                            .filter(column -> !NAMES.contains(column))
                            .forEach(column -> cell(file, line, column)));
        }
    }

    private void cell(File file, FileLine line, String column) {
        String text = line.optional(column);
        if (!text.isBlank() && BLANK.matcher(text).find()) {
            findings.add(line, column + " \"" + text + "\" has a blank.", "Leave blanks out.");
            findings.incomplete(file.fileName());
        }
        if (file != File.NAME_EN
                && CODES.contains(column)
                && SMALL.matcher(text).find()) {
            findings.add(
                    line,
                    column + " " + text + " is in lower case.",
                    "Write "
                            + SMALL.matcher(text)
                                    .replaceAll(small -> small.group().toUpperCase(Locale.ROOT))
                            + "; only the x inside a code is small.");
        }
    }

    /** Rows that can never matter, and values that mean nothing. */
    void afterCompiling() {
        repeated(MDC_DIAGNOSIS, "mdc", "diag_code", "zone");
        repeated(ADRG_CONDITION, "rule_id", "list", "group_no", "code");
        repeated(COMPLICATION, "diag_code", "level");
        repeated(EXCLUSION, "exclusion_list_id", "principal_diag_code");
        lines(ADRG).forEach(line -> line.choice("type", TYPES, true));
        lines(MDC).forEach(this::category);
        lines(ADRG_RULE).forEach(this::rule);
        lines(DRG).forEach(this::drg);
        unusedZones();
        unusedExclusionLists();
        categoriesWithoutRules();
    }

    private void repeated(File file, String... columns) {
        Map<List<String>, Long> first = new HashMap<>();
        for (FileLine line : lines(file)) {
            List<String> key = List.of(columns).stream().map(line::optional).toList();
            Long before = first.putIfAbsent(key, line.number());
            if (before != null) {
                findings.add(
                        line,
                        String.join(" ", key).strip() + " stands in line " + before + " already.",
                        "Keep one row.");
            }
        }
    }

    private void category(FileLine mdc) {
        mdc.choice("gender", GENDERS, true);
        if (!mdc.optional("first_proc_extra").isEmpty() && !mdc.flag("first_proc_valid")) {
            findings.add(
                    mdc, "first_proc_extra is not looked at.", "Set first_proc_valid to 1, or leave the codes out.");
        }
    }

    private void rule(FileLine rule) {
        range(rule, "age_day_min", "age_day_max", 0);
        range(rule, "weight_min", "weight_lt", 1);
        range(rule, "weight_gt", "weight_lt", 2);
        boolean looksAtProcedures = !rule.optional("proc_scope").isEmpty()
                && !rule.optional("proc_scope").equals("NONE");
        if (!rule.optional("proc_expr").isEmpty() && !looksAtProcedures) {
            findings.add(rule, "proc_expr is not looked at.", "Set proc_scope to FIRST or ANY, or leave it out.");
        }
    }

    private void drg(FileLine drg) {
        range(drg, "age_min", "age_max", 0);
        range(drg, "los_min", "los_max", 0);
        for (String way : drg.list("leaving_types")) {
            if (!DISCHARGE_WAYS.contains(way)) {
                findings.add(drg, "leaving_types has " + way + ".", "Write 1, 2, 3, 4, 5, or 9.");
            }
        }
    }

    /** Finds a range in which no whole number lies. */
    private void range(FileLine line, String min, String max, int leastDifference) {
        if (!line.optional(min).isEmpty()
                && !line.optional(max).isEmpty()
                && line.whole(max, Integer.MAX_VALUE) - line.whole(min, 0) < leastDifference) {
            findings.add(
                    line,
                    min + " " + line.optional(min) + " and " + max + " " + line.optional(max) + " leave nothing.",
                    "Correct one of them.");
        }
    }

    private void unusedZones() {
        Set<String> counting = lines(MDC).stream()
                .filter(mdc -> !mdc.optional("min_zones").isEmpty())
                .map(mdc -> mdc.optional("mdc"))
                .collect(toSet());
        Set<String> found = new HashSet<>();
        for (FileLine line : lines(MDC_DIAGNOSIS)) {
            String mdc = line.optional("mdc");
            if (!line.optional("zone").isEmpty() && !counting.contains(mdc) && found.add(mdc)) {
                findings.add(
                        line,
                        "the zones of " + mdc + " are not looked at.",
                        "Set min_zones in mdc.csv.",
                        MDC.fileName());
            }
        }
    }

    private void unusedExclusionLists() {
        Set<String> named = lines(COMPLICATION).stream()
                .map(line -> line.optional("exclusion_list_id"))
                .collect(toSet());
        firstOfEach(EXCLUSION, "exclusion_list_id").forEach((list, line) -> {
            if (!named.contains(list)) {
                findings.add(
                        line,
                        "no complication names exclusion list " + list + ".",
                        "Name it in cc_mcc.csv, or drop it.",
                        COMPLICATION.fileName());
            }
        });
    }

    private void categoriesWithoutRules() {
        Set<String> withRules =
                lines(ADRG_RULE).stream().map(line -> line.optional("mdc")).collect(toSet());
        firstOfEach(MDC, "mdc").forEach((mdc, line) -> {
            if (!withRules.contains(mdc)) {
                findings.add(line, mdc + " has no rules.", "Add them to adrg_rule.csv.", ADRG_RULE.fileName());
            }
        });
    }

    private Map<String, FileLine> firstOfEach(File file, String column) {
        Map<String, FileLine> first = new LinkedHashMap<>();
        lines(file).forEach(line -> first.putIfAbsent(line.optional(column), line));
        return first;
    }

    private List<FileLine> lines(File file) {
        return tables.getOrDefault(file, List.of());
    }
}
