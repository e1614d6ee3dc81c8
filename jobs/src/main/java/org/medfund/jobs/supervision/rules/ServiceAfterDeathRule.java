package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;
import org.medfund.jobs.supervision.RuleMode;

/** E.17: services dated after the death of the person. */
@AutoService(Rule.class)
public final class ServiceAfterDeathRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.17",
                "1",
                LibraryClass.MANAGEMENT,
                "date of death from an outside register",
                "REG21 art. 40",
                1,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public RuleMode strongestMode() {
        return RuleMode.ENFORCE;
    }

    @Override
    public Check bind(Policy policy) {
        return new ServiceAfterDeathCheck(LimitedUse.from(policy));
    }
}
