package org.medfund.jobs.grouping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.table.grouping.GroupedCases;

/** Loads a grouping scheme from a folder of CSV files, checking the folder as a whole. The format: docs/schemes.md. */
public final class SchemeFolder {

    /** The files of a scheme and the columns each must have. Further columns are left alone. */
    enum File {
        MDC(
                "mdc.csv",
                "mdc,name,eval_order,diag_scope,diag_prefix_any,first_proc_valid,first_proc_extra,gender,age_max,"
                        + "min_zones,qy_scope,qy_after_rule_order"),
        MDC_DIAGNOSIS("mdc_diag.csv", "mdc,diag_code,zone"),
        ADRG("adrg.csv", "adrg,name,type,mdc,first_eval_order"),
        ADRG_RULE(
                "adrg_rule.csv",
                "rule_id,adrg,mdc,eval_order,diag_scope,other_diag,proc_scope,proc_expr,valid_proc,age_day_min,"
                        + "age_day_max,weight_gt,weight_min,weight_lt,on_no_drg"),
        ADRG_CONDITION("adrg_condition.csv", "rule_id,list,group_no,code"),
        DRG(
                "drg.csv",
                "drg,adrg,name,eval_order,severity,age_min,age_max,los_min,los_max,leaving_types,any_proc,later_proc,"
                        + "min_proc_count"),
        COMPLICATION("cc_mcc.csv", "diag_code,level,exclusion_list_id"),
        EXCLUSION("cc_exclusion.csv", "exclusion_list_id,principal_diag_code"),
        VALID_PROCEDURE("valid_procedure.csv", "proc_code,name"),
        /** English names of groups; the only file a scheme may lack. */
        NAME_EN("names_en.csv", "code,name_en");

        private final String fileName;
        private final String header;

        File(String fileName, String header) {
            this.fileName = fileName;
            this.header = header;
        }

        String fileName() {
            return fileName;
        }

        List<String> columns() {
            return List.of(header.split(","));
        }
    }

    /**
     * Reads, checks, and compiles a scheme.
     *
     * @param codeForm how the codes of the cases are written
     * @throws org.medfund.core.problem.Refusal naming everything that is wrong, by file and line
     */
    public static Scheme load(Path folder, CodeForm codeForm) {
        if (!Files.isDirectory(folder)) {
            throw Problem.of(
                            ProblemCode.SCHEME,
                            "There is no scheme folder " + folder + ".",
                            "A scheme is a folder of CSV files; docs/schemes.md has the format.",
                            "Pass such a folder, for instance conf/scheme/demo_2025.")
                    .refusal();
        }
        FileFindings findings =
                new FileFindings("The scheme folder " + folder + " was checked; docs/schemes.md has the format.");
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        refuseReserved(name, findings);
        Map<File, byte[]> contents = contents(folder, findings);
        Map<File, List<FileLine>> tables = new EnumMap<>(File.class);
        for (File file : File.values()) {
            byte[] content = contents.get(file);
            tables.put(
                    file,
                    content == null ? List.of() : CheckedCsv.lines(file.fileName, content, file.columns(), findings));
        }
        return new SchemeCompiler(tables, codeForm, findings).compile(name, digest(contents));
    }

    /** Under these names rows of cases mean something else, so that those of a scheme would not count. */
    private static void refuseReserved(String name, FileFindings findings) {
        if (name.startsWith(GroupedCases.DIP_PREFIX) || name.equals(SubmittedGrouping.SCHEME)) {
            findings.add(
                    name,
                    GroupedCases.DIP_PREFIX + "... and " + SubmittedGrouping.SCHEME
                            + " are names of catalogues of diseases and of groups as submitted.",
                    "Rename the folder; its name is the scheme's name in every table.");
        }
    }

    private static Map<File, byte[]> contents(Path folder, FileFindings findings) {
        Map<File, byte[]> contents = new EnumMap<>(File.class);
        for (File file : File.values()) {
            Path path = folder.resolve(file.fileName);
            try {
                if (Files.exists(path)) {
                    contents.put(file, Files.readAllBytes(path));
                } else if (file != File.NAME_EN) {
                    findings.add(
                            file.fileName, "the file is missing.", "Add it; with its header alone if it has no rows.");
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + path, e);
            }
        }
        return contents;
    }

    /** The same files with the same bytes give the same digest, wherever the folder lies. */
    private static String digest(Map<File, byte[]> contents) {
        MessageDigest digest = Sha256.digest();
        contents.forEach((file, content) -> {
            digest.update(file.fileName.getBytes(StandardCharsets.UTF_8));
            digest.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(content.length).flip());
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private SchemeFolder() {}
}
