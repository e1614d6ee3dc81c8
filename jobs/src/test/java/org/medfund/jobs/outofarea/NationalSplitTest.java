package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.jobs.outofarea.NationalSplit.Leg.CITY_TO_PROVINCE;
import static org.medfund.jobs.outofarea.NationalSplit.Leg.IN_PROVINCE;
import static org.medfund.jobs.outofarea.NationalSplit.Leg.NATIONAL;
import static org.medfund.jobs.outofarea.NationalSplit.Leg.PROVINCE_TO_CITY;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.care.Provinces;
import org.medfund.core.money.Money;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.outofarea.NationalSplit.Transfer;

/** {@link NationalSplit} and {@link ProvinceStatement}. */
class NationalSplitTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private static RegionFlow flow(String insured, String treated, String yuan, String deduction) {
        return flow(insured, treated, new BigDecimal(yuan), new BigDecimal(deduction), false);
    }

    private static RegionFlow flow(
            String insured, String treated, BigDecimal yuan, BigDecimal deduction, boolean isMutualAid) {
        return new RegionFlow(
                insured,
                Provinces.prefix(insured),
                treated,
                Provinces.prefix(treated),
                "310",
                "2025-03",
                isMutualAid,
                yuan,
                deduction);
    }

    private static Transfer leg(NationalSplit.Leg leg, String from, String to, String yuan) {
        return new Transfer(leg, from, to, new BigDecimal(yuan));
    }

    /** Two cities of Zhejiang and one of Hubei; Beijing pools as a province. */
    private static final List<RegionFlow> FLOWS = List.of(
            flow("330200", "330100", "70.00", "0.00"),
            flow("330100", "330200", "20.00", "0.00"),
            flow("330100", "420100", "500.00", "30.00"),
            flow("330200", "420100", "100.00", "0.00"),
            flow("420100", "330100", "40.00", "0.00"),
            flow("420100", "110000", "300.00", "0.00"));

    @Test
    void moneyGoesByWayOfTheProvincesAndInProvinceMoneyStays() {
        assertThat(NationalSplit.transfers(FLOWS, NettingRule.NET_GROSS))
                .containsExactlyInAnyOrder(
                        leg(IN_PROVINCE, "330200", "330100", "70.00"),
                        leg(IN_PROVINCE, "330100", "330200", "20.00"),
                        leg(CITY_TO_PROVINCE, "330100", "330000", "470.00"),
                        leg(CITY_TO_PROVINCE, "330200", "330000", "100.00"),
                        leg(CITY_TO_PROVINCE, "420100", "420000", "340.00"),
                        leg(NATIONAL, "330000", "420000", "570.00"),
                        leg(NATIONAL, "420000", "330000", "40.00"),
                        leg(NATIONAL, "420000", "110000", "300.00"),
                        leg(PROVINCE_TO_CITY, "420000", "420100", "570.00"),
                        leg(PROVINCE_TO_CITY, "330000", "330100", "40.00"));
    }

    @Test
    void nettedEachRegionHasOneLegToItsProvince() {
        assertThat(NationalSplit.transfers(FLOWS, NettingRule.NET_MULTILATERAL))
                .containsExactlyInAnyOrder(
                        leg(IN_PROVINCE, "330200", "330100", "50.00"),
                        leg(CITY_TO_PROVINCE, "330100", "330000", "430.00"),
                        leg(CITY_TO_PROVINCE, "330200", "330000", "100.00"),
                        leg(NATIONAL, "330000", "110000", "300.00"),
                        leg(NATIONAL, "330000", "420000", "230.00"),
                        leg(PROVINCE_TO_CITY, "420000", "420100", "230.00"));
    }

    @Test
    void payableAndReceivableStandApartWithDeductionsTold() {
        assertThat(statements(FLOWS))
                .containsExactlyInAnyOrder(
                        "330000 420000 PAYABLE 600.00 30.00 0.00 0.00 false 570.00",
                        "420000 330000 RECEIVABLE 600.00 30.00 0.00 0.00 false 570.00",
                        "420000 330000 PAYABLE 40.00 0.00 0.00 0.00 false 40.00",
                        "330000 420000 RECEIVABLE 40.00 0.00 0.00 0.00 false 40.00",
                        "420000 110000 PAYABLE 300.00 0.00 0.00 0.00 false 300.00",
                        "110000 420000 RECEIVABLE 300.00 0.00 0.00 0.00 false 300.00");
    }

    @Test
    void whatTheTreatingProvinceReturnsIsMarkedInItsPaymentNotice() {
        List<RegionFlow> flows = List.of(
                flow("330100", "420100", "10.00", "25.00"),
                flow("420100", "330100", "4.00", "0.00"),
                flow("330100", "420100", new BigDecimal("3.00"), Money.yuan(0), true));

        // Hubei owes 4 for its own insured and returns 15; Zhejiang's account money of 3 is no cover for that.
        assertThat(statements(flows))
                .containsExactlyInAnyOrder(
                        "330000 420000 PAYABLE 10.00 25.00 3.00 0.00 false 3.00",
                        "420000 330000 RECEIVABLE 10.00 25.00 3.00 0.00 false 3.00",
                        "420000 330000 PAYABLE 4.00 0.00 0.00 15.00 true 19.00",
                        "330000 420000 RECEIVABLE 4.00 0.00 0.00 15.00 true 19.00");
    }

    private static List<String> statements(List<RegionFlow> flows) {
        return ProvinceStatement.rows(flows, YEAR).stream()
                .map(row -> row.get(0) + " " + row.get(1) + " " + row.get(4) + " " + row.get(5) + " " + row.get(6) + " "
                        + row.get(7) + " " + row.get(8) + " " + row.get(9) + " " + row.get(10))
                .toList();
    }

    @Test
    void everyGeneratedNationIsSettled() {
        Random random = new Random(330100);
        for (int round = 0; round < 10_000; round++) {
            List<RegionFlow> flows = randomFlows(random);
            Map<String, BigDecimal> net = new TreeMap<>();
            Map<String, BigDecimal> across = new TreeMap<>();
            TreeSet<String> provinces = new TreeSet<>();
            for (RegionFlow flow : flows) {
                net.merge(flow.treated(), flow.owedYuan(), BigDecimal::add);
                net.merge(flow.insured(), flow.owedYuan().negate(), BigDecimal::add);
                across.merge(flow.treatedProvince(), flow.owedYuan(), BigDecimal::add);
                across.merge(flow.insuredProvince(), flow.owedYuan().negate(), BigDecimal::add);
                provinces.add(flow.treatedProvince());
                provinces.add(flow.insuredProvince());
            }
            for (NettingRule rule : NettingRule.values()) {
                List<Transfer> transfers = NationalSplit.transfers(flows, rule);
                assertThat(transfers).allMatch(each -> each.amountYuan().signum() > 0);
                Map<String, BigDecimal> left = new TreeMap<>(net);
                Map<String, BigDecimal> leftOfProvinces = new TreeMap<>(across);
                for (Transfer each : transfers) {
                    left.merge(each.from(), each.amountYuan(), BigDecimal::add);
                    left.merge(each.to(), each.amountYuan().negate(), BigDecimal::add);
                    if (each.leg() == NATIONAL) {
                        leftOfProvinces.merge(each.from(), each.amountYuan(), BigDecimal::add);
                        leftOfProvinces.merge(each.to(), each.amountYuan().negate(), BigDecimal::add);
                    }
                }
                assertThat(left.values()).as("round %s, %s", round, rule).allMatch(yuan -> yuan.signum() == 0);
                assertThat(leftOfProvinces.values()).allMatch(yuan -> yuan.signum() == 0);
                if (rule == NettingRule.NET_MULTILATERAL) {
                    assertThat(transfers.stream().filter(each -> each.leg() == NATIONAL))
                            .hasSizeLessThanOrEqualTo(Math.max(0, provinces.size() - 1));
                }
            }
            assertThatStatementsAreThoseOfTheRegions(flows, across);
        }
    }

    private static void assertThatStatementsAreThoseOfTheRegions(
            List<RegionFlow> flows, Map<String, BigDecimal> across) {
        Map<String, BigDecimal> left = new TreeMap<>(across);
        Map<String, BigDecimal> mirrored = new TreeMap<>();
        for (Row row : ProvinceStatement.rows(flows, YEAR)) {
            BigDecimal notice = row.getDecimal(10);
            boolean isPayable = row.getString(4).equals("PAYABLE");
            assertThat(notice).isGreaterThanOrEqualTo(Money.yuan(0));
            left.merge(row.getString(0), isPayable ? notice : notice.negate(), BigDecimal::add);
            String pair = isPayable ? row.getString(0) + row.getString(1) : row.getString(1) + row.getString(0);
            mirrored.merge(pair, isPayable ? notice : notice.negate(), BigDecimal::add);
        }
        assertThat(left.values()).allMatch(yuan -> yuan.signum() == 0);
        assertThat(mirrored.values()).allMatch(yuan -> yuan.signum() == 0);
    }

    private static List<RegionFlow> randomFlows(Random random) {
        List<RegionFlow> flows = new ArrayList<>();
        long limit = random.nextBoolean() ? 5 : 1_000_000;
        for (int i = random.nextInt(20); i > 0; i--) {
            String insured = region(random);
            String treated = region(random);
            if (!insured.equals(treated)) {
                long fen = random.nextLong(-limit / 3, limit);
                flows.add(flow(insured, treated, Money.yuan(fen), Money.yuan(random.nextLong(limit / 4 + 1)), false));
            }
        }
        return flows;
    }

    /** 110000 pools as a province; 660000 is the corps. */
    private static String region(Random random) {
        return List.of("330100", "330200", "420100", "420500", "110000", "660000", "660100", "510100")
                .get(random.nextInt(8));
    }
}
