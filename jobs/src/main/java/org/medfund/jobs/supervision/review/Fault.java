package org.medfund.jobs.supervision.review;

import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * What is wrong with one row of a file of decisions. No part repeats a cell: it may hold what no message shows.
 *
 * @param what a sentence about the row, without its end
 */
record Fault(String what, String why, String remedy) {

    Problem on(long line) {
        return Problem.of(ProblemCode.INPUT_UNUSABLE, "Line " + line + ": " + what + ".", why, remedy);
    }
}
