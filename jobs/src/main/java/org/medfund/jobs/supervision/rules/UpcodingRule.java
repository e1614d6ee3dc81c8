package org.medfund.jobs.supervision.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.TreeSet;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.LibraryClass;
import org.medfund.jobs.supervision.Rule;
import org.medfund.jobs.supervision.RuleCard;

/** E.10: paid as severe, treated as plain. */
@AutoService(Rule.class)
public final class UpcodingRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.10",
                "1",
                LibraryClass.MANAGEMENT,
                "RULE26 art. 35(1)",
                "REG21 art. 38(7)",
                2,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return new UpcodingCheck(
                new Upcoding.Limits(
                        policy.texts("e10.severe_suffixes"),
                        policy.text("e10.plain_suffix"),
                        policy.whole("e10.treating_procedures_max"),
                        policy.decimal("e10.cost_z_max"),
                        new TreeSet<>(policy.texts("e10.exclude_dscg_way"))),
                policy.texts("e10.non_treating_classes"),
                InpatientStays.categories(policy));
    }

    @Override
    public List<Table> reads() {
        return List.of(CasePayments.TABLE, PaymentStandards.TABLE, PeerStatistics.TABLE);
    }
}
