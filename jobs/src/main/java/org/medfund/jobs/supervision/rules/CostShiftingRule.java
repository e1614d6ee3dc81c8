package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.13: what belongs to the stay, paid by the person beside it. */
@AutoService(Rule.class)
public final class CostShiftingRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.13",
                "1",
                LibraryClass.MANAGEMENT,
                "REG21 art. 15",
                "REG21 art. 38(7)",
                2,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return new CostShiftingCheck(policy.decimal("e13.min_amount"), InpatientStays.categories(policy));
    }

    @Override
    public List<Table> partlyReads() {
        return List.of(PeerStatistics.TABLE);
    }
}
