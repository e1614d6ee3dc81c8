package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.18: one person charged at two places within minutes, so that somebody else used the card at one of them. */
@AutoService(Rule.class)
public final class ImpossibleTravelRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.18",
                "2",
                LibraryClass.MANAGEMENT,
                "REG21 art. 17 (own documents, own use)",
                "REG21 art. 41",
                2,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return ImpossibleTravelCheck.from(policy);
    }
}
