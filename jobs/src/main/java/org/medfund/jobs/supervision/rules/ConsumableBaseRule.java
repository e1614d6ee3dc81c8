package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;
import org.medfund.jobs.supervision.RuleMode;

/** E.5: a high-value consumable for which the fund paid more than the base model allows. */
@AutoService(Rule.class)
public final class ConsumableBaseRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.5",
                "1",
                LibraryClass.POLICY,
                "base models of high-value consumables (S1)",
                "REG21 art. 38(6)",
                1,
                RuleCard.Nature.ITEM);
    }

    @Override
    public RuleMode strongestMode() {
        return RuleMode.ENFORCE;
    }

    @Override
    public Check bind(Policy policy) {
        return new ConsumableBaseCheck(ConsumableBase.from(policy));
    }
}
