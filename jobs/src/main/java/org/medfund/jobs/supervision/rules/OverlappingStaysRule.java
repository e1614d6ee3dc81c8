package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;
import org.medfund.jobs.supervision.RuleMode;

/** E.14: in two hospitals in one night. */
@AutoService(Rule.class)
public final class OverlappingStaysRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.14",
                "1",
                LibraryClass.MANAGEMENT,
                "REG21 art. 15",
                "REG21 art. 38(1)",
                1,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public RuleMode strongestMode() {
        return RuleMode.ENFORCE;
    }

    @Override
    public Check bind(Policy policy) {
        return new OverlappingStaysCheck(policy.whole("e14.min_nights"), InpatientStays.categories(policy));
    }
}
