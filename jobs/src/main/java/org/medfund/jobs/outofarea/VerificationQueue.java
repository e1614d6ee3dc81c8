package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problems;

/**
 * The queue of cost verifications between provinces (费用协查; SPEC D.7, XP22 art. 58; case D18).
 *
 * @param minTotalYuan whole cost from which on a stay may be verified, the limit itself included
 * @param windowStartDay day on which a window begins and the batch of the one before is made; 1 to 28
 * @param confirmWorkingDays working days after the answer within which the place of insurance confirms
 */
public record VerificationQueue(BigDecimal minTotalYuan, int windowStartDay, int confirmWorkingDays) {

    static VerificationQueue from(Policy policy) {
        Problems problems = new Problems();
        VerificationQueue queue = new VerificationQueue(
                policy.decimal("xprov.verify_min"),
                CalendarPolicy.within(
                        policy, "xprov.verify_window_start", 1, "a day that every month has, 1 to 28", 28, problems),
                CalendarPolicy.count(policy, "xprov.verify_confirm_wd", problems));
        problems.refuseIfAny();
        return queue;
    }

    public boolean isAccepted(BigDecimal totalYuan) {
        return totalYuan.compareTo(minTotalYuan) >= 0;
    }

    /** The batch of the window a day lies in: made at midnight of the day after the window's last. */
    public LocalDate batch(LocalDate applied) {
        LocalDate start = YearMonth.from(applied).atDay(windowStartDay);
        return applied.isBefore(start) ? start : start.plusMonths(1);
    }

    /** The answer is due when the next batch is made. */
    public LocalDate answerDue(LocalDate batch) {
        return batch.plusMonths(1);
    }
}
