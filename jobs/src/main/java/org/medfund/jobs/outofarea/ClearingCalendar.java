package org.medfund.jobs.outofarea;

import java.time.LocalDate;
import java.time.YearMonth;
import org.medfund.core.time.Month;
import org.medfund.core.time.WorkingDays;

/**
 * The dates of the out-of-area clearing of one month (SPEC D.7, XP22 arts 38-50; case D17), in order of the steps.
 *
 * @param transferByChain what the steps add up to
 * @param transferBy the same, but not after the day before the next statement where the policy says so
 * @param latestDeclared for a settlement that is late by the most months allowed: as if it were of the last of them
 */
public record ClearingCalendar(
        LocalDate linesUploadedBy,
        LocalDate monthReconciledBy,
        LocalDate hospitalsReconciledBy,
        LocalDate statement,
        LocalDate signedBy,
        LocalDate notice,
        LocalDate submittedBy,
        LocalDate transferByChain,
        LocalDate transferBy,
        LocalDate feedbackBy,
        LocalDate citiesMovedBy,
        LocalDate nextStatement,
        LocalDate latestDeclared,
        LocalDate yearClearedBy) {

    public static ClearingCalendar of(Month month, CalendarPolicy policy, WorkingDays days) {
        YearMonth next = month.value().plusMonths(1);
        LocalDate notice = next.atEndOfMonth();
        LocalDate submitted = days.plus(notice, policy.submitWorkingDays());
        LocalDate chain = days.plus(submitted, policy.transferWorkingDays());
        LocalDate nextStatement = day(next.plusMonths(1), policy.statementDay());
        LocalDate before = nextStatement.minusDays(1);
        LocalDate transfer = policy.isBeforeNextStatement() && before.isBefore(chain) ? before : chain;
        return new ClearingCalendar(
                month.lastDay().plusDays(policy.uploadDays()),
                day(next, policy.reconcileDay()),
                day(next, policy.hospitalReconcileDay()),
                day(next, policy.statementDay()),
                day(next, policy.signDay()),
                notice,
                submitted,
                chain,
                transfer,
                days.plus(transfer, policy.feedbackWorkingDays()),
                days.plus(notice, policy.cityWorkingDays()),
                nextStatement,
                day(next.plusMonths(policy.maxDelayMonths()), policy.hospitalReconcileDay()),
                policy.yearClosed().atYear(month.value().getYear() + 1));
    }

    /** The last day that counts working days. */
    LocalDate lastCounted() {
        LocalDate last = feedbackBy.isAfter(citiesMovedBy) ? feedbackBy : citiesMovedBy;
        return transferByChain.isAfter(last) ? transferByChain : last;
    }

    private static LocalDate day(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
