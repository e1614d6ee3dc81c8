package org.medfund.jobs.grouping;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;

/**
 * What is wrong in files that people keep, by file and line, each thing once. Of a file that is wrong throughout only the
 * first are shown, and what only follows from trouble with another file is left to that file's own finding.
 */
final class FileFindings {
    private static final int SHOWN_PER_FILE_MAX = 20;

    private record Finding(String what, String remedy) {}

    private final String checked;
    private final Map<String, Set<Finding>> found = new TreeMap<>();
    private final Set<String> incomplete = new HashSet<>();
    private final Set<String> withoutRows = new HashSet<>();

    /** @param checked a sentence that says what was looked at, and where its format is described */
    FileFindings(String checked) {
        this.checked = checked;
    }

    /** Something that holds of a whole file; its rows may not be known then. */
    void add(String file, String what, String remedy) {
        incomplete(file);
        put(file, new Finding(file + ": " + what, remedy));
    }

    void add(FileLine line, String what, String remedy) {
        put(line.file(), new Finding(line.file() + " line " + line.number() + ": " + what, remedy));
    }

    /**
     * Something that is wrong in a line if the rows of other files are all known. If those of one are not, nothing is
     * said; if one has no rows, that is said of it, once.
     */
    void add(FileLine line, String what, String remedy, String... others) {
        if (Arrays.stream(others).anyMatch(incomplete::contains)) {
            return;
        }
        for (String other : others) {
            if (withoutRows.contains(other)) {
                add(other, "it has no rows, and " + line.file() + " asks for some.", "Fill it in.");
                return;
            }
        }
        add(line, what, remedy);
    }

    /** Some rows of a file are not known as they are meant. */
    void incomplete(String file) {
        incomplete.add(file);
    }

    /** A file has its header alone. */
    void withoutRows(String file) {
        withoutRows.add(file);
    }

    boolean isComplete(String file) {
        return !incomplete.contains(file);
    }

    private void put(String file, Finding finding) {
        found.computeIfAbsent(file, key -> new LinkedHashSet<>()).add(finding);
    }

    /** @throws org.medfund.core.problem.Refusal with everything found so far, if there is anything */
    void refuseIfAny() {
        Problems problems = new Problems();
        found.forEach((file, findings) -> {
            findings.stream()
                    .limit(SHOWN_PER_FILE_MAX)
                    .forEach(finding -> problems.add(ProblemCode.SCHEME, finding.what(), checked, finding.remedy()));
            if (findings.size() > SHOWN_PER_FILE_MAX) {
                problems.add(
                        ProblemCode.SCHEME,
                        file + ": " + (findings.size() - SHOWN_PER_FILE_MAX) + " more findings.",
                        checked,
                        "Put the ones above right and run again.");
            }
        });
        problems.refuseIfAny();
    }
}
