package org.medfund.jobs.report.statements;

import static org.medfund.jobs.report.statements.StatementForm.Books.ALL;
import static org.medfund.jobs.report.statements.StatementForm.Books.BEFORE;
import static org.medfund.jobs.report.statements.StatementForm.Books.PERIOD;

import java.util.ArrayList;
import java.util.List;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.QuarterStatements;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;

/**
 * How the statement of a month, a quarter, or a year is read: its figures in order, and the postings each is the sum of
 * (docs/chart-of-accounts.md). The texts have the formula of a figure under {@code formula.<name>.<figure>}.
 *
 * @param name month, quarter, or year
 */
record StatementForm(String name, Table table, List<Line> lines) {

    /** Which books a figure looks at: those of the period, of the periods before it in the year, or both. */
    enum Books {
        PERIOD,
        BEFORE,
        ALL
    }

    /**
     * Postings of one code.
     *
     * @param isAdded whether what an institution gains by them adds to the figure; it is subtracted otherwise
     */
    record Term(String code, boolean isAdded, Books books) {}

    /**
     * One figure.
     *
     * @param terms postings whose sum it is; none if it moves no money, or is not read from the books
     * @param isSum whether it closes what stands above it
     */
    record Line(Field<?> figure, boolean isSum, List<Term> terms) {}

    private static final List<Term> MONTH_SETTLEMENT =
            List.of(plus("CASE_ENTITLEMENT", PERIOD), plus("DEPOSIT_HELD", PERIOD), plus("AUDIT_DEDUCTION", PERIOD));
    private static final List<String> OF_MONTHS = List.of(
            "CASE_ENTITLEMENT",
            "DEPOSIT_HELD",
            "AUDIT_DEDUCTION",
            "INSTANT_PAID",
            "CLEARING_RECOVERED",
            "MONTHLY_PAID");
    private static final List<Term> STANDARD = List.of(plus("CASE_ENTITLEMENT", ALL), plus("ENTITLEMENT_FLOOR", ALL));
    private static final List<Term> SHARED = joined(
            STANDARD, plus("OVERSPEND_SHARE", ALL), plus("SURPLUS_NOT_RETAINED", ALL), plus("ASSESSMENT_CHANGE", ALL));
    private static final List<Term> FINAL = joined(
            SHARED,
            plus("SPECIAL_CASE", ALL),
            plus("PRIOR_YEAR_CORRECTION", ALL),
            plus("AUDIT_DEDUCTION", ALL),
            plus("DEPOSIT_FORFEITED", ALL));

    private static final StatementForm MONTH = new StatementForm(
            "month",
            MonthStatements.TABLE,
            List.of(
                    line(MonthStatements.GROSS_YUAN, plus("CASE_ENTITLEMENT", PERIOD)),
                    line(MonthStatements.DEPOSIT_YUAN, minus("DEPOSIT_HELD", PERIOD)),
                    line(MonthStatements.AUDIT_DEDUCTION_YUAN, minus("AUDIT_DEDUCTION", PERIOD)),
                    new Line(MonthStatements.SETTLEMENT_YUAN, true, MONTH_SETTLEMENT),
                    new Line(MonthStatements.CARRIED_IN_YUAN, false, carried(BEFORE)),
                    line(MonthStatements.INSTANT_PAID_YUAN, minus("INSTANT_PAID", PERIOD)),
                    line(MonthStatements.RECOVERED_YUAN, minus("CLEARING_RECOVERED", PERIOD)),
                    new Line(MonthStatements.PAID_YUAN, true, List.of(minus("MONTHLY_PAID", PERIOD))),
                    new Line(
                            MonthStatements.CARRIED_OUT_YUAN,
                            false,
                            joined(carried(BEFORE), carried(PERIOD).toArray(Term[]::new)))));

