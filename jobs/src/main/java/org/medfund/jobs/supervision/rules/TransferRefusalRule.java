package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.TreeSet;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.24: passed on to another hospital when the payment was used up. */
@AutoService(Rule.class)
public final class TransferRefusalRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.24",
                "2",
                LibraryClass.MANAGEMENT,
                "REG21 art. 15",
                "REG21 art. 38(7)",
                3,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        if (policy.decimal("e24.cost_share_min").compareTo(policy.decimal("e24.cost_share_max")) > 0) {
            throw policy.unusable("e24.cost_share_min", "at most e24.cost_share_max")
                    .refusal();
        }
        return new TransferRefusalCheck(
                new TransferRefusal.Limits(
                        policy.whole("e24.days"),
                        new TreeSet<>(policy.texts("e24.discharge_ways")),
                        policy.whole("e24.diagnosis_length"),
                        policy.decimal("e24.cost_share_min"),
                        policy.decimal("e24.cost_share_max")),
                InpatientStays.categories(policy));
    }

    @Override
    public List<Table> reads() {
        return List.of(CasePayments.TABLE);
    }
}
