package org.medfund.jobs.clearingkpi;

import java.time.LocalDate;
import org.medfund.core.time.WorkingDays;

/**
 * How long an institution waits for its monthly settlement (结算周期, SPEC D.10; case D13).
 *
 * @param limitDays working days within which it is on time, the last one included
 */
public record SettlementCycle(WorkingDays days, int limitDays) {

    /** Working days after the last day to declare, up to and including that of payment. */
    public int workingDays(LocalDate declareEnd, LocalDate paid) {
        return days.after(declareEnd, paid);
    }

    public boolean isOnTime(int workingDays) {
        return workingDays <= limitDays;
    }
}
