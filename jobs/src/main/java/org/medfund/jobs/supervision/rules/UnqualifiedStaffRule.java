package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;
import org.medfund.jobs.supervision.RuleMode;

/** E.26: services ordered by staff without payment qualification. */
@AutoService(Rule.class)
public final class UnqualifiedStaffRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.26",
                "2",
                LibraryClass.POLICY,
                "QUAL24 (payment qualification of staff)",
                "REG21 art. 38(6)",
                1,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public RuleMode strongestMode() {
        return RuleMode.ENFORCE;
    }

    @Override
    public Check bind(Policy policy) {
        return new UnqualifiedStaffCheck(
                policy.texts("e26.emergency_exempt_states"), policy.texts("e26.emergency_categories"));
    }
}
