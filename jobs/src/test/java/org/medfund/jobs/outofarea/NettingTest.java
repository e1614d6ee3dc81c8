package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.jobs.outofarea.Netting.Flow;

class NettingTest {
    private static final List<Flow> WORKED = List.of(
            flow("13", "11", "1000000.00"),
            flow("11", "13", "150000.00"),
            flow("14", "11", "400000.00"),
            flow("11", "14", "50000.00"),
            flow("14", "13", "120000.00"),
            flow("13", "14", "80000.00"));

    private static Flow flow(String from, String to, String yuan) {
        return new Flow(from, to, new BigDecimal(yuan));
    }

    @Test
    void payableAndReceivableAreGross() {
        Netting netting = Netting.of(WORKED);

        assertThat(netting.payable()).hasToString("{11=200000.00, 13=1080000.00, 14=520000.00}");
        assertThat(netting.receivable()).hasToString("{11=1400000.00, 13=270000.00, 14=130000.00}");
        assertThat(Netting.total(netting.transfers(NettingRule.NET_GROSS))).isEqualTo("1800000.00");
    }

    @Test
    void aPairTransfersItsDifference() {
        List<Flow> transfers = Netting.of(WORKED).transfers(NettingRule.NET_BILATERAL);

        assertThat(transfers)
                .containsExactly(
                        flow("13", "11", "850000.00"), flow("14", "11", "350000.00"), flow("14", "13", "40000.00"));
        assertThat(Netting.total(transfers)).isEqualTo("1240000.00");
    }

    @Test
    void aRegionPaysOrReceivesItsNet() {
        Netting netting = Netting.of(WORKED);

        assertThat(netting.net()).hasToString("{11=1200000.00, 13=-810000.00, 14=-390000.00}");
        List<Flow> transfers = netting.transfers(NettingRule.NET_MULTILATERAL);
        assertThat(transfers).containsExactly(flow("13", "11", "810000.00"), flow("14", "11", "390000.00"));
        assertThat(Netting.total(transfers)).isEqualTo("1200000.00");
    }

    @Test
    void refundsThatOutweighSettlementsAreOwedTheOtherWayRound() {
        Netting netting = Netting.of(List.of(flow("13", "11", "-30.00"), flow("11", "13", "10.00")));

        assertThat(netting.transfers(NettingRule.NET_GROSS)).containsExactly(flow("11", "13", "40.00"));
        assertThat(netting.net()).hasToString("{11=-40.00, 13=40.00}");
    }

    @Test
    void careAtHomeAndFlowsOfNothingAreNotCleared() {
        Netting netting =
                Netting.of(List.of(flow("11", "11", "99.00"), flow("13", "11", "5.00"), flow("13", "11", "-5.00")));

        assertThat(netting.net()).isEmpty();
        for (NettingRule rule : NettingRule.values()) {
            assertThat(netting.transfers(rule)).isEmpty();
        }
    }

    @Test
    void everyGeneratedMatrixIsSettledByEveryRule() {
        Random random = new Random(4711);
        for (int round = 0; round < 20_000; round++) {
            List<Flow> flows = randomFlows(random);
            Netting netting = Netting.of(flows);
            Map<String, BigDecimal> net = netting.net();

            assertThat(net.values().stream().reduce(Money.yuan(0), BigDecimal::add))
                    .as("round %s: nets sum to zero", round)
                    .isEqualByComparingTo("0");
            assertThat(net).as("receivable less payable").isEqualTo(difference(netting));
            assertThat(net).as("net by hand").isEqualTo(netByHand(flows, net));
            for (NettingRule rule : NettingRule.values()) {
                List<Flow> transfers = netting.transfers(rule);
                assertThat(transfers)
                        .allSatisfy(each -> assertThat(each.amountYuan()).isPositive());
                assertThat(netByHand(transfers, net)).as(rule.name()).isEqualTo(net);
            }

            List<Flow> multilateral = netting.transfers(NettingRule.NET_MULTILATERAL);
            assertThat(multilateral.size()).isLessThanOrEqualTo(Math.max(0, net.size() - 1));
            BigDecimal gross = Netting.total(netting.transfers(NettingRule.NET_GROSS));
            BigDecimal bilateral = Netting.total(netting.transfers(NettingRule.NET_BILATERAL));
            assertThat(gross).isGreaterThanOrEqualTo(bilateral);
            assertThat(bilateral).isGreaterThanOrEqualTo(Netting.total(multilateral));

            Collections.shuffle(flows, random);
            Netting again = Netting.of(flows);
            assertThat(again.net()).isEqualTo(net);
            for (NettingRule rule : NettingRule.values()) {
                assertThat(again.transfers(rule)).isEqualTo(netting.transfers(rule));
            }
        }
    }

    private static List<Flow> randomFlows(Random random) {
        int regions = 2 + random.nextInt(9);
        int count = random.nextInt(30);
        long limit = random.nextBoolean() ? 4 : 10_000_000; // small amounts make ties
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            flows.add(new Flow(
                    "R" + random.nextInt(regions),
                    "R" + random.nextInt(regions),
                    Money.yuan(random.nextLong(-limit / 4, limit))));
        }
        return flows;
    }

    private static Map<String, BigDecimal> difference(Netting netting) {
        Map<String, BigDecimal> difference = new TreeMap<>(netting.receivable());
        netting.payable().forEach((region, owed) -> difference.merge(region, owed.negate(), BigDecimal::add));
        return difference;
    }

    /** The net of the flows, for the regions given; every other region must come to nothing. */
    private static Map<String, BigDecimal> netByHand(List<Flow> flows, Map<String, BigDecimal> regions) {
        Map<String, BigDecimal> net = new TreeMap<>();
        regions.keySet().forEach(region -> net.put(region, Money.yuan(0)));
        for (Flow flow : flows) {
            net.merge(flow.fromRegion(), flow.amountYuan().negate(), BigDecimal::add);
            net.merge(flow.toRegion(), flow.amountYuan(), BigDecimal::add);
        }
        net.entrySet()
                .removeIf(entry ->
                        !regions.containsKey(entry.getKey()) && entry.getValue().signum() == 0);
        return net;
    }
}
