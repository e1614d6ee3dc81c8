package org.medfund.jobs.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.medfund.core.policy.Policy;

/** What may follow from a flag, the least first: nothing, a review, or a deduction (SPEC E.0, policies {@code flag.modes} and, of one rule, such as {@code e2.mode}). */
public enum RuleMode {
    SIMULATE,
    REVIEW,
    ENFORCE;

    /** The policy that lists rules by mode. */
    static final String LISTS = "flag.modes";

    /** Whether a payment may be less for a flag. */
    public boolean mayDeduct() {
        return this == ENFORCE;
    }

    /** The policy that sets the mode of one rule, such as {@code e2.mode}; few rules have one. */
    static String ownPolicy(String ruleId) {
        return ruleId.toLowerCase(Locale.ROOT).replace(".", "") + ".mode";
    }

    /** The mode the rule's own policy names or, without one, the mode that lists it; {@code REVIEW} has all others. */
    public static RuleMode of(String ruleId, Policy policy) {
        String own = ownPolicy(ruleId);
        if (policy.find(own).isPresent()) {
            return policy.choice(own, RuleMode.class);
        }
        JsonNode modes = policy.node(LISTS);
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
