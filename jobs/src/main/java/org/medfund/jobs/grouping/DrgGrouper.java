package org.medfund.jobs.grouping;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Groups cases by the tables of a scheme, one at a time. Keeps nothing between cases.
 *
 * <p>Source: SPEC B.14 and docs/schemes.md. The order of categories, rules, and DRGs is the scheme's own and decides:
 * the first that fits wins. Entering a category is not final; a case that fits none of its rules goes on to the next.
 */
public final class DrgGrouper implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Up to this age a birth weight must be known. */
    private static final int NEWBORN_DAYS_MAX = 28;

    private final Scheme scheme;

    public DrgGrouper(Scheme scheme) {
        this.scheme = scheme;
    }

    /** The group of a case, or why it has none. Unknown codes match nothing and are no error. */
    public GroupingResult group(GroupingCase input) {
        GroupingReason missing = missing(input);
        if (missing != null) {
            return GroupingResult.checkFailed(missing);
        }
        CodedCase coded = scheme.coded(input);
        boolean hasEntered = false;
        for (Mdc mdc : scheme.mdcs()) {
            if (mdc.enters(coded)) {
                hasEntered = true;
                GroupingResult found = within(mdc, coded);
                if (found != null) {
                    return found;
                }
            }
        }
        return GroupingResult.ungrouped(hasEntered ? GroupingReason.NO_GROUP_IN_CATEGORY : GroupingReason.NO_CATEGORY);
    }

    private static @Nullable GroupingReason missing(GroupingCase input) {
        if (input.gender().isBlank()) {
            return GroupingReason.GENDER_MISSING;
        }
        boolean isNewborn = input.ageYears() == 0 && input.ageDays() <= NEWBORN_DAYS_MAX;
        return isNewborn && input.birthWeightG() == 0 ? GroupingReason.NEWBORN_WEIGHT_MISSING : null;
    }

    private @Nullable GroupingResult within(Mdc mdc, CodedCase coded) {
        int failedRules = 0;
        for (AdrgRule rule : mdc.rules()) {
            if (mdc.isAmbiguous(coded, failedRules)) {
                return GroupingResult.ambiguous(mdc.code());
            }
            failedRules++;
            if (!rule.holds(coded)) {
                continue;
            }
            for (DrgRow row : rule.drgs()) {
                if (row.holds(coded, scheme.complications())) {
                    return GroupingResult.success(mdc.code(), rule.adrg(), row.drg());
                }
            }
            if (rule.isAdrgTheGroup()) {
                return GroupingResult.success(mdc.code(), rule.adrg(), rule.adrg());
            }
        }
        return mdc.isAmbiguous(coded, failedRules) ? GroupingResult.ambiguous(mdc.code()) : null;
    }
}
