package org.medfund.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamLineTest {
    private static final LocalDate DAY = LocalDate.parse("2025-03-01");
    private static final Claim CLAIM = new Claim(
            "S1",
            "P1",
            "H1",
            "330100",
            DAY,
            DAY,
            new BigDecimal("1000.00"),
            new BigDecimal("900.00"),
            new BigDecimal("600.00"));

    private static ExamLine line(String number, int day, String quantity, String costYuan) {
        LocalDate on = DAY.plusDays(day);
        return new ExamLine(
                CLAIM,
                number,
                "CT1",
                "CT",
                "CHEST",
                on.atStartOfDay().toInstant(ZoneOffset.UTC),
                on,
                new BigDecimal(quantity),
                new BigDecimal(costYuan),
                new BigDecimal(costYuan),
                false,
                null);
    }

    private static List<String> netted(ExamLine... lines) {
        return ExamLine.netted(List.of(lines)).stream()
                .map(line -> line.lineNumber() + " " + line.quantity().toPlainString() + " " + line.costYuan())
                .toList();
    }

    @Test
    void aReversalTakesTheLatestLineBeforeIt() {
        assertThat(netted(
                        line("1", 0, "1", "300.00"),
                        line("2", 1, "1", "300.00"),
                        line("3", 2, "-1", "-300.00"),
                        line("4", 3, "1", "300.00")))
                .containsExactly("1 1 300.00", "4 1 300.00");
    }

    @Test
    void aLineCutInPartKeepsItsShareOfTheCost() {
        assertThat(netted(line("1", 0, "3", "100.00"), line("2", 1, "-1", "-33.33")))
                .containsExactly("1 2 66.67");
    }

    @Test
    void aReversalOfNothingIsDropped() {
        assertThat(netted(line("1", 0, "-1", "-300.00"), line("2", 1, "1", "300.00")))
                .containsExactly("2 1 300.00");
    }

    @Test
    void theFundPaysEveryInScopeYuanAtTheSameShare() {
        // 300 * 600 / 900 = 200; 100 * 600 / 900 = 66.666...
        assertThat(FundShare.ofLine(new BigDecimal("300.00"), CLAIM.inScopeYuan(), CLAIM.fundTotalYuan()))
                .isEqualTo(new BigDecimal("200.00"));
        assertThat(FundShare.ofLine(new BigDecimal("100.00"), CLAIM.inScopeYuan(), CLAIM.fundTotalYuan()))
                .isEqualTo(new BigDecimal("66.67"));
    }

    @Test
    void aLineIsNeverWorthMoreThanTheFundPaidAndNothingWithoutScope() {
        assertThat(FundShare.ofLine(new BigDecimal("9000.00"), CLAIM.inScopeYuan(), CLAIM.fundTotalYuan()))
                .isEqualTo(new BigDecimal("600.00"));
        assertThat(FundShare.ofLine(new BigDecimal("10.00"), new BigDecimal("0.00"), new BigDecimal("5.00")))
                .isEqualTo(new BigDecimal("0.00"));
    }
}
