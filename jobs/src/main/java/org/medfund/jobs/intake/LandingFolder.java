package org.medfund.jobs.intake;

import static org.medfund.core.problem.ProblemCode.LANDING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.medfund.core.problem.Problems;

/**
 * The files of one delivery.
 *
 * @param scans every file below the root, by its path from there
 * @param entries what lies directly in the root: files, and folders of part files
 */
record LandingFolder(Path root, TreeMap<String, FileScan> scans, List<Path> entries) {

    /** @throws org.medfund.core.problem.Refusal if there is no such folder, or nothing in it */
    static LandingFolder open(Path root) {
        Problems problems = new Problems();
        if (!Files.isDirectory(root)) {
            problems.add(
                    LANDING,
                    "There is no landing folder " + root + ".",
                    "A delivery is a folder of landing files.",
                    "Correct --landing.");
            problems.refuseIfAny();
        }
        TreeMap<String, FileScan> scans = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(file))
                    .forEach(file -> scans.put(root.relativize(file).toString(), FileScan.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + root, e);
        }
        if (scans.isEmpty()) {
            problems.add(
                    LANDING,
                    "The landing folder " + root + " is empty.",
                    "It was looked through for CSV and Parquet files.",
                    "Put the delivery there, or correct --landing.");
        }
        problems.refuseIfAny();
        return new LandingFolder(root, scans, visible(root));
    }

    /** What may be the file of this name: {@code name.csv}, {@code name.parquet}, or the folder {@code name}. */
    List<Path> candidates(String name) {
        return entries.stream().filter(entry -> baseName(entry).equals(name)).toList();
    }

    static String baseName(Path entry) {
        return String.valueOf(entry.getFileName()).replaceFirst("\\.(csv|parquet)$", "");
    }

    /** Files and folders in a folder, sorted, without hidden ones and the markers that writers leave. */
    static List<Path> visible(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !isHidden(entry)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static boolean isHidden(Path entry) {
        String name = String.valueOf(entry.getFileName());
        return name.startsWith(".") || name.startsWith("_");
    }
}
