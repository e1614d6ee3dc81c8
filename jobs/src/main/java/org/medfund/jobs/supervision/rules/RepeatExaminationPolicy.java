package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import org.medfund.core.policy.Policy;

/**
 * Thresholds of rule E.1.
 *
 * @param windowDays days after the anchor within which another examination is a repeat, inclusive
 * @param anchor what the days are counted from
 * @param exemptsEmergency an emergency examination is left out of the chain
 * @param exemptReasons stated reasons that leave an examination out of the chain (SPEC E.1 note)
 */
public record RepeatExaminationPolicy(
        int windowDays, Anchor anchor, boolean exemptsEmergency, Set<String> exemptReasons) implements Serializable {

    /** What the days are counted from. */
    public enum Anchor {
        /** The first paid examination of the chain; one beyond the window starts a new chain. */
        FIRST_IN_CHAIN
    }

    public static RepeatExaminationPolicy from(Policy policy) {
        return new RepeatExaminationPolicy(
                policy.whole("e1.window_days"),
                policy.choice("e1.anchor", Anchor.class),
                policy.flag("e1.exempt_emergency"),
                new TreeSet<>(policy.texts("e1.exempt_reasons")));
    }
}
