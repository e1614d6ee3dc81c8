package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.table.reference.DiagnosisCodes;
import org.medfund.core.table.reference.ProcedureCodes;

/** Chinese names of codes, from the code lists that are loaded; a code without a name stands for itself. */
final class CodeNames {
    private static final int CODES_MAX = 500_000;
    private static final int CATEGORY = 3;

    private final NavigableMap<String, String> diagnoses = new TreeMap<>();
    private final Map<String, String> procedures = new TreeMap<>();
    private final Map<String, ProcedureClass> classes = new TreeMap<>();

    /** Of the edition that claims are kept in. */
    static CodeNames read(JobContext job) {
        String edition = DiagnosisCodes.NATIONAL_EDITION;
        CodeNames names = new CodeNames();
        Dataset<Row> diagnosisCodes = job.readOrEmpty(DiagnosisCodes.TABLE, List.of())
                .where(DiagnosisCodes.EDITION.col().equalTo(edition));
        for (Row row : job.small(diagnosisCodes, CODES_MAX)) {
            names.diagnoses.put(DiagnosisCodes.CODE.in(row), DiagnosisCodes.NAME.in(row));
        }
        Dataset<Row> procedureCodes = job.readOrEmpty(ProcedureCodes.TABLE, List.of())
                .where(ProcedureCodes.EDITION.col().equalTo(edition));
        for (Row row : job.small(procedureCodes, CODES_MAX)) {
            names.procedures.put(ProcedureCodes.CODE.in(row), ProcedureCodes.NAME.in(row));
            String listed = ProcedureCodes.PROCEDURE_CLASS.inOrNull(row);
            if (listed != null) {
                ProcedureClass.named(listed).ifPresent(known -> names.classes.put(ProcedureCodes.CODE.in(row), known));
            }
        }
        return names;
    }

    Map<String, ProcedureClass> classes() {
        return classes;
    }

    /** Diagnosis, then what was done. */
    String of(DipDisease disease) {
        List<String> parts = new ArrayList<>();
        disease.mainProcedures().stream()
                .sorted()
                .findFirst()
                .map(this::procedure)
                .ifPresent(parts::add);
        disease.related()
                .forEach(oneOf ->
                        oneOf.stream().sorted().findFirst().map(this::procedure).ifPresent(parts::add));
        if (parts.isEmpty()) {
            parts.add(name(disease.procedureClass() == null ? ProcedureClass.MEDICAL : disease.procedureClass()));
        }
        return diagnosis(disease.diagnosis()) + "：" + String.join("＋", parts);
    }

    /**
     * Of four characters the name of the code that ends in 00, or of the lowest code that begins so. A category has no
     * name of its own in the national list, so it stands for itself.
     */
    private String diagnosis(String beginning) {
        for (String whole : List.of(beginning, beginning + "00", beginning + ".X00")) {
            String name = diagnoses.get(whole);
            if (name != null) {
                return name;
            }
        }
        Map.Entry<String, String> next = diagnoses.ceilingEntry(beginning);
        boolean isBelow = next != null && next.getKey().startsWith(beginning) && beginning.length() > CATEGORY;
        return isBelow ? next.getValue() : beginning;
    }

    private String procedure(String code) {
        return procedures.getOrDefault(code, code);
    }

    private static String name(ProcedureClass procedureClass) {
        return switch (procedureClass) {
            case MEDICAL -> "内科诊疗";
            case DIAGNOSTIC -> "诊断性操作";
            case THERAPEUTIC -> "治疗性操作";
            case SURGERY -> "相关手术";
        };
    }

    private CodeNames() {}
}
