package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.List;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;

/**
 * Where the columns of a file of cases stand.
 *
 * @param width how many columns the file has
 */
record CaseColumns(
        int width,
        int caseId,
        int gender,
        int age,
        int ageDays,
        int birthWeight,
        int stay,
        int dischargeWay,
        int diagnoses,
        int procedures) {

    /** The columns a file of cases has; others are left alone. No scheme asks for the department. */
    static final List<String> NAMES = List.of(
            "case_id", "gender", "age", "age_days", "birth_weight_g", "dept", "los", "leaving_type", "diags", "procs");

    /** @throws org.medfund.core.problem.Refusal naming every column that is missing or stands there twice */
    static CaseColumns of(List<String> header, String file) {
        Problems problems = new Problems();
        if (NAMES.stream().noneMatch(header::contains)) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    file + ": none of its columns is one of a file of cases.",
                    "A file of cases has the columns " + String.join(",", NAMES) + " in any order.",
                    header.size() == 1 ? "Save it as CSV with commas between the cells." : "Write them in line 1.");
            problems.refuseIfAny();
        }
        List<Integer> at = new ArrayList<>();
        for (String name : NAMES) {
            at.add(header.indexOf(name));
            if (!header.contains(name)) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        file + ": column " + name + " is missing.",
                        "A file of cases has the columns " + String.join(",", NAMES) + " in any order.",
                        "Add it, blank where nothing is known.");
            } else if (header.indexOf(name) != header.lastIndexOf(name)) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        file + ": column " + name + " stands there twice.",
                        "Which one is meant cannot be told.",
                        "Leave one out.");
            }
        }
        problems.refuseIfAny();
        return new CaseColumns(
                header.size(),
                at.get(0),
                at.get(1),
                at.get(2),
                at.get(3),
                at.get(4),
                at.get(6),
                at.get(7),
                at.get(8),
                at.get(9));
    }
}
