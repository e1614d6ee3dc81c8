package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.Field;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.payment.DrgCase.GroupStandard;
import org.medfund.jobs.payment.DrgCase.Grouping;
import org.medfund.jobs.payment.DrgCase.Review;
import org.medfund.jobs.payment.DrgCasePayment.Path;
import org.medfund.jobs.payment.DrgCasePayment.Reason;

/** A {@link DrgCase} out of one row, and what was decided of it as the columns {@link #DECIDED}. */
final class DrgCaseRow {
    static final List<Field<?>> DECIDED = List.of(
            CasePayments.ADD_ON_WEIGHT,
            CasePayments.AGE_COEFFICIENT,
            CasePayments.SAME_EFFECT_RATIO,
            CasePayments.STANDARD_YUAN,
            CasePayments.CLASSIFIED_COST_YUAN,
            CasePayments.PAYMENT_PATH,
            CasePayments.PAYMENT_REASON,
            CasePayments.NEW_TECHNOLOGY_PAYMENT_YUAN,
            CasePayments.PAYMENT_YUAN);

    static DrgCase read(Row row) {
        boolean hasGroup = GroupedCases.GROUP_CODE.inOrNull(row) != null;
        boolean isByItem = PaymentFacts.IS_BY_ITEM.in(row);
        return new DrgCase(
                GroupedCases.TOTAL_COST_YUAN.in(row),
                CasePayments.NEW_TECHNOLOGY_YUAN.in(row),
                CasePayments.ADD_ON_WEIGHT.in(row),
                CasePayments.AGE_COEFFICIENT.in(row),
                standard(row),
                PaymentFacts.SAME_EFFECT_GROUP_CODE.inOrNull(row) != null,
                isByItem ? Grouping.BY_ITEM : hasGroup ? Grouping.BY_WEIGHT : Grouping.NONE,
                Review.valueOf(PaymentFacts.REVIEW.in(row)));
    }

    /**
     * The case out of its published payment, so that {@link DrgCasePayment#of} gives the figures of the row again; of a
     * case beyond the cap of high cases it gives what the case would have been paid within.
     *
     * @param row of {@link CasePayments}
     */
    static DrgCase published(Row row) {
        Path path = Path.valueOf(CasePayments.PAYMENT_PATH.in(row));
        String reasons = CasePayments.PAYMENT_REASON.inOrNull(row);
        return new DrgCase(
                CasePayments.TOTAL_COST_YUAN.in(row),
                CasePayments.NEW_TECHNOLOGY_YUAN.in(row),
                CasePayments.ADD_ON_WEIGHT.in(row),
                CasePayments.AGE_COEFFICIENT.in(row),
                standard(row),
                CasePayments.SAME_EFFECT_RATIO.inOrNull(row) != null,
                switch (path) {
                    case BY_ITEM -> Grouping.BY_ITEM;
                    case UNGROUPED -> Grouping.NONE;
                    default -> Grouping.BY_WEIGHT;
                },
                review(reasons == null ? "" : reasons));
    }

    private static Review review(String reasons) {
        if (reasons.contains(Reason.SPECIAL_CASE_APPROVED.name())) {
            return Review.APPROVED;
        }
        return reasons.contains(Reason.SPECIAL_CASE_PENDING.name()) ? Review.PENDING : Review.NONE;
    }

    private static @Nullable GroupStandard standard(Row row) {
        BigDecimal weight = CasePayments.RELATIVE_WEIGHT.inOrNull(row);
        return weight == null
                ? null
                : new GroupStandard(weight, CasePayments.HOSPITAL_COEFFICIENT.in(row), CasePayments.RATE_YUAN.in(row));
    }

    /** Add-on, age, and ratio are written as they counted: a case without standard has none of them. */
    static Row write(DrgCase paid, DrgCasePayment payment, DrgPaymentPolicy policy) {
        boolean hasStandard = paid.standard() != null;
        boolean hasSameEffect = hasStandard && paid.hasSameEffect();
        return RowFactory.create(
                hasStandard ? paid.addOnWeight() : BigDecimal.ZERO,
                hasStandard && !hasSameEffect ? paid.ageCoefficient() : BigDecimal.ONE,
                hasSameEffect ? policy.sameEffectRatio() : null,
                payment.standardYuan(),
                payment.classifiedCostYuan(),
                payment.path().name(),
                payment.reasons().isEmpty()
                        ? null
                        : payment.reasons().stream().map(Enum::name).collect(Collectors.joining(",")),
                payment.newTechnologyPaymentYuan(),
                payment.paymentYuan());
    }

    private DrgCaseRow() {}
}
