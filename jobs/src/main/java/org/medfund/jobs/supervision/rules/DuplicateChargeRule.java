package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;
import org.medfund.jobs.supervision.RuleMode;

/** E.7: an item charged more often on a day than its limit. */
@AutoService(Rule.class)
public final class DuplicateChargeRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.7",
                "1",
                LibraryClass.POLICY,
                "price item catalogue: most a day",
                "REG21 art. 38(3)",
                1,
                RuleCard.Nature.ITEM);
    }

    @Override
    public RuleMode strongestMode() {
        return RuleMode.ENFORCE;
    }

    @Override
    public Check bind(Policy policy) {
        return new DuplicateChargeCheck(policy.decimal("e7.tolerance_quantity"));
    }
}
