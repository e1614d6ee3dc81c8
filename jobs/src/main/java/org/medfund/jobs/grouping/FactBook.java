package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Numbers the facts that a scheme asks for, while it is loaded. Equal questions are one fact. */
final class FactBook {
    /** Holds of every case: what a test that is not made asks for. */
    static final int ALWAYS = 0;

    /** The main procedure counts as a procedure. */
    static final int VALID_MAIN_PROCEDURE = 1;

    /** Some procedure counts as one. */
    static final int VALID_PROCEDURE = 2;

    private enum Kind {
        DIAGNOSIS,
        PROCEDURE
    }

    private record Question(Kind kind, Position position, TreeSet<Integer> codes) {}

    private final Map<Question, Integer> facts = new HashMap<>();
    private int count = VALID_PROCEDURE + 1;

    FactBook(Collection<Integer> validProcedures) {
        TreeSet<Integer> valid = new TreeSet<>(validProcedures);
        facts.put(new Question(Kind.PROCEDURE, Position.MAIN, valid), VALID_MAIN_PROCEDURE);
        facts.put(new Question(Kind.PROCEDURE, Position.ANY, valid), VALID_PROCEDURE);
    }

    /** That a diagnosis in this position is among the codes. */
    int diagnosis(Position position, Collection<Integer> codes) {
        return fact(Kind.DIAGNOSIS, position, codes);
    }

    /** That a procedure in this position is among the codes. */
    int procedure(Position position, Collection<Integer> codes) {
        return fact(Kind.PROCEDURE, position, codes);
    }

    private int fact(Kind kind, Position position, Collection<Integer> codes) {
        return position == Position.NONE
                ? ALWAYS
                : facts.computeIfAbsent(new Question(kind, position, new TreeSet<>(codes)), absent -> count++);
    }

    int count() {
        return count;
    }

    CodeFacts ofDiagnoses(int codes) {
        return facts(Kind.DIAGNOSIS, codes);
    }

    CodeFacts ofProcedures(int codes) {
        return facts(Kind.PROCEDURE, codes);
    }

    private CodeFacts facts(Kind kind, int codes) {
        List<TreeSet<Integer>> shown = new ArrayList<>();
        for (int i = 0; i < 2 * codes; i++) {
            shown.add(new TreeSet<>());
        }
        facts.forEach((question, fact) -> {
            if (question.kind == kind) {
                for (int code : question.codes) {
                    if (question.position != Position.OTHER) {
                        shown.get(2 * code).add(fact);
                    }
                    if (question.position != Position.MAIN) {
                        shown.get(2 * code + 1).add(fact);
                    }
                }
            }
        });
        int[] starts = new int[2 * codes + 1];
        for (int i = 0; i < 2 * codes; i++) {
            starts[i + 1] = starts[i] + shown.get(i).size();
        }
        return new CodeFacts(
                starts,
                shown.stream()
                        .flatMap(Collection::stream)
                        .mapToInt(Integer::intValue)
                        .toArray());
    }
}
