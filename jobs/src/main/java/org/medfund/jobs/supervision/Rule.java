package org.medfund.jobs.supervision;

import java.util.List;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.Table;

/**
 * One rule of the library. A new rule is a class with its check, marked as a service so that {@link Rules} finds it, its
 * thresholds {@code conf/rules/<id>.yaml}, its {@code <id>.properties} with the two explanations, and a page
 * {@code docs/rules/<id>.md}; nothing else is touched.
 */
public interface Rule {
    RuleCard card();

    /** The rule with the thresholds of one region and year. */
    Check bind(Policy policy);

    /** The most that a policy may make of its flags (SPEC E.0): only a rule that leaves nothing to judge may be enforced. */
    default RuleMode strongestMode() {
        return RuleMode.REVIEW;
    }

    /** Computed tables without which it says nothing: in a region that lacks one of them it is not run, and that is said. */
    default List<Table> reads() {
        return List.of();
    }

    /** Computed tables that some of it needs: in a region that lacks one the rest is run, and that is said. */
    default List<Table> partlyReads() {
        return List.of();
    }
}
