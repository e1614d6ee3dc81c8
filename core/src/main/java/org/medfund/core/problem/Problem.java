package org.medfund.core.problem;

/**
 * Something a person can put right without changing code. No part names a person or shows a personal id.
 *
 * @param what what is wrong
 * @param why what was looked at, or which rule asks for it
 * @param remedy what to do
 */
public record Problem(ProblemCode code, String what, String why, String remedy) {

    public static Problem of(ProblemCode code, String what, String why, String remedy) {
        return new Problem(code, what, why, remedy);
    }

    /** This problem alone, to be thrown. */
    public Refusal refusal() {
        return new Refusal(java.util.List.of(this));
    }

    @Override
    public String toString() {
        return code + ": " + what + " " + why + " " + remedy;
    }
}
