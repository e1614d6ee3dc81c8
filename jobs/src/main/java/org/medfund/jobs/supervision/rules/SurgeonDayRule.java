package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.21: a surgeon who operates longer than a day allows, or on two patients at a time. */
@AutoService(Rule.class)
public final class SurgeonDayRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.21", "1", LibraryClass.MEDICAL, "REG21 art. 15", "REG21 art. 38(7)", 3, RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return SurgeonDayCheck.from(policy);
    }
}
