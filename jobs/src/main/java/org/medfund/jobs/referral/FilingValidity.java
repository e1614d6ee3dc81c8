package org.medfund.jobs.referral;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Whether a filing for care elsewhere covers a stay (异地备案, SPEC A.10, case E19; XP22 art. 10, 12, 16). */
public enum FilingValidity {
    /** It covers the stay to its end. */
    VALID,
    /** Cancelled, or the stay began outside its days. */
    INVALID,
    /** Made too late; what follows is left to the rule of the region of insurance. */
    LATE,
    /** An emergency counts as filed. */
    DEEMED,
    /** There is no filing. */
    NONE;

    /** {@code e3.filing.late_until}: until when a filing counts. */
    public enum Until {
        ADMISSION,
        SETTLEMENT
    }

    /**
     * A filing.
     *
     * @param createdOn the day it was entered
     * @param from first day
     * @param to last day, included; null if open, as long-term filings are
     */
    public record Filing(
            LocalDate createdOn, LocalDate from, @Nullable LocalDate to, boolean isCancelled) {}

    /**
     * What one filing is worth for one stay. Only the admission must lie in its days. One made during the stay, by the day
     * of settlement, counts although its first day follows the admission.
     *
     * @param filing null if there is none
     */
    public static FilingValidity of(
            boolean isEmergency, LocalDate admission, LocalDate settledOn, @Nullable Filing filing, Until until) {
        if (isEmergency) {
            return DEEMED;
        }
        if (filing == null) {
            return NONE;
        }
        LocalDate to = filing.to();
        if (filing.isCancelled() || (to != null && to.isBefore(admission))) {
            return INVALID;
        }
        if (filing.createdOn().isAfter(until == Until.SETTLEMENT ? settledOn : admission)) {
            return LATE;
        }
        boolean isOfTheStay =
                filing.createdOn().isAfter(admission) && !filing.from().isAfter(settledOn);
        return isOfTheStay || !filing.from().isAfter(admission) ? VALID : INVALID;
    }
}
