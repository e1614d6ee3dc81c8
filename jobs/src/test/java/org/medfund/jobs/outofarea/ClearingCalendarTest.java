package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.WorkingDays;

class ClearingCalendarTest {
    private static final CalendarPolicy POLICY =
            CalendarPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));
    private static final WorkingDays SPRING_2025 = new WorkingDays(
            days("2025-04-04", "2025-05-01", "2025-05-02", "2025-05-05", "2025-06-02"), days("2025-04-27"));
    private static final WorkingDays WEEKENDS = new WorkingDays(Set.of(), Set.of());

    private static Set<LocalDate> days(String... days) {
        return Set.of(Stream.of(days).map(LocalDate::parse).toArray(LocalDate[]::new));
    }

    private static CalendarPolicy with(int statementDay, boolean isBeforeNextStatement) {
        return new CalendarPolicy(
                3, 3, 20, statementDay, 25, 5, 10, 5, 5, 2, isBeforeNextStatement, MonthDay.of(3, 31));
    }

    @Test
    void moneyMovesBeforeTheNextStatementWhateverTheStepsAddUpTo() {
        ClearingCalendar dates = ClearingCalendar.of(Month.of("2025-03"), POLICY, SPRING_2025);

        assertThat(dates.transferByChain()).isEqualTo("2025-05-26");
        assertThat(dates.transferBy()).isEqualTo("2025-05-20");
        assertThat(dates.feedbackBy()).isEqualTo("2025-05-27");
        // Provinces and their cities: 6, 7, 8, 9, 12 May.
        assertThat(dates.citiesMovedBy()).isEqualTo("2025-05-12");
        assertThat(dates.linesUploadedBy()).isEqualTo("2025-04-03");
    }

    @Test
    void withoutThatRuleTheStepsDecide() {
        ClearingCalendar dates = ClearingCalendar.of(Month.of("2025-03"), with(21, false), SPRING_2025);

        assertThat(dates.transferBy()).isEqualTo("2025-05-26");
        assertThat(dates.feedbackBy()).isEqualTo("2025-06-03"); // 27 to 30 May and 3 June; 2 June is off
    }

    @Test
    void aDayThatAMonthDoesNotHaveIsItsLast() {
        assertThat(ClearingCalendar.of(Month.of("2025-01"), with(31, true), WEEKENDS)
                        .statement())
                .isEqualTo("2025-02-28");
        assertThat(ClearingCalendar.of(Month.of("2023-12"), with(31, true), WEEKENDS)
                        .nextStatement())
                .isEqualTo("2024-02-29");
    }

    @Test
    void decemberIsClearedInTheNextYearAndClosedWithIt() {
        ClearingCalendar dates = ClearingCalendar.of(Month.of("2025-12"), POLICY, WEEKENDS);

        assertThat(dates.statement()).isEqualTo("2026-01-21");
        assertThat(dates.latestDeclared()).isEqualTo("2026-03-20");
        assertThat(dates.yearClearedBy()).isEqualTo("2026-03-31");
    }

    static Stream<YearMonth> months() {
        return Stream.iterate(YearMonth.of(2020, 1), month -> month.plusMonths(1))
                .limit(120);
    }

    @ParameterizedTest
    @MethodSource("months")
    void theStepsFollowEachOther(YearMonth month) {
        ClearingCalendar dates = ClearingCalendar.of(new Month(month), POLICY, WEEKENDS);

        assertThat(List.of(
                        month.atEndOfMonth(),
                        dates.monthReconciledBy(),
                        dates.hospitalsReconciledBy(),
                        dates.statement(),
                        dates.signedBy(),
                        dates.notice(),
                        dates.submittedBy(),
                        dates.transferBy(),
                        dates.feedbackBy()))
                .isSorted();
        assertThat(dates.transferBy()).isBefore(dates.nextStatement()).isBeforeOrEqualTo(dates.transferByChain());
        assertThat(WEEKENDS.isWorked(dates.submittedBy())).isTrue();
        assertThat(WEEKENDS.after(dates.transferBy(), dates.feedbackBy())).isEqualTo(5);
    }

    @Test
    void yearsWithoutHolidaysLeaveTheDatesOutThatCountWorkingDays() {
        KnownDays known = new KnownDays(SPRING_2025, Set.of(2025));
        MonthCalendars calendars = new MonthCalendars(PolicyYear.of("2025"), POLICY, known);
        List<Row> rows = calendars.rows(PolicyYear.of("2025"));

        assertThat(rows).hasSize(12);
        assertThat(rows.get(2).get(10)).isEqualTo(LocalDate.parse("2025-05-20"));
        assertThat(rows.get(2).get(16)).isNull();
        assertThat(rows.get(11).get(7)).isEqualTo(LocalDate.parse("2026-01-31"));
        assertThat(rows.get(11).get(10)).isNull();
        assertThat(rows.get(11).getString(16)).contains("2026");
        assertThat(calendars.unknownYears()).containsExactly(2026);
        assertThat(calendars.lastTransfer()).isEqualTo("2026-02-20");
        calendars.refuseUnknown(MonthCalendars.Demand.WHERE_KNOWN);
        assertThatThrownBy(() -> calendars.refuseUnknown(MonthCalendars.Demand.REQUIRED))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("reference.holidays")
                .hasMessageContaining("2026");
    }
}
