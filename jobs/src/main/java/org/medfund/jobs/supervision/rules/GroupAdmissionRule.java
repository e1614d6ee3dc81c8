package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.22: many of one village or employer admitted to one hospital within days, for equally long. */
@AutoService(Rule.class)
public final class GroupAdmissionRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.22", "1", LibraryClass.MANAGEMENT, "REG21 art. 15", "REG21 art. 40", 2, RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return GroupAdmissionCheck.from(policy);
    }
}
