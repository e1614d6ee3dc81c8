package org.medfund.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** What must hold for any split whatever, on many generated ones (SPEC D.9). */
class ApportionmentPropertiesTest {
    private static final int SPLITS = 20_000;

    @Test
    void partsAddUpAreWithinAFenAndDoNotDependOnOrder() {
        Random random = new Random(20250101);
        for (int i = 0; i < SPLITS; i++) {
            BigDecimal total = Money.yuan(random.nextLong(1_000_000_000L));
            Map<String, BigDecimal> shares = shares(random);
            SortedMap<String, BigDecimal> parts = Apportionment.byLargestRemainder(total, shares);

            assertThat(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(total);
            BigDecimal shareSum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            shares.forEach((id, share) -> {
                BigFraction exact =
                        Money.exact(total).multiply(Money.exact(share)).divide(Money.exact(shareSum));
                BigFraction difference =
                        Money.exact(parts.get(id)).subtract(exact).abs();
                assertThat(difference.compareTo(new BigFraction(1, 100))).isNegative();
            });
            assertThat(Apportionment.byLargestRemainder(total, shuffled(shares, random)))
                    .isEqualTo(parts);
        }
    }

    @Test
    void amongEqualSharesTheLowestIdsTakeTheFenLeftOver() {
        Random random = new Random(20250102);
        for (int i = 0; i < SPLITS; i++) {
            int count = 1 + random.nextInt(12);
            long fen = random.nextInt(100_000);
            Map<String, BigDecimal> shares = new LinkedHashMap<>();
            for (int id = 0; id < count; id++) {
                shares.put(String.format(java.util.Locale.ROOT, "H%02d", id), BigDecimal.ONE);
            }

            List<BigDecimal> parts = new ArrayList<>(
                    Apportionment.byLargestRemainder(Money.yuan(fen), shares).values());

            long withOneMore = fen % count;
            for (int id = 0; id < count; id++) {
                assertThat(Money.fen(parts.get(id))).isEqualTo(fen / count + (id < withOneMore ? 1 : 0));
            }
        }
    }

    private static Map<String, BigDecimal> shares(Random random) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        int count = 1 + random.nextInt(10);
        for (int id = 0; id < count; id++) {
            shares.put("H" + id, BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5)));
        }
        shares.put("H9", BigDecimal.ONE); // at least one is positive
        return shares;
    }

    private static Map<String, BigDecimal> shuffled(Map<String, BigDecimal> shares, Random random) {
        List<String> ids = new ArrayList<>(shares.keySet());
        Collections.shuffle(ids, random);
        Map<String, BigDecimal> shuffled = new LinkedHashMap<>();
        ids.forEach(id -> shuffled.put(id, shares.get(id)));
        return shuffled;
    }
}
