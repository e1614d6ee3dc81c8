package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.19: more of an item billed than was in stock, or one package sold twice. */
@AutoService(Rule.class)
public final class SubstitutionRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.19",
                "1",
                LibraryClass.MANAGEMENT,
                "Inventory reports 3503 and 3505, drug trace codes",
                "REG21 art. 38(4)",
                2,
                RuleCard.Nature.ITEM);
    }

    @Override
    public Check bind(Policy policy) {
        return new SubstitutionCheck(Substitution.Terms.from(policy));
    }
}
