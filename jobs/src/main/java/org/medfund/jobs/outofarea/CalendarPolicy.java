package org.medfund.jobs.outofarea;

import java.time.DateTimeException;
import java.time.MonthDay;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;

/**
 * The steps of a month's out-of-area clearing (SPEC D.7, XP22 arts 38-50). Days are days of the month after the one cleared;
 * a day a month does not have is its last one.
 *
 * @param uploadDays calendar days within which a line is uploaded
 * @param maxDelayMonths months by which a settlement may be declared late
 * @param isBeforeNextStatement money moves before the next statement, whatever the steps add up to
 * @param yearClosed day of the next year on which a year is closed
 */
public record CalendarPolicy(
        int uploadDays,
        int reconcileDay,
        int hospitalReconcileDay,
        int statementDay,
        int signDay,
        int submitWorkingDays,
        int transferWorkingDays,
        int feedbackWorkingDays,
        int cityWorkingDays,
        int maxDelayMonths,
        boolean isBeforeNextStatement,
        MonthDay yearClosed) {

    /** {@code xprov.notice}: when notices of payment and receipt go out. */
    public enum Notice {
        /** On the last day of the month after. */
        MONTH_END
    }

    /**
     * @throws org.medfund.core.problem.Refusal with every value that is no day of a month, no number of days, or no day of a
     *     year
     */
    public static CalendarPolicy from(Policy policy) {
        Problems problems = new Problems();
        policy.choice("xprov.notice", Notice.class);
        CalendarPolicy calendar = new CalendarPolicy(
                count(policy, "xprov.line_upload_days", problems),
                day(policy, "xprov.reconcile_day", problems),
                day(policy, "xprov.hospital_reconcile_day", problems),
                day(policy, "xprov.statement_day", problems),
                day(policy, "xprov.sign_day", problems),
                count(policy, "xprov.submit_wd", problems),
                count(policy, "xprov.transfer_wd", problems),
                count(policy, "xprov.feedback_wd", problems),
                count(policy, "xprov.city_move_wd", problems),
                count(policy, "xprov.max_delay_months", problems),
                policy.flag("xprov.transfer_before_next_statement"),
                monthDay(policy, "xprov.year_closed"));
        problems.refuseIfAny();
        return calendar;
    }

    static int count(Policy policy, String name, Problems problems) {
        return within(policy, name, 0, "a number of days or months, 0 or more", Integer.MAX_VALUE, problems);
    }

    private static int day(Policy policy, String name, Problems problems) {
        return within(policy, name, 1, "a day of the month, 1 to 31", 31, problems);
    }

    static int within(Policy policy, String name, int min, String wanted, int max, Problems problems) {
        int value = policy.whole(name);
        if (value < min || value > max) {
            Problem problem = policy.unusable(name, wanted);
            problems.add(problem.code(), problem.what(), problem.why(), problem.remedy());
        }
        return value;
    }

    private static MonthDay monthDay(Policy policy, String name) {
        try {
            return MonthDay.parse("--" + policy.text(name));
        } catch (DateTimeException e) {
            throw Problem.of(
                            ProblemCode.POLICY,
                            "Policy " + name + " is " + policy.text(name) + ".",
                            "It must be a day of the year.",
                            "Write it like 03-31.")
                    .refusal();
        }
    }
}
