package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import org.medfund.core.policy.Policy;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.1: the same large-equipment examination paid by the fund again within the window, at whichever hospital. */
@AutoService(Rule.class)
public final class RepeatExaminationRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.1",
                "2",
                LibraryClass.MEDICAL,
                "MUTREC art. 19 (mutual recognition)",
                "REG21 art. 38(2)",
                2,
                RuleCard.Nature.ITEM);
    }

    @Override
    public Check bind(Policy policy) {
        return new RepeatExaminationCheck(RepeatExaminationPolicy.from(policy));
    }
}
