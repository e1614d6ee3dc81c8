package org.medfund.jobs.grouping;

import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG;
import static org.medfund.jobs.grouping.SchemeFolder.File.ADRG_RULE;
import static org.medfund.jobs.grouping.SchemeFolder.File.DRG;
import static org.medfund.jobs.grouping.SchemeFolder.File.MDC;
import static org.medfund.jobs.grouping.SchemeFolder.File.MDC_DIAGNOSIS;
import static org.medfund.jobs.grouping.SchemeFolder.File.NAME_EN;
import static org.medfund.jobs.grouping.SchemeFolder.File.VALID_PROCEDURE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.medfund.jobs.grouping.SchemeFolder.File;

/** Turns the rows of a scheme folder into a {@link Scheme}, checking every row and every reference between files. */
final class SchemeCompiler {
    private static final Map<String, Position> MAIN_OR_ANY =
            Map.of("", Position.NONE, "NONE", Position.NONE, "MAIN", Position.MAIN, "ANY", Position.ANY);
    private static final Map<String, Position> FIRST_OR_ANY =
            Map.of("", Position.NONE, "NONE", Position.NONE, "FIRST", Position.MAIN, "ANY", Position.ANY);
    private static final Map<String, ValidProcedure> AMBIGUITY = Map.of(
            "", ValidProcedure.NO_TEST,
            "NONE", ValidProcedure.NO_TEST,
            "FIRST", ValidProcedure.FIRST,
            "ANY", ValidProcedure.ANY);
    private static final Map<String, ValidProcedure> VALIDITY = Map.of(
            "", ValidProcedure.NO_TEST,
            "FIRST", ValidProcedure.FIRST,
            "ANY", ValidProcedure.ANY,
            "NOT_FIRST", ValidProcedure.NOT_FIRST,
            "NOT_ANY", ValidProcedure.NOT_ANY);
    private static final Map<String, DrgRow.Severity> SEVERITIES = Map.of(
            "", DrgRow.Severity.NONE,
            "NONE", DrgRow.Severity.NONE,
            "CC", DrgRow.Severity.CC,
            "MCC", DrgRow.Severity.MCC,
            "MCC_OR_CC", DrgRow.Severity.MCC_OR_CC);
    private static final Map<String, Boolean> IS_ADRG_THE_GROUP = Map.of("RETURN_ADRG", true, "CONTINUE", false);

    private final Map<File, List<FileLine>> tables;
    private final CodeForm codeForm;
    private final FileFindings findings;
    private final SchemeChecks checks;
    private final CodeDictionary diagnosisCodes = new CodeDictionary();
    private final CodeDictionary procedureCodes = new CodeDictionary();
    private final List<Integer> validProcedures;
    private final FactBook facts;

    SchemeCompiler(Map<File, List<FileLine>> tables, CodeForm codeForm, FileFindings findings) {
        this.tables = tables;
        this.codeForm = codeForm;
        this.findings = findings;
        SchemeChecks checks = new SchemeChecks(tables, findings);
        checks.beforeCompiling(); // What only follows from a file in which something is amiss is not told then.
        this.checks = checks;
        this.validProcedures = keyed(VALID_PROCEDURE, "proc_code").keySet().stream()
                .map(code -> procedureCodes.intern(codeForm.of(code)))
                .toList();
        this.facts = new FactBook(validProcedures);
    }

    Scheme compile(String name, String digest) {
        Map<String, FileLine> mdcs = keyed(MDC, "mdc");
        Map<String, FileLine> adrgs = keyed(ADRG, "adrg");
        adrgs.values().forEach(adrg -> known(adrg, "mdc", mdcs, MDC));

        Map<String, List<DrgRow>> drgs = drgs(adrgs);
        Map<String, List<AdrgRule>> rules = rules(mdcs, adrgs, drgs);
        List<Mdc> compiled = mdcs(mdcs, rules);
        Complications complications =
                new ComplicationTables(tables, codeForm, diagnosisCodes, findings).complications();
        List<Scheme.Group> groups = groups(adrgs, rules.values());
        checks.afterCompiling();
        findings.refuseIfAny();
        return new Scheme(
                name,
                digest,
                diagnosisCodes,
                procedureCodes,
                facts.count(),
                facts.ofDiagnoses(diagnosisCodes.size()),
                facts.ofProcedures(procedureCodes.size()),
                compiled,
                complications,
                groups);
    }

