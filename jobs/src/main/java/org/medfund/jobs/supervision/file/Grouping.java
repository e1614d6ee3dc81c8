package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;

/**
 * The group of a stay, and how it is paid.
 *
 * @param levelClass of the institution, 0 to 3
 * @param adrgCode null by diseases (DIP) and as submitted
 * @param relativeWeight of the group whose standard counts; null if the stay is not paid yet, or without a standard
 * @param hospitalCoefficient as above
 * @param rateYuan yuan a unit of weight, as above
 * @param standardYuan payment standard of the stay, as above
 * @param paidGroupCode the group the payment names; null if it is not paid yet, or ungrouped when it was
 * @param standardGroupCode group whose standard counts; null as the weight is
 * @param paymentPath as in {@link CasePayments}; null if the stay is not paid yet
 */
public record Grouping(
        String groupCode,
        @Nullable String adrgCode,
        int levelClass,
        @Nullable BigDecimal relativeWeight,
        @Nullable BigDecimal hospitalCoefficient,
        @Nullable BigDecimal rateYuan,
        @Nullable BigDecimal standardYuan,
        @Nullable String paidGroupCode,
        @Nullable String standardGroupCode,
        @Nullable String paymentPath) {
    private static final String BY_DISEASE = "DIP";
    private static final String NORMAL = "NORMAL";

    /** It was paid the standard of its own group: neither its cost nor what another group is paid. */
    public boolean isPaidItsStandard() {
        return NORMAL.equals(paymentPath) && groupCode.equals(standardGroupCode);
    }

    /**
     * Of the groups of a stay the one it is paid by: its disease where that pays, its DRG otherwise, and before it is paid.
     *
     * @param groups rows of {@link GroupedCases} of the stay
     * @param payment its row of {@link CasePayments}; null if it is not paid yet
     * @return null if it has no such group; a group it is only compared by is none
     */
    static @Nullable Grouping of(Collection<Row> groups, @Nullable Row payment) {
        boolean isPaidByDisease = payment != null && BY_DISEASE.equals(CasePayments.PAYMENT_METHOD.inOrNull(payment));
        return groups.stream()
                .filter(group -> GroupedCases.GROUP_CODE.inOrNull(group) != null
                        && !Boolean.TRUE.equals(GroupedCases.IS_COMPARISON.inOrNull(group)))
                .filter(group -> payment == null || isDisease(group) == isPaidByDisease)
                .min(Comparator.comparing(Grouping::isDisease).thenComparing(GroupedCases.SCHEME::in))
                .map(group -> in(group, payment))
                .orElse(null);
    }

    private static boolean isDisease(Row group) {
        return GroupedCases.SCHEME.in(group).startsWith(GroupedCases.DIP_PREFIX);
    }

    private static Grouping in(Row group, @Nullable Row payment) {
        String groupCode = GroupedCases.GROUP_CODE.in(group);
        String adrgCode = GroupedCases.ADRG_CODE.inOrNull(group);
        int levelClass = GroupedCases.LEVEL_CLASS.in(group);
        return payment == null
                ? new Grouping(groupCode, adrgCode, levelClass, null, null, null, null, null, null, null)
                : new Grouping(
                        groupCode,
                        adrgCode,
                        levelClass,
                        CasePayments.RELATIVE_WEIGHT.inOrNull(payment),
                        CasePayments.HOSPITAL_COEFFICIENT.inOrNull(payment),
                        CasePayments.RATE_YUAN.inOrNull(payment),
                        CasePayments.STANDARD_YUAN.inOrNull(payment),
                        CasePayments.GROUP_CODE.inOrNull(payment),
                        CasePayments.STANDARD_GROUP_CODE.inOrNull(payment),
                        CasePayments.PAYMENT_PATH.inOrNull(payment));
    }
}
