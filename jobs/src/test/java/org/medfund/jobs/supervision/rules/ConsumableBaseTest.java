package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.supervision.rules.OneClaim.line;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.table.reference.ConsumableBasePrices;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.Sentences;
import org.medfund.jobs.supervision.TestReferences;
import org.medfund.jobs.supervision.rules.ConsumableBase.Reading;

class ConsumableBaseTest {
    private static final TestReferences BASES = TestReferences.of(ConsumableBasePrices.TABLE, """
            item_code | base_price_yuan | valid_from_date | valid_to_date
            LENS      | 100             | 2025-01-01      | 2025-03-02
            A         | 15              | 2025-01-01      | null
            B         | 20              | 2025-01-01      | null
            """);

    private static RuleLaw law(Reading reading) {
        return new RuleLaw(new ConsumableBaseCheck(new ConsumableBase(reading, new BigDecimal("0.40"))), BASES);
    }

    private static List<Finding> find(Reading reading, String... lines) {
        return law(reading).find(OneClaim.of(lines).person());
    }

    @Test
    void theFundPaysNoMoreThanTheBaseModel() {
        // Of 2 * 200 the fund paid 320, of the base model it would pay 200; of one at 125 it paid exactly 100.
        List<Finding> found = find(
                Reading.BASE_DIFF,
                line("1", "LENS", 1, "2", "200", "400.00"),
                line("2", "LENS", 2, "1", "125", "125.00"));
        assertThat(OneClaim.funds(found)).hasToString("{1=120.00}");
        assertThat(found.get(0).amountInvolvedYuan()).isEqualTo("400.00");
        assertThat(Sentences.english("E.5", found.get(0)))
                .startsWith("Consumable LENS was charged at 200 yuan; the base model costs 100 yuan. By the base model"
                        + " the fund pays 200.00 yuan at most, it paid 320.00 yuan: 120.00 yuan too much.");
        assertThat(find(Reading.BASE_DIFF, line("1", "LENS", 1, "1", "90", "90.00")))
                .isEmpty();
    }

    @Test
    void orNoMoreThanAShareOfThePrice() {
        // 0.40 * 200 = 80; the fund paid 160, and of the other 80 of 200, which is the share.
        List<Finding> found = find(
                Reading.FIXED_RATIO,
                line("1", "LENS", 1, "1", "200", "200.00"),
                line("2", "LENS", 2, "1", "200", "200.00", "100.00", "D1 | false"));
        assertThat(OneClaim.funds(found)).hasToString("{1=80.00}");
        assertThat(Sentences.english("E.5", found.get(0))).contains("at the fixed share of 0.40");
    }

    @Test
    void anItemWithoutABasePriceInForceIsSound() {
        assertThat(find(
                        Reading.BASE_DIFF,
                        line("1", "LENS", 3, "1", "900", "900.00"),
                        line("2", "X", 1, "1", "900", "900.00")))
                .isEmpty();
        assertThat(find(
                        Reading.BASE_DIFF,
                        line("1", "LENS", 1, "1", "900", "900.00"),
                        line("2", "LENS", 2, "-1", "900", "-900.00")))
                .isEmpty();
    }

    @Test
    void theWitnessesAloneCarryTheFlag() {
        for (Reading reading : Reading.values()) {
            int found = 0;
            for (int seed = 0; seed < 300; seed++) {
                found += law(reading)
                        .holds(OneClaim.of(OneClaim.generated(new Random(seed))).person());
            }
            assertThat(found).as(reading.name()).isGreaterThan(150);
        }
    }
}
