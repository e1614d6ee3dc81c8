package org.medfund.jobs.report.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.money.DeliveryCurrency;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.Quarter;
import org.medfund.jobs.clearing.PostingCode;
import org.medfund.jobs.report.Kind;
import org.medfund.jobs.report.Texts;
import org.medfund.jobs.report.statements.PostedAmounts.Posted;
import org.medfund.jobs.report.statements.StatementForm.Books;
import org.medfund.jobs.report.statements.StatementForm.Line;

class StatementFormTest {
    private static final Texts TEXTS = new Texts(DeliveryCurrency.DEFAULT);

    private static Posted posted(PostingCode code, Books books, long fen) {
        return new Posted(
                "310", books, code.name(), code.debit().name(), code.credit().name(), 1, fen);
    }

    private static long figure(StatementForm form, Field<?> figure, List<Posted> posted) {
        Line line = form.lines().stream()
                .filter(each -> each.figure().equals(figure))
                .findFirst()
                .orElseThrow();
        return PostedAmounts.fen(line, posted);
    }

    /** The institution gains 1 000.00; 50.00 is held, 30.00 deducted, and 945.00 paid, as it was 25.00 short before. */
    @Test
    void aMonthIsTheSumOfItsPostings() {
        List<Posted> posted = List.of(
                posted(PostingCode.CASE_ENTITLEMENT, Books.BEFORE, 0),
                posted(PostingCode.DEPOSIT_HELD, Books.BEFORE, 2_500),
                posted(PostingCode.CASE_ENTITLEMENT, Books.BEFORE, -50_000),
                posted(PostingCode.MONTHLY_PAID, Books.BEFORE, 0),
                posted(PostingCode.CASE_ENTITLEMENT, Books.PERIOD, 100_000),
                posted(PostingCode.DEPOSIT_HELD, Books.PERIOD, -5_000),
                posted(PostingCode.AUDIT_DEDUCTION, Books.PERIOD, -3_000),
                posted(PostingCode.MONTHLY_PAID, Books.PERIOD, -44_500));
        StatementForm month = StatementForm.of(Month.of("2025-06"));

        assertThat(figure(month, MonthStatements.GROSS_YUAN, posted)).isEqualTo(100_000);
        assertThat(figure(month, MonthStatements.DEPOSIT_YUAN, posted)).isEqualTo(5_000);
        assertThat(figure(month, MonthStatements.AUDIT_DEDUCTION_YUAN, posted)).isEqualTo(3_000);
        assertThat(figure(month, MonthStatements.SETTLEMENT_YUAN, posted)).isEqualTo(92_000);
        assertThat(figure(month, MonthStatements.CARRIED_IN_YUAN, posted)).isEqualTo(-47_500);
        assertThat(figure(month, MonthStatements.PAID_YUAN, posted)).isEqualTo(44_500);
        assertThat(figure(month, MonthStatements.CARRIED_OUT_YUAN, posted)).isZero();
    }

    @Test
    void theYearLooksAtAllItsBooks() {
        List<Posted> posted = List.of(
                posted(PostingCode.CASE_ENTITLEMENT, Books.BEFORE, 100_000),
                posted(PostingCode.CASE_ENTITLEMENT, Books.PERIOD, 9_000),
                posted(PostingCode.SURPLUS_NOT_RETAINED, Books.PERIOD, -1_000),
                posted(PostingCode.DEPOSIT_FORFEITED, Books.PERIOD, -500),
                posted(PostingCode.AUDIT_DEDUCTION, Books.BEFORE, -2_000));
        StatementForm year = StatementForm.of(new PolicyYear(2025));

        assertThat(figure(year, Statements.STANDARD_ENTITLEMENT_YUAN, posted)).isEqualTo(109_000);
        assertThat(figure(year, Statements.SHARED_YUAN, posted)).isEqualTo(108_000);
        assertThat(figure(year, Statements.DEPOSIT_FORFEITED_YUAN, posted)).isEqualTo(500);
        assertThat(figure(year, Statements.FINAL_ENTITLEMENT_YUAN, posted)).isEqualTo(105_500);
    }

    @Test
    void everyAmountOfAStatementIsALineAndHasItsFormulaInBothLanguages() {
        for (StatementForm form : StatementForm.EVERY) {
            assertThat(form.lines().stream().<Field<?>>map(Line::figure).filter(each -> Kind.of(each) == Kind.MONEY))
                    .containsExactlyInAnyOrderElementsOf(form.table().fields().stream()
                            .filter(each -> Kind.of(each) == Kind.MONEY)
                            .collect(Collectors.<Field<?>>toList()));
            for (Line line : form.lines()) {
                String key = "formula." + form.name() + "." + line.figure().name();
                assertThat(TEXTS.chinese(key)).as(key).isPresent();
                assertThat(TEXTS.english(key)).as(key).isPresent();
                assertThat(TEXTS.chinese("column." + line.figure().name()))
                        .as(line.figure().name())
                        .isPresent();
            }
        }
    }

    @Test
    void everyTermIsAPostingOfTheChartOfAccounts() {
        List<String> codes =
                List.of(PostingCode.values()).stream().map(Enum::name).toList();
        assertThat(StatementForm.EVERY.stream()
                        .flatMap(form -> form.lines().stream())
                        .flatMap(line -> line.terms().stream())
                        .map(term -> term.code()))
                .isNotEmpty()
                .isSubsetOf(codes);
    }

    @Test
    void theBooksOfAPeriodAreThoseUpToIt() {
        assertThat(StatementForm.books(Month.of("2025-03")).stream().map(Period::toString))
                .containsExactly("2025-01", "2025-02", "2025-03");
        assertThat(StatementForm.books(Quarter.of("2025Q2")).stream().map(Period::toString))
                .containsExactly("2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06", "2025Q1", "2025Q2");
        assertThat(StatementForm.books(PolicyYear.of("2025")).stream().map(Period::toString))
                .hasSize(16)
                .contains("2025-12", "2025Q3")
                .endsWith("2025");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06", "2025Q2", "2025"})
    void aPeriodIsWrittenAsItIsCalled(String text) {
        assertThat(StatementForm.period(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-6", "2025Q5", "25", "June"})
    void anythingElseIsNoPeriod(String text) {
        assertThatThrownBy(() -> StatementForm.period(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
