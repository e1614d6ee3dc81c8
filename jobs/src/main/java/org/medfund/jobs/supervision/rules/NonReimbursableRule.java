package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;
import org.medfund.jobs.supervision.RuleMode;

/** E.4: items the fund does not pay, and claims that somebody else is to pay. */
@AutoService(Rule.class)
public final class NonReimbursableRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.4",
                "1",
                LibraryClass.POLICY,
                "exclusion list; third party, work injury, abroad",
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
        return new NonReimbursableCheck(policy.texts("e4.claim_marks"));
    }
}
