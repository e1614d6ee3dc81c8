package org.medfund.jobs.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairCountsTest {

    @Test
    void manyPairsAreCountedAsAMapWould() {
        Random random = new Random(1);
        PairCounts counts = new PairCounts();
        for (int round = 0; round < 2; round++) {
            counts.clear();
            Map<Long, Integer> wanted = new HashMap<>();
            for (int stay = 0; stay < 20_000; stay++) {
                int one = random.nextInt(100);
                int other = 100 + random.nextInt(100);
                // Earlier stay 2n, later 2n + 1: no stay is used twice.
                counts.add(stay % 2 == 0 ? one : other, stay % 2 == 0 ? other : one, 2 * stay, 2 * stay + 1);
                wanted.merge(one * 1000L + other, 1, Integer::sum);
            }

            assertThat(counts.size()).isEqualTo(wanted.size());
            for (int pair = 0; pair < counts.size(); pair++) {
                assertThat(counts.times(pair)).isEqualTo(wanted.get(counts.first(pair) * 1000L + counts.second(pair)));
            }
        }
    }
}
