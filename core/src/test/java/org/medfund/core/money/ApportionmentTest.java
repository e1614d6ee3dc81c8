package org.medfund.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ApportionmentTest {
    private static final BigDecimal FEN = new BigDecimal("0.01");

    private static SortedMap<String, BigDecimal> split(String total, Map<String, BigDecimal> shares) {
        return Apportionment.byLargestRemainder(new BigDecimal(total), shares);
    }

    @Test
    void fenLeftOverGoToTheLargestCutOffParts() {
        // 100 * 1/7 = 14.2857, * 2/7 = 28.5714, * 4/7 = 57.1428: cut 14.28 + 28.57 + 57.14 = 99.99; A lost most.
        assertThat(split("100.00", Map.of("A", new BigDecimal(1), "B", new BigDecimal(2), "C", new BigDecimal(4))))
                .containsExactly(
                        Map.entry("A", new BigDecimal("14.29")),
                        Map.entry("B", new BigDecimal("28.57")),
                        Map.entry("C", new BigDecimal("57.14")));
    }

    @Test
    void amongEqualCutOffPartsTheLowestIdsGetAFen() {
        Map<String, BigDecimal> equal = Map.of("C", BigDecimal.ONE, "A", BigDecimal.ONE, "B", BigDecimal.ONE);

        assertThat(split("0.02", equal).values())
                .containsExactly(new BigDecimal("0.01"), new BigDecimal("0.01"), new BigDecimal("0.00"));
    }

    @Test
    void aZeroShareGetsNothing() {
        assertThat(split("0.01", Map.of("A", BigDecimal.ZERO, "B", new BigDecimal("0.0001"))))
                .containsEntry("A", new BigDecimal("0.00"))
                .containsEntry("B", new BigDecimal("0.01"));
    }

    @Test
    void nothingSplitAmongNobodyIsNothing() {
        assertThat(split("0.00", Map.of())).isEmpty();
        assertThat(split("0.00", Map.of("A", BigDecimal.ZERO))).containsEntry("A", new BigDecimal("0.00"));
    }

    @Test
    void negativeAmountsAndMoneyWithoutATakerAreRefused() {
        assertThatThrownBy(() -> split("-0.01", Map.of("A", BigDecimal.ONE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split("1.00", Map.of("A", BigDecimal.ONE, "B", BigDecimal.ONE.negate())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split("0.01", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split("0.01", Map.of("A", BigDecimal.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> split("0.001", Map.of("A", BigDecimal.ONE))).isInstanceOf(ArithmeticException.class);
    }

    /** 20,000 generated splits: each adds up, stays within a fen of its exact part, and ignores the order. */
    @Test
    void everySplitAddsUpStaysWithinAFenAndIgnoresTheOrder() {
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            Map<String, BigDecimal> shares = shares(random);
            BigDecimal total = BigDecimal.valueOf(random.nextLong(random.nextBoolean() ? 50 : 1_000_000_000_000L), 2);

            SortedMap<String, BigDecimal> parts = Apportionment.byLargestRemainder(total, shares);

            assertThat(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(total);
            assertThat(Apportionment.byLargestRemainder(total, shuffled(shares, random)))
                    .isEqualTo(parts);
            BigDecimal sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            shares.forEach((id, share) -> {
                BigFraction exact =
                        Money.exact(total).multiply(Money.exact(share)).divide(Money.exact(sum));
                BigFraction off = Money.exact(parts.get(id)).subtract(exact);
                assertThat(off.abs().compareTo(Money.exact(FEN))).isNegative();
                assertThat(parts.get(id).scale()).isEqualTo(2);
            });
        }
    }

    private static Map<String, BigDecimal> shares(Random random) {
        Map<String, BigDecimal> shares = new TreeMap<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            long share = random.nextInt(5) == 0 ? 0 : random.nextLong(1_000_000);
            shares.put("H" + random.nextInt(100), BigDecimal.valueOf(share, random.nextInt(6)));
        }
        shares.put("Z", BigDecimal.ONE);
        return shares;
    }

    private static Map<String, BigDecimal> shuffled(Map<String, BigDecimal> shares, Random random) {
        List<String> ids = new ArrayList<>(shares.keySet());
        Collections.shuffle(ids, random);
        Map<String, BigDecimal> result = new LinkedHashMap<>();
        ids.forEach(id -> result.put(id, shares.get(id)));
        return result;
    }
}
