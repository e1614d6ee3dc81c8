package org.medfund.jobs.clearingkpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;
import org.medfund.core.time.WorkingDays;

class ClearingKpiFormulasTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final SettlementCycle TWENTY = new SettlementCycle(new WorkingDays(Set.of(), Set.of()), 20);
    private static final LocalDate ON = LocalDate.of(2025, 9, 30);

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static BigDecimal money(String yuan) {
        return new BigDecimal(yuan);
    }

    private static MonthSettlement settlement(String institution, String yuan, String paid, String code) {
        return new MonthSettlement(
                "330100",
                institution,
                "310",
                "202506",
                money(yuan),
                LocalDate.of(2025, 7, 10),
                paid == null ? null : LocalDate.parse(paid),
                code);
    }

    private static Measured only(List<Measured> measured, ClearingKpi kpi) {
        return measured.stream().filter(each -> each.kpi() == kpi).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2024, false, 2025-06-30",
        "2024, true, 2025-06-30", // no day of its own for pilots
        "2025, false, 2026-05-31",
        "2025, true, 2026-03-31",
        "2027, false, 2028-03-31",
        "2031, true, 2032-03-31"
    })
    void theNationalDeadlinesAreRead(int year, boolean isPilot, LocalDate deadline) {
        assertThat(ClearingDeadline.from(NATIONAL).of(year, isPilot)).contains(deadline);
    }

    @Test
    void aYearBeforeTheFirstHasNoDeadline() {
        assertThat(ClearingDeadline.from(NATIONAL).of(2023, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'2027-': {'all': '03-31 next year'}}",
                "{'27+': {'all': '03-31 next year'}}",
                "{'2027+': {'all': '31 March next year'}}",
                "{'2027+': {'all': '02-30 next year'}}",
                "{'2027+': {'every': '03-31 next year'}}",
                "{'2025': {'all': '2026-5-31'}}"
            })
    void aDeadlineWrittenOtherwiseIsRefused(String deadlines) {
        assertThatThrownBy(() -> new ClearingDeadline(json(deadlines))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aYearOfItsOwnComesBeforeOneThatGoesOn() {
        YearValues values = new YearValues(json("{'2025+': 'a', '2027': 'b', '2028+': 'c'}"));

        assertThat(values.of(2024)).isEmpty();
        assertThat(values.of(2026)).contains(TextNode.valueOf("a"));
        assertThat(values.of(2027)).contains(TextNode.valueOf("b"));
        assertThat(values.of(2030)).contains(TextNode.valueOf("c"));
    }

    @Test
    void aClearingIsLateFromTheDayAfterTheDeadline() {
        Optional<LocalDate> deadline = Optional.of(LocalDate.of(2026, 5, 31));

        Measured late = YearKpis.daysLate("2025", deadline, Optional.of(LocalDate.of(2026, 6, 2)), LocalDate.MAX);
        Measured onTime = YearKpis.daysLate("2025", deadline, deadline, LocalDate.MAX);
        Measured open = YearKpis.daysLate("2025", deadline, Optional.empty(), LocalDate.of(2026, 5, 31));
        Measured overdue = YearKpis.daysLate("2025", deadline, Optional.empty(), LocalDate.of(2026, 6, 1));

        assertThat(late.value()).isEqualTo(new BigFraction(2));
        assertThat(late.light()).isEqualTo(Light.RED);
        assertThat(onTime.light()).isEqualTo(Light.GREEN);
        assertThat(open.reason()).isEqualTo(Reason.NOT_DUE);
        assertThat(overdue.value()).isEqualTo(BigFraction.ONE);
        assertThat(YearKpis.daysLate("2023", Optional.empty(), Optional.empty(), ON)
                        .reason())
                .isEqualTo(Reason.NO_DEADLINE);
    }

    @Test
    void anOpenSettlementIsLateOnceItsTimeHasPassedAndNotBefore() {
        // 10 July 2025 is a Thursday: the twentieth working day after it is Thursday, 7 August.
        List<MonthSettlement> settlements = List.of(
                settlement("H1", "10.00", "2025-08-07", null),
                settlement("H2", "10.00", "2025-08-08", null),
                settlement("H3", "10.00", null, null));

        List<Measured> onTheLast = SettlementKpis.cycle(settlements, TWENTY, LocalDate.of(2025, 8, 7), money("0.95"));
        List<Measured> later = SettlementKpis.cycle(settlements, TWENTY, LocalDate.of(2025, 8, 8), money("0.95"));

        Measured first = only(onTheLast, ClearingKpi.ON_TIME_SETTLEMENT);
        assertThat(first.value()).isEqualTo(BigFraction.ONE);
        assertThat(first.rows()).extracting(KpiRow::isCounted).containsExactly(true, false, false);
        assertThat(first.light()).isEqualTo(Light.GREEN);
        Measured second = only(later, ClearingKpi.ON_TIME_SETTLEMENT);
        assertThat(second.value()).isEqualTo(new BigFraction(1, 3));
        assertThat(second.light()).isEqualTo(Light.RED);
        assertThat(second.rows()).extracting(KpiRow::days).containsExactly(20, 21, 21);
        Measured days = only(later, ClearingKpi.SETTLEMENT_DAYS);
        assertThat(days.value()).isEqualTo(new BigFraction(41, 2));
        assertThat(days.light()).isEqualTo(Light.RED);
    }

    @Test
    void whatNobodyHasComparedIsNotReconciled() {
        List<MonthSettlement> settlements = List.of(
                settlement("H1", "1.00", null, "0"),
                settlement("H2", "1.00", null, "3"),
                settlement("H3", "1.00", null, null));

        assertThat(SettlementKpis.reconciliation(settlements, money("0.99")).value())
                .isEqualTo(new BigFraction(1, 3));
        assertThat(SettlementKpis.reconciliation(List.of(), money("0.99")).reason())
                .isEqualTo(Reason.NO_SETTLEMENT);
    }

    /** The amounts of case D20: 784000 and 930000 of twice 930000. */
    @Test
    void instantSettlementCoversAtMostTheSettlement() {
        List<MonthSettlement> settlements = List.of(
                settlement("H1", "930000.00", null, null),
                settlement("H2", "930000.00", null, null),
                settlement("H3", "-5.00", null, null));
        Map<String, BigDecimal> instant =
                Map.of("H1/310/202506", money("784000.00"), "H2/310/202506", money("960000.00"));
        Target early = SettlementKpis.by(LocalDate.of(2026, 12, 31), ON, money("0.95"));
        Target afterwards = SettlementKpis.by(LocalDate.of(2025, 6, 30), ON, money("0.95"));

        Measured coverage =
                only(SettlementKpis.instant(settlements, instant, early, early), ClearingKpi.INSTANT_COVERAGE);

        assertThat(coverage.numerator()).isEqualTo("1714000.00");
        assertThat(coverage.denominator()).isEqualTo("1860000.00");
        assertThat(coverage.light()).isEqualTo(Light.YELLOW);
        assertThat(only(
                                SettlementKpis.instant(settlements, instant, afterwards, afterwards),
                                ClearingKpi.INSTANT_COVERAGE)
                        .light())
                .isEqualTo(Light.RED);
        assertThat(only(SettlementKpis.instant(settlements, instant, early, early), ClearingKpi.INSTANT_INSTITUTIONS)
                        .value())
                .isEqualTo(new BigFraction(2, 3));
    }

    private static final List<ClearingShare.Cleared> CLEARED = List.of(
            new ClearingShare.Cleared("H1/310", money("70.00"), money("900.00")),
            new ClearingShare.Cleared("H2/310", money("-10.00"), money("100.00")));

    @Test
    void theShareLeavesOutWhatIsGivenBackUnlessNet() {
        Optional<Target> target = ClearingShare.target(NATIONAL, 2025);

        Measured gross = ClearingShare.measure(CLEARED, ClearingShare.Basis.GROSS_POSITIVE, target);
        Measured net = ClearingShare.measure(CLEARED, ClearingShare.Basis.NET, target);

        // 0.07 is beyond 0.05 and the point above it; 0.06 is that point itself.
        assertThat(gross.value()).isEqualTo(new BigFraction(7, 100));
        assertThat(gross.light()).isEqualTo(Light.RED);
        assertThat(net.value()).isEqualTo(new BigFraction(6, 100));
        assertThat(net.light()).isEqualTo(Light.YELLOW);
        assertThat(ClearingShare.measure(List.of(), ClearingShare.Basis.NET, target)
                        .reason())
                .isEqualTo(Reason.NO_STATEMENT);
    }

    /** H3 has no case in the year: what is deducted of it is no fund money paid for the year, and lessens none. */
    @Test
    void whoOnlyGivesBackIsNotInTheBase() {
        List<ClearingShare.Cleared> cleared = List.of(
                CLEARED.get(0),
                CLEARED.get(1),
                new ClearingShare.Cleared("H3/310", money("-400.00"), money("-400.00")));

        assertThat(ClearingShare.measure(cleared, ClearingShare.Basis.GROSS_POSITIVE, Optional.empty())
                        .value())
                .isEqualTo(new BigFraction(7, 100));
        assertThat(ClearingShare.measure(cleared, ClearingShare.Basis.NET, Optional.empty())
                        .value())
                .isEqualTo(new BigFraction(-340, 600));
    }

    @Test
    void ofARangeTheUpperEndIsTheTarget() {
        assertThat(ClearingShare.target(NATIONAL, 2026).orElseThrow().value()).isEqualTo(new BigFraction(5, 100));
        assertThat(ClearingShare.target(NATIONAL, 2029).orElseThrow().value()).isEqualTo(new BigFraction(3, 100));
        assertThat(ClearingShare.target(NATIONAL, 2024)).isEmpty();
        assertThat(ClearingShare.measure(CLEARED, ClearingShare.Basis.NET, Optional.empty())
                        .light())
                .isEqualTo(Light.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5%", "0.05-0.03", "0.03 to 0.05", "5", ""})
    void aTargetShareWrittenOtherwiseIsRefused(String target) {
        assertThatThrownBy(() -> ClearingShare.upperEnd(TextNode.valueOf(target)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TransferKpis.Payable payable(LocalDate asOf, String notice, String rest) {
        return payable("2025", asOf, notice, rest);
    }

    private static TransferKpis.Payable payable(String period, LocalDate asOf, String notice, String rest) {
        return new TransferKpis.Payable(
                period,
                notice.substring(0, 7),
                "420100/310",
                asOf,
                LocalDate.parse(notice),
                money("100.00"),
                money(rest));
    }

    private static Measured aged(LocalDate on) {
        return TransferKpis.aged(
                List.of(
                        payable(on, "2025-06-30", "40.00"),
                        payable(on, "2025-07-31", "100.00"),
                        payable(on, "2025-10-31", "100.00")),
                on,
                60,
                BigDecimal.ZERO);
    }

    @Test
    void aPayableIsAgedAfterSixtyDays() {
        // June is 92 days old with 40 open; July, 61 days on the day, all open; of October there is no notice yet.
        Measured aged = aged(ON);

        assertThat(aged.numerator()).isEqualTo("140.00");
        assertThat(aged.denominator()).isEqualTo("200.00");
        assertThat(aged.light()).isEqualTo(Light.RED);
        assertThat(aged(ON.minusDays(1)).numerator()).isEqualTo("40.00");
        assertThat(TransferKpis.aged(List.of(), ON, 60, BigDecimal.ZERO).reason())
                .isEqualTo(Reason.NO_TRANSFER_DUE);
    }

    @Test
    void whatWasPayableOnAnotherDayIsNoMeasure() {
        Measured other = TransferKpis.aged(
                List.of(payable(ON, "2025-06-30", "40.00"), payable(ON.minusDays(1), "2025-07-31", "0.00")),
                ON,
                60,
                BigDecimal.ZERO);

        assertThat(other.reason()).isEqualTo(Reason.PAYABLES_AS_OF_ANOTHER_DAY);
        assertThat(other.light()).isEqualTo(Light.NONE);
    }

    /** No notice of October has been given: it matters to nobody of which day it is told. */
    @Test
    void whatNoNoticeWasGivenOfNeedNotBeOfTheDay() {
        Measured aged = TransferKpis.aged(
                List.of(payable(ON, "2025-06-30", "40.00"), payable(ON.plusDays(50), "2025-10-31", "100.00")),
                ON,
                60,
                BigDecimal.ZERO);

        assertThat(aged.numerator()).isEqualTo("40.00");
        assertThat(aged.denominator()).isEqualTo("100.00");
    }

    /** The year was told on another day; of July alone the day is told, and June must not be forgotten for it. */
    @Test
    void aMonthToldAloneDoesNotHideTheOthers() {
        TransferKpis.Payable june = payable("2025", ON.minusDays(9), "2025-06-30", "40.00");
        TransferKpis.Payable july = payable("2025", ON.minusDays(9), "2025-07-31", "90.00");
        TransferKpis.Payable julyAlone = payable("2025-07", ON, "2025-07-31", "80.00");
        TransferKpis.Payable mayAlone = payable("2025-05", ON.minusDays(9), "2025-05-31", "0.00");
        List<TransferKpis.Payable> all = List.of(june, july, julyAlone, mayAlone);

        List<TransferKpis.Payable> counted = TransferKpis.onceAMonth(all, false, Set.of("2025-05", "2025-07"));
        assertThat(counted).containsExactly(june, julyAlone, mayAlone);
        assertThat(TransferKpis.aged(counted, ON, 60, BigDecimal.ZERO).reason())
                .isEqualTo(Reason.PAYABLES_AS_OF_ANOTHER_DAY);
        // Told of the day for the whole year, the year goes before its months.
        assertThat(TransferKpis.onceAMonth(all, true, Set.of("2025-05", "2025-07")))
                .containsExactly(june, july);
    }

    /** The months of case D09: an advance of 150 million; both limits are inclusive. */
    @ParameterizedTest
    @CsvSource({"104990000.00, GREEN", "105000000.00, YELLOW", "108000000.00, YELLOW", "135000000.00, RED"})
    void anAdvanceIsUsedByItsHighestMonth(String amount, Light light) {
        List<TransferKpis.Due> dues = List.of(
                new TransferKpis.Due(Period.of("2026-01"), money("1.00")),
                new TransferKpis.Due(Period.of("2026-02"), money(amount)));

        assertThat(TransferKpis.usage(dues, money("150000000.00"), money("0.70"), money("0.90"))
                        .light())
                .isEqualTo(light);
    }

    @Test
    void withoutAnAdvanceThereIsNoUsage() {
        assertThat(TransferKpis.usage(List.of(), money("1.00"), money("0.70"), money("0.90"))
                        .reason())
                .isEqualTo(Reason.NO_ADVANCE);
    }

    @Test
    void oneRegionOfAProvinceThatClearsQuarterlyIsEnough() {
        assertThat(YearKpis.quarterly(new TreeMap<>(Map.of("330100", true, "330200", false)))
                        .light())
                .isEqualTo(Light.GREEN);
        assertThat(YearKpis.quarterly(new TreeMap<>(Map.of("330100", false, "330200", false)))
                        .light())
                .isEqualTo(Light.RED);
    }

    @Test
    void specialCasesAreHeldAgainstTheCap() {
        TreeMap<String, Optional<LocalDate>> approved = new TreeMap<>(Map.of("S1", Optional.of(ON)));

        assertThat(YearKpis.specialCases(approved, 20, money("0.05")).light()).isEqualTo(Light.GREEN);
        assertThat(YearKpis.specialCases(approved, 19, money("0.05")).light()).isEqualTo(Light.RED);
        assertThat(YearKpis.specialCases(approved, 0, money("0.05")).reason()).isEqualTo(Reason.NO_CASE);
    }

    @Test
    void dataArePublishedWithinAMonthOfPayment() {
        Optional<LocalDate> paid = Optional.of(LocalDate.of(2026, 5, 1));

        assertThat(YearKpis.publication("2025", paid, Optional.of(LocalDate.of(2026, 6, 1)), 31)
                        .light())
                .isEqualTo(Light.GREEN);
        assertThat(YearKpis.publication("2025", paid, Optional.of(LocalDate.of(2026, 6, 2)), 31)
                        .light())
                .isEqualTo(Light.RED);
        assertThat(YearKpis.publication("2025", paid, Optional.empty(), 31).reason())
                .isEqualTo(Reason.NO_PUBLICATION);
        assertThat(YearKpis.publication("2025", Optional.empty(), paid, 31).reason())
                .isEqualTo(Reason.NOT_CLEARED);
    }
}
