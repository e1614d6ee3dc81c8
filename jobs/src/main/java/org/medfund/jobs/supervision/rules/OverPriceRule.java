package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;
import org.medfund.jobs.supervision.RuleMode;

/** E.8: dearer than the price limit, parts charged beside their package, or parts charged instead of it. */
@AutoService(Rule.class)
public final class OverPriceRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.8",
                "1",
                LibraryClass.POLICY,
                "price item catalogue: price limits and packages",
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
        return new OverPriceCheck(OverPricePolicy.from(policy));
    }
}