    private List<Mdc> mdcs(Map<String, FileLine> mdcs, Map<String, List<AdrgRule>> rules) {
        Map<String, List<Integer>> diagnoses = new HashMap<>();
        Map<String, Map<String, List<Integer>>> zones = new HashMap<>();
        for (FileLine line : lines(MDC_DIAGNOSIS)) {
            String mdc = known(line, "mdc", mdcs, MDC);
            int code = diagnosis(line.text("diag_code"));
            diagnoses.computeIfAbsent(mdc, key -> new ArrayList<>()).add(code);
            if (!line.optional("zone").isEmpty()) {
                zones.computeIfAbsent(mdc, key -> new TreeMap<>())
                        .computeIfAbsent(line.optional("zone"), key -> new ArrayList<>())
                        .add(code);
            }
        }
        return inOrder(mdcs.values(), "the scheme").stream()
                .map(line -> {
                    String mdc = line.optional("mdc");
                    return mdc(
                            line,
                            diagnoses.getOrDefault(mdc, List.of()),
                            zones.getOrDefault(mdc, Map.of()).values().stream()
                                    .map(codes -> facts.diagnosis(Position.ANY, codes))
                                    .toList(),
                            rules.getOrDefault(mdc, List.of()));
                })
                .toList();
    }

    private Mdc mdc(FileLine line, List<Integer> diagnoses, List<Integer> zoneFacts, List<AdrgRule> rules) {
        Position position = line.choice("diag_scope", MAIN_OR_ANY, Position.NONE);
        String prefix = codeForm.of(line.optional("diag_prefix_any"));
        int zoneCountMin = line.whole("min_zones", 0);
        ValidProcedure ambiguity = line.choice("qy_scope", AMBIGUITY, ValidProcedure.NO_TEST);
        if (position != Position.NONE && diagnoses.isEmpty() && prefix.isEmpty()) {
            findings.add(
                    line, "no diagnosis opens it.", "List its diagnoses in mdc_diag.csv.", MDC_DIAGNOSIS.fileName());
        }
        if (zoneCountMin > zoneFacts.size()) {
            findings.add(
                    line,
                    "min_zones is " + zoneCountMin + ", but mdc_diag.csv has " + zoneFacts.size() + " zones.",
                    "Fill in the zones there.",
                    MDC_DIAGNOSIS.fileName());
        }
        if (ambiguity != ValidProcedure.NO_TEST) {
            line.text("qy_after_rule_order");
        }
        return new Mdc(
                line.optional("mdc"),
                facts.diagnosis(position, diagnoses),
                position != Position.MAIN || prefix.isEmpty() ? null : prefix,
                entryProcedure(line),
                line.optional("gender").isEmpty() ? null : line.optional("gender"),
                line.whole("age_max", Integer.MAX_VALUE),
                zoneFacts,
                zoneCountMin,
                ambiguity,
                // Where fewer rules are left, the test comes once after the last.
                Math.min(line.whole("qy_after_rule_order", 0), rules.size()),
                GroupingResult.ambiguous(line.optional("mdc")),
                rules);
    }

    /** A valid main procedure, or one of the extra ones. */
    private int entryProcedure(FileLine line) {
        List<Integer> codes = new ArrayList<>(procedures(line.list("first_proc_extra")));
        if (!line.flag("first_proc_valid")) {
            return FactBook.ALWAYS;
        }
        codes.addAll(validProcedures);
        return facts.procedure(Position.MAIN, codes);
    }

    private Map<String, List<AdrgRule>> rules(
            Map<String, FileLine> mdcs, Map<String, FileLine> adrgs, Map<String, List<DrgRow>> drgs) {
        Map<String, FileLine> ruleLines = keyed(ADRG_RULE, "rule_id");
        ConditionLists lists =
                ConditionLists.of(tables, ruleLines.keySet(), this::diagnosis, this::procedure, findings);
        Map<String, List<FileLine>> byMdc = new LinkedHashMap<>();
        Set<String> reached = new HashSet<>();
        for (FileLine line : ruleLines.values()) {
            String adrg = known(line, "adrg", adrgs, ADRG);
            byMdc.computeIfAbsent(known(line, "mdc", mdcs, MDC), key -> new ArrayList<>())
                    .add(line);
            reached.add(adrg);
            FileLine adrgLine = adrgs.get(adrg);
            if (adrgLine != null && !adrgLine.optional("mdc").equals(line.optional("mdc"))) {
                findings.add(
                        line,
                        "mdc is " + line.optional("mdc") + ", but that of " + adrg + " is " + adrgLine.optional("mdc")
                                + ".",
                        "Make adrg.csv and adrg_rule.csv agree.");
            }
        }
        adrgs.forEach((adrg, line) -> {
            if (!reached.contains(adrg)) {
                findings.add(line, "no rule leads to " + adrg + ".", "Add one to adrg_rule.csv.", ADRG_RULE.fileName());
            }
        });
        Map<String, List<AdrgRule>> rules = new LinkedHashMap<>();
        byMdc.forEach((mdc, lines) -> rules.put(
                mdc,
                inOrder(lines, mdc).stream()
                        .map(line -> rule(line, lists, drgs.getOrDefault(line.optional("adrg"), List.of())))
                        .toList()));
        lists.refuseUnused(ruleLines);
        return rules;
    }

