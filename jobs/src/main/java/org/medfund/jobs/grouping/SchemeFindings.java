package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;

/** What is wrong in a scheme folder, by file and line. Of a file that is wrong throughout only the first are shown. */
final class SchemeFindings {
    private static final int SHOWN_PER_FILE_MAX = 20;

    private record Finding(String what, String remedy) {}

    private final String folder;
    private final Map<String, List<Finding>> found = new TreeMap<>();

    SchemeFindings(String folder) {
        this.folder = folder;
    }

    void add(String file, String what, String remedy) {
        found.computeIfAbsent(file, key -> new ArrayList<>()).add(new Finding(file + ": " + what, remedy));
    }

    void add(SchemeLine line, String what, String remedy) {
        found.computeIfAbsent(line.file(), key -> new ArrayList<>())
                .add(new Finding(line.file() + " line " + line.number() + ": " + what, remedy));
    }

    /** @throws org.medfund.core.problem.Refusal with everything found so far, if there is anything */
    void refuseIfAny() {
        Problems problems = new Problems();
        String why = "The scheme folder " + folder + " was checked; docs/schemes.md has the format.";
        found.forEach((file, findings) -> {
            findings.stream()
                    .limit(SHOWN_PER_FILE_MAX)
                    .forEach(finding -> problems.add(ProblemCode.SCHEME, finding.what(), why, finding.remedy()));
            if (findings.size() > SHOWN_PER_FILE_MAX) {
                problems.add(
                        ProblemCode.SCHEME,
                        file + ": " + (findings.size() - SHOWN_PER_FILE_MAX) + " more findings.",
                        why,
                        "Put the ones above right and run again.");
            }
        });
        problems.refuseIfAny();
    }
}
