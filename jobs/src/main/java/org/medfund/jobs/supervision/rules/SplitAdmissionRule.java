package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.9: back in the same hospital for the same disease within the window. */
@AutoService(Rule.class)
public final class SplitAdmissionRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.9", "2", LibraryClass.MANAGEMENT, "REG21 art. 15", "REG21 art. 38(1)", 2, RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return new SplitAdmissionCheck(SplitAdmissionPolicy.from(policy));
    }
}
