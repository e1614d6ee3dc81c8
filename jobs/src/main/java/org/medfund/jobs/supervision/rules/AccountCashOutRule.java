package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.25: many or large charges of one personal account at pharmacies. */
@AutoService(Rule.class)
public final class AccountCashOutRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.25",
                "1",
                LibraryClass.MANAGEMENT,
                "REG21 art. 17 (own documents, own use)",
                "REG21 art. 41",
                3,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return new AccountCashOutCheck(AccountCashOut.Terms.from(policy));
    }
}
