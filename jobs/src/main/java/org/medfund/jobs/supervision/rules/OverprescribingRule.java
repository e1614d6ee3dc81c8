package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.20: more of a drug dispensed than its prescriptions allow, all dispensers together. */
@AutoService(Rule.class)
public final class OverprescribingRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.20",
                "2",
                LibraryClass.MEDICAL,
                "LTP (long-term prescriptions); OVRX25",
                "REG21 art. 38(2)",
                2,
                RuleCard.Nature.ITEM);
    }

    @Override
    public Check bind(Policy policy) {
        return new OverprescribingCheck(OverprescribingPolicy.from(policy));
    }
}
