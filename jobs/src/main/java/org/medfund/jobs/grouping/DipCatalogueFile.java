package org.medfund.jobs.grouping;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.medfund.core.money.CostSpread;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * A ready-made catalogue of diseases as CSV (docs/dip-catalogues.md). It is checked whole: everything that is wrong is
 * found before anything is refused.
 *
 * @param diseases with their codes as printed and their names, in the order of the file
 * @param remarks lines whose code is not made of their parts; they are taken nevertheless
 * @param digest of the file
 */
record DipCatalogueFile(Map<DipDisease, String> diseases, List<String> remarks, String digest) {
    private static final List<String> COLUMNS = List.of(
            "dip_code",
            "diag_code",
            "diag_name",
            "main_proc",
            "main_proc_name",
            "other_proc",
            "other_proc_name",
            "type",
            "score");
    private static final String CONSERVATIVE = "NAN";
    private static final String COMPREHENSIVE = "综合";
    private static final Pattern DIAGNOSIS = Pattern.compile("[A-Z]\\d{2}(\\.[0-9A-Z]+)?");
    private static final Pattern PROCEDURE = Pattern.compile("\\d{2}\\.[0-9A-Z]+");

    /** @throws org.medfund.core.problem.Refusal with every problem of the file, if it has any */
    static DipCatalogueFile load(Path path) {
        byte[] content;
        try {
            content = Files.readAllBytes(path);
        } catch (IOException e) {
            throw Problem.of(
                            ProblemCode.SCHEME,
                            "The catalogue " + path + " cannot be read.",
                            "The system says " + e.getClass().getSimpleName() + ".",
                            "Pass a CSV file with --catalogue.")
                    .refusal();
        }
        FileFindings findings =
                new FileFindings("The catalogue " + path + " was checked; docs/dip-catalogues.md has the format.");
        String name = String.valueOf(path.getFileName());
        List<FileLine> lines = CheckedCsv.lines(name, content, COLUMNS, findings);
        if (lines.isEmpty() && findings.isComplete(name)) {
            findings.add(name, "it has no diseases.", "Give it at least one row.");
        }
        Map<DipDisease, String> diseases = new LinkedHashMap<>();
        Map<String, Long> seen = new HashMap<>();
        Map<List<Object>, Long> alike = new HashMap<>();
        List<String> remarks = new ArrayList<>();
        for (FileLine line : lines) {
            DipDisease disease = disease(line, findings, remarks);
            Long before = seen.putIfAbsent(upper(disease.code()), line.number());
            if (before != null) {
                findings.add(
                        line, "dip_code " + disease.code() + " stands in line " + before + " too.", "Leave one out.");
            }
            // Sets: the order in which alternatives and further operations are written makes no difference.
            List<Object> asks = List.of(
                    disease.diagnosis(),
                    String.valueOf(disease.procedureClass()),
                    disease.mainProcedures(),
                    Set.copyOf(disease.related()));
            Long same = alike.putIfAbsent(asks, line.number());
            if (same != null && before == null) {
                findings.add(line, "it asks for the same codes as line " + same + ".", "Leave one out.");
            }
            diseases.put(disease, name(line));
        }
        findings.refuseIfAny();
        return new DipCatalogueFile(diseases, remarks, Sha256.of(content));
    }

    private static DipDisease disease(FileLine line, FileFindings findings, List<String> remarks) {
        String diagnosis = upper(line.text("diag_code"));
        if (!diagnosis.isBlank() && !DIAGNOSIS.matcher(diagnosis).matches()) {
            findings.add(line, "diag_code is " + diagnosis + ".", "Write an ICD-10 code such as K35.3.");
        }
        boolean isComprehensive = line.optional("type").contains(COMPREHENSIVE);
        Set<String> mains =
                isComprehensive ? Set.of() : procedures(line, "main_proc", line.optional("main_proc"), findings);
        List<Set<String>> related = new ArrayList<>();
        for (String part : line.parts("other_proc", line.optional("other_proc"), "\\+")) {
            related.add(procedures(line, "other_proc", part, findings));
        }
        if (mains.isEmpty() && !related.isEmpty()) {
            findings.add(line, "other_proc is given without main_proc.", "Move the procedure to main_proc.");
        }
        String code = line.text("dip_code");
        String written = diagnosis + ":"
                + (mains.isEmpty() ? CONSERVATIVE : upper(line.optional("main_proc")))
                + (related.isEmpty() ? "" : "_" + upper(line.optional("other_proc")));
        if (!isComprehensive && !upper(code).equals(written)) {
            remarks.add("Line " + line.number() + ": dip_code is " + code + ", but its parts make " + written
                    + "; the parts are taken.");
        }
        return new DipDisease(
                code,
                isComprehensive ? DipDisease.Kind.COMPREHENSIVE : DipDisease.Kind.CORE,
                diagnosis,
                procedureClass(line, isComprehensive, mains.isEmpty(), findings),
                mains,
                List.copyOf(related),
                CostSpread.NONE,
                score(line, findings));
    }

    /** Of a comprehensive disease the class stands in the place of the main procedure. */
    private static @org.jspecify.annotations.Nullable ProcedureClass procedureClass(
            FileLine line, boolean isComprehensive, boolean isConservative, FileFindings findings) {
        if (!isComprehensive) {
            return isConservative ? ProcedureClass.MEDICAL : null;
        }
        Optional<ProcedureClass> named = ProcedureClass.named(line.text("main_proc"));
        if (named.isEmpty()) {
            findings.add(
                    line,
                    "main_proc is " + line.optional("main_proc") + " in a comprehensive disease.",
                    "Write MEDICAL, DIAGNOSTIC, THERAPEUTIC, or SURGERY.");
        }
        return named.orElse(null);
    }

    private static Set<String> procedures(FileLine line, String column, String text, FileFindings findings) {
        Set<String> codes = new LinkedHashSet<>();
        for (String part : line.parts(column, text, "/")) {
            String code = upper(part);
            if (!code.isEmpty() && !PROCEDURE.matcher(code).matches()) {
                findings.add(
                        line, column + " has " + code + ".", "Write ICD-9-CM-3 codes such as 47.0100, parted by /.");
            }
            codes.add(code);
        }
        return codes;
    }

    private static BigDecimal score(FileLine line, FileFindings findings) {
        String text = line.text("score");
        try {
            BigDecimal score = new BigDecimal(text);
            if (score.signum() > 0 && score.stripTrailingZeros().scale() <= 6) {
                return score;
            }
        } catch (NumberFormatException e) {
            // The same finding as for a score that is not positive.
        }
        if (!text.isBlank()) {
            findings.add(line, "score is " + text + ".", "Write a number above 0 with at most 6 decimals.");
        }
        return BigDecimal.ONE;
    }

    private static String name(FileLine line) {
        String procedures = line.optional("main_proc").isEmpty() ? "内科诊疗" : line.optional("main_proc_name");
        String others = line.optional("other_proc_name");
        return line.optional("diag_name") + "：" + procedures + (others.isEmpty() ? "" : "＋" + others);
    }

    private static String upper(String code) {
        return Objects.requireNonNull(code).toUpperCase(Locale.ROOT);
    }
}
