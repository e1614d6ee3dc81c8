package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;

/** Beds billed to people who are not in them: days of a stay without any service (SPEC E.12, case E10). */
public final class BedHanging {

    /** Thresholds, both included. */
    public record Limits(int idleDaysMin, BigDecimal idleShareMin) implements Serializable {}

    /**
     * The days between the day of admission and the day of discharge, both left out.
     *
     * @param idle of them, days without a charge other than for the bed
     */
    public record InnerDays(int all, int idle) {

        /** @param servedDays days with such a charge, in or out of the stay */
        public static InnerDays of(LocalDate admission, LocalDate discharge, Set<LocalDate> servedDays) {
            int all = 0;
            int idle = 0;
            for (LocalDate day = admission.plusDays(1); day.isBefore(discharge); day = day.plusDays(1)) {
                all++;
                idle += servedDays.contains(day) ? 0 : 1;
            }
            return new InnerDays(all, idle);
        }

        /** Exactly; 0 without an inner day. */
        public BigFraction idleShare() {
            return all == 0 ? BigFraction.ZERO : new BigFraction(idle, all);
        }
    }

    /** Whether so many days are idle, and so large a part of the inner days. */
    public static boolean holds(InnerDays days, Limits limits) {
        return days.all() > 0
                && days.idle() >= limits.idleDaysMin()
                && days.idleShare().compareTo(Money.exact(limits.idleShareMin())) >= 0;
    }

    private BedHanging() {}
}
