package org.medfund.ml.fraud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;

/**
 * Settlements labelled positive, by reviewers or by an answer key. What is not named is negative: a weak label, since
 * perhaps nobody has looked at the claim.
 *
 * @param positiveIds settlement ids
 * @param digest SHA-256 of the file
 */
record Labels(Set<String> positiveIds, String digest) {
    private static final String FILE = "labels.csv";
    private static final String ID = "settlement_id";
    private static final String LABEL = "label";
    private static final String REMEDY =
            "Pass a folder whose " + FILE + " has the columns " + ID + " and " + LABEL + ", label 0 or 1.";

    /** Where the labels come from and how they are read, for the model's record. */
    String source() {
        return FILE + " with " + positiveIds.size() + " positives, SHA-256 " + digest
                + "; a settlement it does not name counts as negative";
    }

    /**
     * Reads {@code labels.csv} of a folder; further columns are ignored.
     *
     * @throws Refusal if there is no such file, a column is missing, or a label is neither 0 nor 1
     */
    static Labels read(Path folder) {
        Path file = folder.resolve(FILE);
        byte[] bytes;
        try {
            if (!Files.isRegularFile(file)) {
                throw refusal("--labels has no " + FILE + ".", folder + " was looked at.");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
        List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        List<String> header = lines.isEmpty() ? List.of() : cells(lines.get(0));
        int idAt = header.indexOf(ID);
        int labelAt = header.indexOf(LABEL);
        if (idAt < 0 || labelAt < 0) {
            throw refusal(FILE + " lacks " + (idAt < 0 ? ID : LABEL) + ".", "Its columns are " + header + ".");
        }
        return new Labels(positives(lines, idAt, labelAt), digest(bytes));
    }

    private static Set<String> positives(List<String> lines, int idAt, int labelAt) {
        Set<String> positives = new TreeSet<>();
        Problems problems = new Problems();
        for (int number = 2; number <= lines.size(); number++) {
            List<String> cells = cells(lines.get(number - 1));
            String label = cells.size() <= Math.max(idAt, labelAt) ? "" : cells.get(labelAt);
            if (label.equals("1")) {
                positives.add(cells.get(idAt));
            } else if (!label.equals("0") && problems.found().size() < 10) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "Row " + number + " of " + FILE + " has no usable label.",
                        "A label is 0 or 1.",
                        REMEDY);
            }
        }
        problems.refuseIfAny();
        return positives;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Refusal refusal(String what, String why) {
        return Problem.of(ProblemCode.INPUT_UNUSABLE, what, why, REMEDY).refusal();
    }
}
