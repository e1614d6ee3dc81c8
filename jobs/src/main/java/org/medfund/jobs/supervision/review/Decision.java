package org.medfund.jobs.supervision.review;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.medfund.jobs.supervision.penalty.ViolationNature;

/**
 * What a reviewer wants recorded of a flag: one row of a file of decisions. Equal ones are the same decision.
 *
 * @param reviewer staff code of whoever decided or recorded it
 * @param secondReviewer staff code of whoever approved it; null if nobody
 * @param confirmedYuan fund money confirmed as lost, to the fen; null if none is stated
 * @param finding null if none is stated
 * @param reason in the reviewer's words
 */
public record Decision(
        String flagId,
        FlagState to,
        LocalDate decidedOn,
        String reviewer,
        @Nullable String secondReviewer,
        @Nullable BigDecimal confirmedYuan,
        @Nullable ViolationNature finding,
        String reason) {

    /** Whether somebody has a part in it, as reviewer or as second reviewer. */
    boolean isOf(@Nullable String staffCode) {
        return staffCode != null && (staffCode.equals(reviewer) || staffCode.equals(secondReviewer));
    }
}