    private static final StatementForm QUARTER = new StatementForm(
            "quarter",
            QuarterStatements.TABLE,
            List.of(
                    line(QuarterStatements.ENTITLEMENT_YUAN),
                    line(QuarterStatements.AUDIT_DEDUCTION_YUAN),
                    line(QuarterStatements.RELEASE_RATIO),
                    line(
                            QuarterStatements.PAID_YUAN,
                            minus("MONTHLY_PAID", BEFORE),
                            minus("INSTANT_PAID", BEFORE),
                            minus("CLEARING_RECOVERED", BEFORE)),
                    line(QuarterStatements.EARLIER_CLEARING_YUAN, minus("QUARTER_PAID", BEFORE)),
                    new Line(QuarterStatements.CLEARING_YUAN, true, List.of(minus("QUARTER_PAID", PERIOD))),
                    line(QuarterStatements.CARRIED_YUAN)));

    private static final StatementForm YEAR = new StatementForm(
            "year",
            Statements.TABLE,
            List.of(
                    new Line(Statements.STANDARD_ENTITLEMENT_YUAN, false, STANDARD),
                    line(Statements.BOOK_YUAN),
                    line(Statements.USAGE_RATIO),
                    new Line(Statements.SHARED_YUAN, true, SHARED),
                    line(Statements.SPECIAL_CASE_YUAN, plus("SPECIAL_CASE", ALL)),
                    line(Statements.PRIOR_YEAR_CORRECTION_YUAN, plus("PRIOR_YEAR_CORRECTION", ALL)),
                    line(Statements.AUDIT_DEDUCTION_YUAN, minus("AUDIT_DEDUCTION", ALL)),
                    line(Statements.DEPOSIT_HELD_YUAN, minus("DEPOSIT_HELD", ALL)),
                    line(Statements.DEPOSIT_RETURNED_YUAN, plus("DEPOSIT_RETURNED", ALL)),
                    line(Statements.DEPOSIT_FORFEITED_YUAN, minus("DEPOSIT_FORFEITED", ALL)),
                    new Line(Statements.FINAL_ENTITLEMENT_YUAN, true, FINAL),
                    line(Statements.MONTHLY_PAID_YUAN, minus("MONTHLY_PAID", ALL)),
                    line(Statements.INSTANT_PAID_YUAN, minus("INSTANT_PAID", ALL)),
                    line(Statements.RECOVERED_YUAN, minus("CLEARING_RECOVERED", ALL)),
                    line(Statements.QUARTERLY_PAID_YUAN, minus("QUARTER_PAID", ALL)),
                    line(Statements.PREPAYMENT_OFFSET_YUAN, minus("PREPAYMENT_OFFSET", ALL)),
                    new Line(Statements.CLEARING_PAYABLE_YUAN, true, List.of(minus("CLEARING_PAYABLE", ALL)))));

    static final List<StatementForm> EVERY = List.of(MONTH, QUARTER, YEAR);

    static StatementForm of(Period period) {
        if (period instanceof Month) {
            return MONTH;
        }
        return period instanceof Quarter ? QUARTER : YEAR;
    }

    /** The periods of the same books up to this one, itself last: what a statement of it can rest on. */
    static List<Period> books(Period period) {
        List<Period> periods = new ArrayList<>(period.booksBefore());
        periods.add(period);
        return periods;
    }

    /** @throws IllegalArgumentException if the text is no period */
    static Period period(String text) {
        if (text.contains("Q")) {
            return Quarter.of(text);
        }
        return text.contains("-") ? Month.of(text) : PolicyYear.of(text);
    }

    private static Line line(Field<?> figure, Term... terms) {
        return new Line(figure, false, List.of(terms));
    }

    private static Term plus(String code, Books books) {
        return new Term(code, true, books);
    }

    private static Term minus(String code, Books books) {
        return new Term(code, false, books);
    }

    /** What months have posted and neither paid nor held back. */
    private static List<Term> carried(Books books) {
        return OF_MONTHS.stream().map(code -> plus(code, books)).toList();
    }

    private static List<Term> joined(List<Term> terms, Term... more) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
