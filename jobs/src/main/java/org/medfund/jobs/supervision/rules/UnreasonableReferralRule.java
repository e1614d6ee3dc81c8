package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.Table;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.LocalCapability;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.3: treated in another city for what the own city treats. */
@AutoService(Rule.class)
public final class UnreasonableReferralRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.3",
                "1",
                LibraryClass.MANAGEMENT,
                "XP22 art. 10, 12, 16",
                "REG21 art. 15",
                3,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return new UnreasonableReferralCheck(policy.whole("e3.min_local_cases"));
    }

    @Override
    public List<Table> reads() {
        return List.of(Episodes.TABLE, LocalCapability.TABLE);
    }
}
