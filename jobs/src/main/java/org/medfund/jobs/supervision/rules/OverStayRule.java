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
import org.medfund.jobs.supervision.RuleMode;

/** E.2: longer in hospital than nine of ten of the group, simulated only. */
@AutoService(Rule.class)
public final class OverStayRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.2",
                "1",
                LibraryClass.POLICY,
                "S1 (press item); no stay-length limit exists (NHSA)",
                "REG21 art. 38(2)",
                3,
                RuleCard.Nature.BEHAVIOUR);
    }

    /** No stay-length limit exists (SPEC E.2 note): more needs a document of the region. */
    @Override
    public RuleMode strongestMode() {
        return RuleMode.SIMULATE;
    }

    @Override
    public Check bind(Policy policy) {
        return new OverStayCheck(
                new OverStay.Limits(policy.decimal("e2.per_day"), policy.decimal("e2.cap")),
                InpatientStays.categories(policy));
    }

    @Override
    public List<Table> reads() {
        return List.of(PeerStatistics.TABLE);
    }
}
