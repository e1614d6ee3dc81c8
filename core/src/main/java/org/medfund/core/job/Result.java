package org.medfund.core.job;

import java.util.List;
import java.util.Set;
import org.medfund.core.problem.ProblemCode;

/**
 * How one run ended.
 *
 * @param runId empty if nothing was written
 * @param lines for the person who ran it: a summary, or what went wrong
 * @param problems the kinds of problem it was refused for; empty unless it was refused
 */
public record Result(Exit exit, String runId, List<String> lines, Set<ProblemCode> problems) {
    public Result(Exit exit, String runId, List<String> lines) {
        this(exit, runId, lines, Set.of());
    }

    /** Refused, and for nothing else than that there is nothing to work on: no input, or a period that is closed. */
    public boolean hasNothingToDo() {
        return exit == Exit.REFUSED
                && !problems.isEmpty()
                && Set.of(ProblemCode.INPUT_MISSING, ProblemCode.CLOSED).containsAll(problems);
    }
}
