package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.CasePayments;

/**
 * The group of a stay, and how it is paid.
 *
 * @param levelClass of the institution, 0 to 3
 * @param adrgCode null by diseases (DIP) and as submitted
 * @param relativeWeight of the group it is paid as; null if the stay is not paid yet, or without a standard
 * @param hospitalCoefficient as above
 * @param rateYuan yuan a unit of weight, as above
 * @param standardYuan payment standard of the stay, as above
 */
public record Grouping(
        String groupCode,
        @Nullable String adrgCode,
        int levelClass,
        @Nullable BigDecimal relativeWeight,
        @Nullable BigDecimal hospitalCoefficient,
        @Nullable BigDecimal rateYuan,
        @Nullable BigDecimal standardYuan) {

    /** Null if the stay has no group. */
    static @Nullable Grouping in(Row row) {
        String groupCode = GroupedCases.GROUP_CODE.inOrNull(row);
        return groupCode == null
                ? null
                : new Grouping(
                        groupCode,
                        GroupedCases.ADRG_CODE.inOrNull(row),
                        GroupedCases.LEVEL_CLASS.in(row),
                        CasePayments.RELATIVE_WEIGHT.inOrNull(row),
                        CasePayments.HOSPITAL_COEFFICIENT.inOrNull(row),
                        CasePayments.RATE_YUAN.inOrNull(row),
                        CasePayments.STANDARD_YUAN.inOrNull(row));
    }
}
