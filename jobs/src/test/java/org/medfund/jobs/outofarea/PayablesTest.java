package org.medfund.jobs.outofarea;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.care.Provinces;
import org.medfund.core.money.Money;
import org.medfund.jobs.outofarea.Netting.Flow;

/** {@link Shortfall}, {@link Payables}, and {@link AgeBucket}. */
class PayablesTest {
    private static Flow flow(String from, String to, String yuan) {
        return new Flow(from, to, new BigDecimal(yuan));
    }

    private static final List<Flow> DUE = List.of(
            flow("330100", "410100", "50000.00"),
            flow("330100", "410200", "30000.00"),
            flow("330100", "410300", "20000.00"),
            flow("330200", "410100", "100.00"));

    private static String positions(List<Flow> due, Flow... transfers) {
        return Payables.of(due, List.of(transfers), Provinces::prefix).stream()
                .map(each -> each.from() + ">" + each.to() + " " + each.dueYuan() + " " + each.transferredYuan() + " "
                        + each.restYuan() + " " + each.overpaidYuan())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void receiversShareAShortfallByLargestRemainder() {
        Shortfall shortfall = Shortfall.of(
                new BigDecimal("77777.77"),
                Map.of(
                        "410100", new BigDecimal("50000.00"),
                        "410200", new BigDecimal("30000.00"),
                        "410300", new BigDecimal("20000.00")));

        assertThat(shortfall.paidYuan()).hasToString("{410100=38888.89, 410200=23333.33, 410300=15555.55}");
        assertThat(shortfall.restYuan()).hasToString("{410100=11111.11, 410200=6666.67, 410300=4444.45}");
        assertThat(shortfall.excessYuan()).isEqualByComparingTo("0");
    }

    @Test
    void nobodyGetsMoreThanIsDue() {
        Shortfall more = Shortfall.of(new BigDecimal("12.00"), Map.of("A", new BigDecimal("10.00")));

        assertThat(more.paidYuan()).hasToString("{A=10.00}");
        assertThat(more.excessYuan()).isEqualTo("2.00");
        assertThat(Shortfall.of(new BigDecimal("5.00"), Map.of()).excessYuan()).isEqualTo("5.00");
        assertThat(Shortfall.of(new BigDecimal("0.00"), Map.of("A", new BigDecimal("1.00")))
                        .restYuan())
                .hasToString("{A=1.00}");
    }

    @Test
    void aTransferBetweenTwoRegionsCountsForWhatIsDueThere() {
        assertThat(positions(DUE, flow("330100", "410100", "60000.00"), flow("330100", "410200", "1.00")))
                .isEqualTo("""
                330100>410100 50000.00 50000.00 0.00 10000.00
                330100>410200 30000.00 1.00 29999.00 0.00
                330100>410300 20000.00 0.00 20000.00 0.00
                330200>410100 100.00 0.00 100.00 0.00
                """);
    }

    @Test
    void aTransferToAProvinceIsSharedAmongItsCities() {
        assertThat(positions(DUE, flow("330100", "410000", "77777.77"))).isEqualTo("""
                330100>410100 50000.00 38888.89 11111.11 0.00
                330100>410200 30000.00 23333.33 6666.67 0.00
                330100>410300 20000.00 15555.55 4444.45 0.00
                330200>410100 100.00 0.00 100.00 0.00
                """);
    }

    @Test
    void aTransferBetweenProvincesIsSharedByAllAndItsExcessIsOverpaid() {
        assertThat(positions(DUE, flow("330000", "410000", "100101.00"))).isEqualTo("""
                330000>410000 0.00 0.00 0.00 1.00
                330100>410100 50000.00 50000.00 0.00 0.00
                330100>410200 30000.00 30000.00 0.00 0.00
                330100>410300 20000.00 20000.00 0.00 0.00
                330200>410100 100.00 100.00 0.00 0.00
                """);
    }

    @Test
    void whatIsDueToNobodyIsOverpaid() {
        assertThat(positions(List.of(), flow("330100", "420100", "7.00"))).isEqualTo("""
                330100>420100 0.00 0.00 0.00 7.00
                """);
    }

    @Test
    void aNegativeTransferIsOneTheOtherWayRound() {
        assertThat(positions(List.of(flow("A1", "B1", "10.00")), flow("A1", "B1", "12.00"), flow("A1", "B1", "-4.00")))
                .isEqualTo("A1>B1 10.00 8.00 2.00 0.00\n");
        assertThat(positions(List.of(flow("A1", "B1", "10.00")), flow("B1", "A1", "-4.00")))
                .isEqualTo("A1>B1 10.00 4.00 6.00 0.00\n");
    }

    @ParameterizedTest
    @CsvSource({"0, 0-30", "30, 0-30", "31, 31-60", "60, 31-60", "61, 61-90", "90, 61-90", "91, >90", "9999, >90"})
    void theLastDayOfABucketIsInIt(int days, String bucket) {
        assertThat(AgeBucket.of(days)).hasToString(bucket);
    }

    @Test
    void everyGeneratedShortfallIsSharedToTheFen() {
        Random random = new Random(10);
        for (int round = 0; round < 10_000; round++) {
            Map<String, BigDecimal> due = new TreeMap<>();
            for (int i = random.nextInt(8); i > 0; i--) {
                due.put("C" + i, Money.yuan(random.nextLong(random.nextBoolean() ? 5 : 1_000_000)));
            }
            BigDecimal transferred = Money.yuan(random.nextLong(random.nextBoolean() ? 10 : 3_000_000));
            Shortfall shortfall = Shortfall.of(transferred, due);

            assertThat(sum(shortfall.paidYuan().values().stream().toList()).add(shortfall.excessYuan()))
                    .isEqualByComparingTo(transferred);
            assertThat(shortfall.paidYuan().values()).allMatch(part -> part.signum() >= 0);
            assertThat(shortfall.restYuan().values()).allMatch(part -> part.signum() >= 0);
            due.forEach((id, owed) -> assertThat(shortfall
                            .paidYuan()
                            .get(id)
                            .add(shortfall.restYuan().get(id)))
                    .isEqualByComparingTo(owed));
        }
    }

    @Test
    void everyGeneratedMonthOfTransfersIsAccountedFor() {
        Random random = new Random(90);
        for (int round = 0; round < 5_000; round++) {
            List<Flow> due = flows(random, false);
            List<Flow> transfers = flows(random, true);
            List<Payables.Position> positions = Payables.of(due, transfers, Provinces::prefix);

            for (Payables.Position each : positions) {
                assertThat(List.of(each.dueYuan(), each.transferredYuan(), each.restYuan(), each.overpaidYuan()))
                        .allMatch(yuan -> yuan.signum() >= 0);
            }
            assertThat(sum(positions.stream().map(Payables.Position::dueYuan).toList()))
                    .isEqualByComparingTo(Netting.total(due));
            assertThat(sum(positions.stream()
                            .map(each -> each.transferredYuan().add(each.overpaidYuan()))
                            .toList()))
                    .isEqualByComparingTo(Netting.total(transfers));
        }
    }

    private static List<Flow> flows(Random random, boolean mayBeProvinces) {
        List<Flow> flows = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            String from = code(random, mayBeProvinces);
            String to = code(random, mayBeProvinces);
            if (!from.equals(to)) {
                flows.add(new Flow(from, to, Money.yuan(1 + random.nextLong(random.nextBoolean() ? 9 : 100_000))));
            }
        }
        return flows;
    }

    private static String code(Random random, boolean mayBeProvince) {
        String province = List.of("33", "41", "66").get(random.nextInt(3));
        return mayBeProvince && random.nextInt(3) == 0
                ? province + "0000"
                : province + "0" + (1 + random.nextInt(3)) + "00";
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(Money.yuan(0), BigDecimal::add);
    }
}
