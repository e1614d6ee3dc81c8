package org.medfund.jobs.grouping;

import static org.medfund.jobs.grouping.SchemeFolder.File.COMPLICATION;
import static org.medfund.jobs.grouping.SchemeFolder.File.EXCLUSION;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.medfund.jobs.grouping.SchemeFolder.File;

/** Reads the complications and their exclusion lists. A list that has no main diagnosis excludes nothing. */
final class ComplicationTables {
    private enum Level {
        CC,
        MCC
    }

    private static final Map<String, Level> LEVELS = Map.of("CC", Level.CC, "MCC", Level.MCC);

    private final Map<File, List<FileLine>> tables;
    private final CodeForm codeForm;
    private final CodeDictionary diagnosisCodes;
    private final FileFindings findings;
    private final Map<String, Integer> listNumbers = new HashMap<>();
    private final List<String> listNames = new ArrayList<>(List.of(""));

    ComplicationTables(
            Map<File, List<FileLine>> tables, CodeForm codeForm, CodeDictionary diagnosisCodes, FileFindings findings) {
        this.tables = tables;
        this.codeForm = codeForm;
        this.diagnosisCodes = diagnosisCodes;
        this.findings = findings;
    }

    Complications complications() {
        Map<Integer, Integer> ofCc = new HashMap<>();
        Map<Integer, Integer> ofMcc = new HashMap<>();
        for (FileLine line : tables.getOrDefault(COMPLICATION, List.of())) {
            Level level = line.choice("level", LEVELS, Level.CC);
            put(line, line.text("diag_code"), line.optional("exclusion_list_id"), level == Level.CC ? ofCc : ofMcc);
        }
        Map<Integer, Integer> ofMainDiagnosis = new HashMap<>();
        for (FileLine line : tables.getOrDefault(EXCLUSION, List.of())) {
            put(line, line.text("principal_diag_code"), line.text("exclusion_list_id"), ofMainDiagnosis);
        }
        return new Complications(array(ofCc), array(ofMcc), array(ofMainDiagnosis), List.copyOf(listNames));
    }

    private void put(FileLine line, String code, String list, Map<Integer, Integer> lists) {
        int number = listNumbers.computeIfAbsent(list, name -> {
            listNames.add(name);
            return listNames.size() - 1;
        });
        Integer other = lists.put(diagnosisCodes.intern(codeForm.of(code)), number);
        if (other != null && other != number) {
            findings.add(line, code + " is in another exclusion list already.", "A diagnosis is in one list.");
        }
    }

    private int[] array(Map<Integer, Integer> lists) {
        int[] array = new int[diagnosisCodes.size()];
        lists.forEach((code, list) -> array[code] = list);
        return array;
    }
}
