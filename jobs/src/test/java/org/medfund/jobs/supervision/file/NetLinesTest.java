package org.medfund.jobs.supervision.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.testkit.Rows;
import org.medfund.jobs.supervision.FundShare;

class NetLinesTest {

    /** Number, day of March, quantity, cost. */
    private static List<String> netted(String... lines) {
        String rows = Stream.of(lines)
                .map(line -> line.split(" "))
                .map(cell ->
                        String.join(" | ", cell[0], "CT1", "2025-03-0" + cell[1] + "T00:00", cell[2], cell[3], cell[3]))
                .collect(Collectors.joining("\n"));
        return NetLines.of(Rows.list(
                                FeeLines.TABLE,
                                "fee_line_number | item_code | charged_at | item_quantity | line_cost_yuan | in_scope_yuan\n"
                                        + rows)
                        .stream()
                        .map(ChargeLine::in)
                        .toList())
                .stream()
                .map(line -> line.lineNumber() + " "
                        + line.quantity().stripTrailingZeros().toPlainString() + " " + line.costYuan())
                .toList();
    }

    @Test
    void aReversalTakesTheLatestLineBeforeIt() {
        assertThat(netted("1 1 1 300.00", "2 2 1 300.00", "3 3 -1 -300.00", "4 4 1 300.00"))
                .containsExactly("1 1 300.00", "4 1 300.00");
    }

    @Test
    void aReversalReachesOverSeveralLines() {
        assertThat(netted("1 1 2 600.00", "2 2 1 300.00", "3 3 -2 -600.00")).containsExactly("1 1 300.00");
    }

    @Test
    void aLineCutInPartKeepsItsShareOfTheCost() {
        assertThat(netted("1 1 3 100.00", "2 2 -1 -33.33")).containsExactly("1 2 66.67");
    }

    @Test
    void aReversalOfNothingIsDropped() {
        assertThat(netted("1 1 -1 -300.00", "2 2 1 300.00")).containsExactly("2 1 300.00");
    }

    @Test
    void theFundPaysEveryInScopeYuanAtTheSameShare() {
        // 300 * 600 / 900 = 200; 100 * 600 / 900 = 66.666...
        assertThat(share("300.00", "900.00", "600.00")).isEqualTo(new BigDecimal("200.00"));
        assertThat(share("100.00", "900.00", "600.00")).isEqualTo(new BigDecimal("66.67"));
    }

    @Test
    void aLineIsNeverWorthMoreThanTheFundPaidAndNothingWithoutScope() {
        assertThat(share("9000.00", "900.00", "600.00")).isEqualTo(new BigDecimal("600.00"));
        assertThat(share("10.00", "0.00", "5.00")).isEqualTo(new BigDecimal("0.00"));
    }

    private static BigDecimal share(String line, String claim, String fund) {
        return FundShare.ofLine(new BigDecimal(line), new BigDecimal(claim), new BigDecimal(fund));
    }
}