    private AdrgRule rule(FileLine line, ConditionLists lists, List<DrgRow> drgs) {
        Position diagnosisPosition = line.choice("diag_scope", MAIN_OR_ANY, Position.NONE);
        Position procedurePosition = line.choice("proc_scope", FIRST_OR_ANY, Position.NONE);
        int diagnosisFact = switch (diagnosisPosition) {
            case MAIN -> facts.diagnosis(Position.MAIN, lists.diagnoses(line, "MAIN_DIAG"));
            case ANY -> facts.diagnosis(Position.ANY, lists.diagnoses(line, "ANY_DIAG"));
            default -> FactBook.ALWAYS;
        };
        ProcedureGroups procedures = switch (procedurePosition) {
            case MAIN -> lists.procedures(line, "FIRST_PROC", codes -> facts.procedure(Position.MAIN, codes));
            case ANY -> lists.procedures(line, "ANY_PROC", codes -> facts.procedure(Position.ANY, codes));
            default -> ProcedureGroups.NOT_ASKED;
        };
        int weightMin = line.optional("weight_gt").isEmpty() ? 0 : line.whole("weight_gt", 0) + 1;
        int weightMax = line.optional("weight_lt").isEmpty() ? Integer.MAX_VALUE : line.whole("weight_lt", 0) - 1;
        return new AdrgRule(
                line.optional("rule_id"),
                line.optional("adrg"),
                diagnosisFact,
                line.flag("other_diag")
                        ? facts.diagnosis(Position.OTHER, lists.diagnoses(line, "OTHER_DIAG"))
                        : FactBook.ALWAYS,
                procedures,
                line.choice("valid_proc", VALIDITY, ValidProcedure.NO_TEST),
                bounds(line, "age_day_min", "age_day_max"),
                new Bounds(Math.max(weightMin, line.whole("weight_min", 0)), weightMax),
                drgs,
                line.choice("on_no_drg", IS_ADRG_THE_GROUP, true)
                        ? GroupingResult.success(line.optional("mdc"), line.optional("adrg"), line.optional("adrg"))
                        : null);
    }

    private Map<String, List<DrgRow>> drgs(Map<String, FileLine> adrgs) {
        Map<String, List<FileLine>> byAdrg = new LinkedHashMap<>();
        for (FileLine line : keyed(DRG, "drg").values()) {
            line.text("name");
            byAdrg.computeIfAbsent(known(line, "adrg", adrgs, ADRG), key -> new ArrayList<>())
                    .add(line);
        }
        Map<String, List<DrgRow>> drgs = new HashMap<>();
        byAdrg.forEach((adrg, lines) -> {
            FileLine adrgLine = adrgs.get(adrg);
            String mdc = adrgLine == null ? "" : adrgLine.optional("mdc");
            drgs.put(
                    adrg,
                    inOrder(lines, adrg).stream().map(line -> drg(line, mdc)).toList());
        });
        return drgs;
    }

    private DrgRow drg(FileLine line, String mdc) {
        List<Integer> procedureFacts = new ArrayList<>();
        for (String codes : line.parts("any_proc", line.optional("any_proc"), "&")) {
            procedureFacts.add(facts.procedure(Position.ANY, procedures(line.parts("any_proc", codes, "\\|"))));
        }
        List<String> later = line.list("later_proc");
        if (!later.isEmpty()) {
            procedureFacts.add(facts.procedure(Position.OTHER, procedures(later)));
        }
        return new DrgRow(
                line.optional("drg"),
                line.choice("severity", SEVERITIES, DrgRow.Severity.NONE),
                bounds(line, "age_min", "age_max"),
                bounds(line, "los_min", "los_max"),
                Set.copyOf(line.list("leaving_types")),
                List.copyOf(procedureFacts),
                line.whole("min_proc_count", 0),
                GroupingResult.success(mdc, line.optional("adrg"), line.optional("drg")));
    }

