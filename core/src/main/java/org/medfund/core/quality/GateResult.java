package org.medfund.core.quality;

/**
 * What one gate found.
 *
 * @param sentence for people: counts and codes, never a person
 */
public record GateResult(String gate, Verdict verdict, String sentence) {

    /** A gate that had nothing to look at has not passed. */
    public enum Verdict {
        PASSED,
        FAILED,
        NOT_EVALUATED
    }

    public boolean blocks() {
        return verdict != Verdict.PASSED;
    }
}
