package org.medfund.jobs.report.statements;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where an objection stands. */
enum ObjectionStatus {
    /** Filed in time, or before the time to object is known, and not answered. */
    OPEN,
    ANSWERED,
    /** Filed after the time to object, and not answered. */
    LATE;

    /**
     * An answer closes an objection, whenever it was filed.
     *
     * @param isAnswered as {@code Objections} says
     * @param lastDay last day to object, which counts; null if the period is not open for confirmation
     */
    static ObjectionStatus of(boolean isAnswered, LocalDate filed, @Nullable LocalDate lastDay) {
        if (isAnswered) {
            return ANSWERED;
        }
        return lastDay != null && filed.isAfter(lastDay) ? LATE : OPEN;
    }
}
