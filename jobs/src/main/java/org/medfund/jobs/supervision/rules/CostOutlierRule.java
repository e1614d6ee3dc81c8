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

/** E.23: far dearer than its group. */
@AutoService(Rule.class)
public final class CostOutlierRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.23",
                "1",
                LibraryClass.MEDICAL,
                "cases of the group and level of the year before",
                "REG21 art. 38(2)",
                3,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return new CostOutlierCheck(policy.decimal("e23.z"), InpatientStays.categories(policy));
    }

    @Override
    public List<Table> reads() {
        return List.of(PeerStatistics.TABLE);
    }
}
