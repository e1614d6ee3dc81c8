package org.medfund.jobs.grouping;

import java.util.Collection;
import java.util.LinkedHashMap;
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

    private final Map<Question, Integer> facts = new LinkedHashMap<>();
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
        int[] starts = new int[2 * codes + 1];
        each(kind, (entry, fact) -> starts[entry + 1]++);
        for (int entry = 0; entry < 2 * codes; entry++) {
            starts[entry + 1] += starts[entry];
        }
        int[] shown = new int[starts[2 * codes]];
        int[] next = starts.clone();
        each(kind, (entry, fact) -> shown[next[entry]++] = fact);
        return new CodeFacts(starts, shown);
    }

    /** What a code shows; entry 2c is code c as the main one, 2c+1 as another. */
    private interface Showing {
        void shows(int entry, int fact);
    }

    private void each(Kind kind, Showing showing) {
        facts.forEach((question, fact) -> {
            if (question.kind == kind) {
                for (int code : question.codes) {
                    if (question.position != Position.OTHER) {
                        showing.shows(2 * code, fact);
                    }
                    if (question.position != Position.MAIN) {
                        showing.shows(2 * code + 1, fact);
                    }
                }
            }
        });
    }
}
