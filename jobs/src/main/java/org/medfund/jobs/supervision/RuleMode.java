package org.medfund.jobs.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.medfund.core.policy.Policy;

/** What may follow from a flag: nothing, a review, or a deduction (SPEC E.0, policy {@code flag.modes}). */
public enum RuleMode {
    SIMULATE,
    ENFORCE,
    REVIEW;

    /** Whether a payment may be less for a flag. */
    public boolean mayDeduct() {
        return this == ENFORCE;
    }

    /** The mode that lists the rule; {@code REVIEW} has all others. */
    public static RuleMode of(String ruleId, Policy policy) {
        JsonNode modes = policy.node("flag.modes");
        for (RuleMode mode : List.of(SIMULATE, ENFORCE)) {
            for (JsonNode listed : modes.path(mode.name())) {
                if (listed.asText().equals(ruleId)) {
                    return mode;
                }
            }
        }
        return REVIEW;
    }
}
