package org.medfund.jobs.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.reference.CodeMappings;
import org.medfund.core.table.reference.DiagnosisCodes;
import org.medfund.core.table.reference.ProcedureCodes;

/** {@code load-codes}: lists of diagnosis and procedure codes, and what local codes are in them, as reference tables. */
public final class LoadCodesJob implements Job {
    private static final Option<Path> CODES =
            Option.required("codes", "DIR", "Folder of code lists, such as conf/codes/demo", text -> Path.of(text));

    /** One folder is loaded at a time, so that loading again replaces it. */
    private static final String PERIOD = "codes";

    private static final int DIAGNOSIS_CATEGORY = 3;
    private static final int PROCEDURE_CATEGORY = 2;

    @Override
    public String name() {
        return "load-codes";
    }

    @Override
    public String doc() {
        return "Loads lists of diagnosis and procedure codes with their names, and mappings of local codes.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(CODES);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Path folder = args.get(CODES);
        List<String> summary = new ArrayList<>();
        List<CodeFile> files = files(folder, summary);
        Map<String, FileScan> scans = new TreeMap<>();
        files.forEach(file -> scans.put(file.name(), FileScan.of(file.path())));
        job.note("codes", FileScan.digest(scans));

        List<Row> diagnoses = new ArrayList<>();
        List<Row> procedures = new ArrayList<>();
        List<Row> mappings = new ArrayList<>();
        List<Row> quarantined = new ArrayList<>();
        for (Map.Entry<CodeFile, CodeFile.Content> each : contents(files).entrySet()) {
            CodeFile file = each.getKey();
            CodeFile.Content content = each.getValue();
            for (CodeFile.Entry entry : content.entries()) {
                if (file.to() != null) {
                    mappings.add(RowFactory.create(
                            file.kind().name(), file.edition(), entry.code(), file.to(), entry.name()));
                } else if (file.kind() == CodeFile.Kind.DIAGNOSIS) {
                    diagnoses.add(RowFactory.create(
                            file.edition(),
                            entry.code(),
                            entry.name(),
                            entry.code().substring(0, DIAGNOSIS_CATEGORY),
                            entry.isGrey()));
                } else {
                    procedures.add(RowFactory.create(
                            file.edition(),
                            entry.code(),
                            entry.name(),
                            entry.code().substring(0, PROCEDURE_CATEGORY),
                            entry.type(),
                            entry.isGrey()));
                }
            }
            content.refused().forEach(refused -> quarantined.add(quarantined(file, refused)));
            summary.add(0, line(file, content));
        }
        return Outputs.forScope(Scope.everywhere(PERIOD))
                .table(DiagnosisCodes.TABLE, job.rows(DiagnosisCodes.TABLE, diagnoses))
                .mayBeEmpty(DiagnosisCodes.TABLE, "the folder has no list of diagnoses")
                .table(ProcedureCodes.TABLE, job.rows(ProcedureCodes.TABLE, procedures))
                .mayBeEmpty(ProcedureCodes.TABLE, "the folder has no list of procedures")
                .table(CodeMappings.TABLE, job.rows(CodeMappings.TABLE, mappings))
                .mayBeEmpty(CodeMappings.TABLE, "the folder has no mapping")
                .table(QuarantinedRows.TABLE, job.rows(QuarantinedRows.TABLE, quarantined))
                .mayBeEmpty(QuarantinedRows.TABLE, "nothing speaks against any row")
                .gate(Gate.uniqueGrain(DiagnosisCodes.TABLE))
                .gate(Gate.uniqueGrain(ProcedureCodes.TABLE))
                .gate(Gate.uniqueGrain(CodeMappings.TABLE))
                .summary(stored -> summary);
    }

    /** What every file has; all of them are looked at before any is refused. */
    private static Map<CodeFile, CodeFile.Content> contents(List<CodeFile> files) {
        Problems problems = new Problems();
        Map<CodeFile, CodeFile.Content> contents = new LinkedHashMap<>();
        for (CodeFile file : files) {
            CodeFile.Content content = file.read(problems);
            if (content != null) {
                contents.put(file, content);
            }
        }
        problems.refuseIfAny();
        return contents;
    }

    private static List<CodeFile> files(Path folder, List<String> remarks) {
        List<CodeFile> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.list(folder)) {
                for (Path path : paths.filter(each -> each.toString().endsWith(".csv"))
                        .sorted()
                        .toList()) {
                    CodeFile.of(path)
                            .ifPresentOrElse(
                                    files::add,
                                    () -> remarks.add(
                                            path.getFileName() + ": not a code list by its name, left alone"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot list " + folder, e);
            }
        }
        if (files.isEmpty()) {
            throw Problem.of(
                            ProblemCode.LANDING,
                            folder + " has no code list.",
                            "Files such as icd10_yb20.csv, icd9cm3_yb20.csv, map_icd10_bj70_to_yb20.csv were looked for.",
                            "Pass a folder that has some with --codes.")
                    .refusal();
        }
        return files;
    }

    private static String line(CodeFile file, CodeFile.Content content) {
        Map<Reason, Long> reasons = new TreeMap<>();
        content.refused().forEach(refused -> reasons.merge(refused.reason(), 1L, Long::sum));
        return file.name() + ": " + content.entries().size() + " codes loaded, "
                + content.refused().size() + " rows quarantined" + (reasons.isEmpty() ? "" : " " + reasons);
    }

    /** Code lists name no person, so the row is kept as it is. */
    private static Row quarantined(CodeFile file, CodeFile.Refused refused) {
        var json = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        json.put("line", refused.line());
        var cells = json.putArray("cells");
        refused.cells().forEach(cells::add);
        Map<String, Object> values = new HashMap<>();
        values.put(QuarantinedRows.DELIVERY_ID.name(), PERIOD);
        values.put(QuarantinedRows.LANDING_FILE.name(), file.name());
        values.put(QuarantinedRows.ROW_DIGEST.name(), file.name() + ":" + refused.line());
        values.put(QuarantinedRows.COPY_NUMBER.name(), 1);
        values.put(QuarantinedRows.REASON.name(), refused.reason().name());
        values.put(QuarantinedRows.COLUMN_NAME.name(), refused.column());
        values.put(QuarantinedRows.ROW_JSON.name(), json.toString());
        return RowFactory.create(QuarantinedRows.TABLE.fields().stream()
                .map(field -> values.get(field.name()))
                .toArray());
    }
}
