package org.medfund.jobs.grouping;

import org.jspecify.annotations.Nullable;

/**
 * What grouping one case gave.
 *
 * @param mdc diagnosis category; null unless the status is SUCCESS or QY
 * @param adrg such as ES2; {@code QY} if the status is QY; null if there is none
 * @param group such as ES23, or the ADRG where the scheme splits it no further; for QY the letter of the category
 *     before {@code QY}; null if there is none
 * @param reason null on success
 */
public record GroupingResult(
        GroupingStatus status,
        @Nullable String mdc,
        @Nullable String adrg,
        @Nullable String group,
        @Nullable GroupingReason reason) {

    static GroupingResult success(String mdc, String adrg, String group) {
        return new GroupingResult(GroupingStatus.SUCCESS, mdc, adrg, group, null);
    }

    static GroupingResult ambiguous(String mdc) {
        String letter = mdc.substring(mdc.length() - 1);
        return new GroupingResult(
                GroupingStatus.QY, mdc, "QY", letter + "QY", GroupingReason.PROCEDURE_OUTSIDE_CATEGORY);
    }

    static GroupingResult ungrouped(GroupingReason reason) {
        return new GroupingResult(GroupingStatus.UNGROUPED, null, null, null, reason);
    }

    static GroupingResult checkFailed(GroupingReason reason) {
        return new GroupingResult(GroupingStatus.CHECK_FAILED, null, null, null, reason);
    }
}
