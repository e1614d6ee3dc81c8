package org.medfund.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.RiskCap.Amount;

class RiskCapTest {
    private static Amount amount(String flag, String line, String yuan) {
        return new Amount(flag, line, new BigDecimal(yuan));
    }

    private static Map<String, BigDecimal> counted(String paid, Amount... amounts) {
        return RiskCap.counted(new BigDecimal(paid), List.of(amounts));
    }

    @Test
    void aLineCountsUnderItsLargestFlag() {
        assertThat(counted(
                        "1000.00",
                        amount("a", "l1", "400.00"),
                        amount("b", "l1", "300.00"),
                        amount("c", "l2", "500.00"),
                        amount("d", null, "300.00")))
                .isEqualTo(Map.of(
                        "a", new BigDecimal("400.00"),
                        "b", new BigDecimal("0.00"),
                        "c", new BigDecimal("500.00"),
                        "d", new BigDecimal("0.00")));
    }

    @Test
    void whatIsMoreThanTheFundPaidIsCutInProportion() {
        assertThat(counted("600.00", amount("a", "l3", "500.00"), amount("b", "l4", "400.00")))
                .isEqualTo(Map.of("a", new BigDecimal("333.33"), "b", new BigDecimal("266.67")));
    }

    @Test
    void theClaimCountsIfItIsMoreThanItsLines() {
        assertThat(counted("800.00", amount("a", null, "250.00"), amount("b", "l5", "100.00")))
                .isEqualTo(Map.of("a", new BigDecimal("250.00"), "b", new BigDecimal("0.00")));
    }

    @Test
    void ofEqualFlagsTheLowestIdCounts() {
        assertThat(counted("800.00", amount("b", "l", "100.00"), amount("a", "l", "100.00")))
                .isEqualTo(Map.of("a", new BigDecimal("100.00"), "b", new BigDecimal("0.00")));
    }

    @Test
    void neverMoreThanPaidNorThanFlaggedAndWhateverTheOrder() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            List<Amount> amounts = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                String line = random.nextBoolean() ? null : "l" + random.nextInt(3);
                amounts.add(new Amount("f" + random.nextInt(4), line, Money.yuan(random.nextInt(100_000))));
            }
            BigDecimal paid = Money.yuan(random.nextInt(200_000));
            Map<String, BigDecimal> counted = RiskCap.counted(paid, amounts);
            BigDecimal sum = counted.values().stream().reduce(Money.yuan(0), BigDecimal::add);
            BigDecimal flagged = amounts.stream().map(Amount::fundYuan).reduce(Money.yuan(0), BigDecimal::add);
            BigDecimal largest = amounts.stream()
                    .map(Amount::fundYuan)
                    .max(BigDecimal::compareTo)
                    .orElseThrow();
            assertThat(sum).isLessThanOrEqualTo(paid.min(flagged)).isGreaterThanOrEqualTo(largest.min(paid));
            assertThat(counted.values()).allMatch(each -> each.signum() >= 0);
            Collections.shuffle(amounts, random);
            assertThat(RiskCap.counted(paid, amounts)).isEqualTo(counted);
        }
    }
}
