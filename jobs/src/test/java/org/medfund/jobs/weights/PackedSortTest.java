package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedSortTest {
    /** Few and many numbers, short and long ones, negative ones, many alike: one sorter for all, one after another. */
    @Test
    void numbersAreSortedAsTheLibrarySortsThem() {
        Random random = new Random(13);
        PackedSort sort = new PackedSort();
        for (int bits : new int[] {1, 8, 22, 23, 31, 32, 33, 44, 45, 62, 63, 64}) {
            for (int size : new int[] {0, 1, 2, 599, 600, 601, 5_000, 700}) {
                long[] values = random.longs(size + 3)
                        .map(each -> each >>> (Long.SIZE - bits))
                        .toArray();
                long[] expected = values.clone();
                Arrays.sort(expected, 0, size);

                sort.sort(values, size);

                assertThat(values).as(size + " of " + bits + " bits").isEqualTo(expected);
            }
        }
    }

    @Test
    void numbersThatDifferInOneDigitOnlyAreSorted() {
        long[] values = new Random(5).longs(2_000, 0, 3).map(each -> each << 22).toArray();
        long[] expected = Arrays.stream(values).sorted().toArray();

        new PackedSort().sort(values, values.length);

        assertThat(values).isEqualTo(expected);
    }
}
