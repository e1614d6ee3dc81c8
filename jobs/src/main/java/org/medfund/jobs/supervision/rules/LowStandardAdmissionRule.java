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

/** E.11: admitted though nothing called for a bed. */
@AutoService(Rule.class)
public final class LowStandardAdmissionRule implements Rule {

    @Override
    public RuleCard card() {
        return new RuleCard(
                "E.11",
                "2",
                LibraryClass.MANAGEMENT,
                "REG21 art. 15",
                "REG21 art. 38(2)",
                3,
                RuleCard.Nature.BEHAVIOUR);
    }

    @Override
    public Check bind(Policy policy) {
        return new LowStandardAdmissionCheck(
                new LowStandardAdmission.Limits(
                        policy.whole("e11.los_max"),
                        policy.decimal("e11.exam_share_min"),
                        policy.decimal("e11.treat_share_max"),
                        policy.decimal("e11.rw_max"),
                        new TreeSet<>(policy.texts("e11.exclude_dscg_way"))),
                policy.texts("e11.exam_fee_classes"),
                policy.texts("e11.treatment_fee_classes"),
                policy.texts("e11.non_surgical_classes"),
                InpatientStays.categories(policy));
    }

    @Override
    public List<Table> reads() {
        return List.of(CasePayments.TABLE);
    }
}