    /** Every group a case can get: the DRGs, and the ADRGs whose DRGs leave a gap. */
    private List<Scheme.Group> groups(Map<String, FileLine> adrgs, Collection<List<AdrgRule>> rules) {
        Map<String, String> namesEn = namesEn(adrgs.keySet());
        Map<String, Scheme.Group> groups = new TreeMap<>();
        for (FileLine line : lines(DRG)) {
            String drg = line.optional("drg");
            FileLine adrg = adrgs.get(line.optional("adrg"));
            if (adrg != null) {
                groups.put(drg, group(drg, line.optional("name"), adrg, namesEn));
            }
        }
        for (List<AdrgRule> ofMdc : rules) {
            for (AdrgRule rule : ofMdc) {
                FileLine adrg = adrgs.get(rule.adrg());
                if (adrg != null
                        && rule.withoutDrg() != null
                        && rule.drgs().stream().noneMatch(DrgRow::isUnconditional)) {
                    groups.putIfAbsent(rule.adrg(), group(rule.adrg(), adrg.optional("name"), adrg, namesEn));
                }
            }
        }
        return List.copyOf(groups.values());
    }

    private static Scheme.Group group(String code, String name, FileLine adrg, Map<String, String> namesEn) {
        return new Scheme.Group(code, name.strip(), namesEn.get(code), adrg.optional("adrg"), adrg.optional("mdc"));
    }

    private Map<String, String> namesEn(Set<String> adrgs) {
        Set<String> codes = new HashSet<>(adrgs);
        lines(DRG).forEach(line -> codes.add(line.optional("drg")));
        lines(MDC).forEach(line -> codes.add(line.optional("mdc")));
        Map<String, String> names = new HashMap<>();
        keyed(NAME_EN, "code").forEach((code, line) -> {
            if (!codes.contains(code)) {
                findings.add(
                        line,
                        code + " is no MDC, ADRG, or DRG of the scheme.",
                        "Correct or delete the row.",
                        MDC.fileName(),
                        ADRG.fileName(),
                        DRG.fileName());
            }
            names.put(code, line.text("name_en"));
        });
        return names;
    }

    /** Rows by their key, which must be filled in and unique. */
    private Map<String, FileLine> keyed(File file, String column) {
        Map<String, FileLine> byKey = new LinkedHashMap<>();
        for (FileLine line : lines(file)) {
            String key = line.text(column);
            FileLine first = byKey.putIfAbsent(key, line);
            if (first != null && !key.isEmpty()) {
                findings.add(
                        line, column + " " + key + " stands in line " + first.number() + " already.", "Keep one row.");
            }
        }
        return byKey;
    }

    private String known(FileLine line, String column, Map<String, FileLine> keys, File file) {
        String key = line.text(column);
        if (!key.isEmpty() && !keys.containsKey(key)) {
            findings.add(
                    line, column + " " + key + " is unknown.", "Name one of " + file.fileName() + ".", file.fileName());
        }
        return key;
    }

    /** Rows by eval_order, which must be unique among them. */
    private List<FileLine> inOrder(Collection<FileLine> lines, String among) {
        TreeMap<Integer, List<FileLine>> byOrder = new TreeMap<>();
        for (FileLine line : lines) {
            int order = line.whole("eval_order");
            List<FileLine> same = byOrder.computeIfAbsent(order, key -> new ArrayList<>());
            if (!same.isEmpty()) {
                findings.add(
                        line,
                        "eval_order " + order + " of " + among + " stands in line "
                                + same.get(0).number() + " already.",
                        "Which comes first decides; number them apart.");
            }
            same.add(line);
        }
        return byOrder.values().stream().flatMap(List::stream).toList();
    }

    private static Bounds bounds(FileLine line, String min, String max) {
        return new Bounds(line.whole(min, Integer.MIN_VALUE), line.whole(max, Integer.MAX_VALUE));
    }

    private List<FileLine> lines(File file) {
        return tables.getOrDefault(file, List.of());
    }

    private List<Integer> procedures(List<String> codes) {
        return codes.stream().map(this::procedure).toList();
    }

    private int procedure(String code) {
        return procedureCodes.intern(codeForm.of(code));
    }

    private int diagnosis(String code) {
        return diagnosisCodes.intern(codeForm.of(code));
    }
}
