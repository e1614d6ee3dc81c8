package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.15: a drug paid beyond the limit of its payment, by level of hospital or diagnosis. */
@AutoService(Rule.class)
public final class LimitedUseRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.15",
                "2",
                LibraryClass.POLICY,
                "drug catalogue: payment limits",
                "REG21 art. 38(6)",
                2,
                RuleCard.Nature.ITEM);
    }

    @Override
    public Check bind(Policy policy) {
        return new LimitedUseCheck(LimitedUse.from(policy), policy.texts("e15.fee_classes"));
    }
}
