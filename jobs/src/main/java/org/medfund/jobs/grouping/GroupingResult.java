package org.medfund.jobs.grouping;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
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
        @Nullable GroupingReason reason)
        implements Serializable {
    private static final Map<GroupingReason, GroupingResult> CHECK_FAILED = Arrays.stream(GroupingReason.values())
            .map(reason -> new GroupingResult(GroupingStatus.CHECK_FAILED, null, null, null, reason))
            .collect(toMap(result -> requireNonNull(result.reason()), result -> result));

    static final GroupingResult UNGROUPED_WITHOUT_MAIN = ungrouped(GroupingReason.NO_MAIN_DIAGNOSIS);
    static final GroupingResult UNGROUPED_OUTSIDE = ungrouped(GroupingReason.NO_CATEGORY);
    static final GroupingResult UNGROUPED_IN_CATEGORY = ungrouped(GroupingReason.NO_GROUP_IN_CATEGORY);

    static GroupingResult success(String mdc, String adrg, String group) {
        return new GroupingResult(GroupingStatus.SUCCESS, mdc, adrg, group, null);
    }

    static GroupingResult ambiguous(String mdc) {
        String letter = mdc.substring(Math.max(0, mdc.length() - 1));
        return new GroupingResult(
                GroupingStatus.QY, mdc, "QY", letter + "QY", GroupingReason.PROCEDURE_OUTSIDE_CATEGORY);
    }

    private static GroupingResult ungrouped(GroupingReason reason) {
        return new GroupingResult(GroupingStatus.UNGROUPED, null, null, null, reason);
    }

    static GroupingResult checkFailed(GroupingReason reason) {
        return requireNonNull(CHECK_FAILED.get(reason));
    }
}
