package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.jobs.outofarea.Netting.Flow;

class MutualAidTest {
    private static Flow line(String from, String to, String yuan) {
        return new Flow(from, to, new BigDecimal(yuan));
    }

    private static final List<Flow> LINES = List.of(
            line("4401", "3301", "100.00"),
            line("4401", "3301", "250.50"),
            line("4401", "3301", "-50.00"),
            line("3301", "4401", "20.00"));

    @Test
    void aReversalCountsInItsOwnPairAndPairsAreNotSetOff() {
        assertThat(MutualAid.due(LINES, NettingRule.NET_GROSS))
                .containsExactly(line("4401", "3301", "300.50"), line("3301", "4401", "20.00"));
    }

    @Test
    void pairsAreSetOffOnlyWhereThePolicySaysSo() {
        assertThat(MutualAid.due(LINES, NettingRule.NET_BILATERAL)).containsExactly(line("4401", "3301", "280.50"));
    }

    @Test
    void reversalsThatOutweighAreOwedTheOtherWayRound() {
        assertThat(MutualAid.due(List.of(line("A", "B", "10.00"), line("A", "B", "-12.50")), NettingRule.NET_GROSS))
                .containsExactly(line("B", "A", "2.50"));
        assertThat(MutualAid.due(List.of(line("A", "B", "10.00"), line("A", "B", "-10.00")), NettingRule.NET_GROSS))
                .isEmpty();
    }

    @Test
    void aidWithinARegionIsNotCleared() {
        assertThat(MutualAid.due(List.of(line("A", "A", "10.00")), NettingRule.NET_GROSS))
                .isEmpty();
    }

    @Test
    void everyGeneratedMonthIsDueInFull() {
        Random random = new Random(202);
        for (int round = 0; round < 5_000; round++) {
            List<Flow> lines = new ArrayList<>();
            Map<String, BigDecimal> byHand = new HashMap<>();
            for (int i = random.nextInt(25); i > 0; i--) {
                Flow line = new Flow(
                        "R" + random.nextInt(4), "R" + random.nextInt(4), Money.yuan(random.nextLong(-300, 1_000)));
                lines.add(line);
                if (!line.fromRegion().equals(line.toRegion())) {
                    byHand.merge(line.fromRegion() + ">" + line.toRegion(), line.amountYuan(), BigDecimal::add);
                }
            }
            List<Flow> due = MutualAid.due(lines, NettingRule.NET_GROSS);

            BigDecimal absolute = byHand.values().stream().map(BigDecimal::abs).reduce(Money.yuan(0), BigDecimal::add);
            assertThat(Netting.total(due)).isEqualByComparingTo(absolute);
            assertThat(due).allMatch(flow -> flow.amountYuan().signum() > 0);
            Collections.shuffle(lines, random);
            assertThat(MutualAid.due(lines, NettingRule.NET_GROSS)).isEqualTo(due);
        }
    }
}
