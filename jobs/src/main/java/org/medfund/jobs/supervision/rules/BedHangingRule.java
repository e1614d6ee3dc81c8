package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.12: in hospital by the books only. */
@AutoService(Rule.class)
public final class BedHangingRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.12",
                "1",
                LibraryClass.MANAGEMENT,
                "REG21 art. 15",
                "REG21 art. 38(1)",
                2,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return new BedHangingCheck(
                new BedHanging.Limits(policy.whole("e12.idle_days_min"), policy.decimal("e12.idle_share_min")),
                policy.texts("e12.bed_fee_classes"),
                policy.texts("e12.visit_categories"),
                InpatientStays.categories(policy));
    }
}
