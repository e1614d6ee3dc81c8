package org.medfund.jobs.supervision;

/** The explanation of a finding in both languages; fails if it names something the finding does not show. */
public final class Sentences {
    public static String english(String ruleId, Finding finding) {
        Explanations.of(ruleId).chinese(finding);
        return Explanations.of(ruleId).english(finding);
    }

    private Sentences() {}
}
