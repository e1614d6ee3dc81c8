package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NaturalLogTest {
    private static void isThatOfTheLibrary(long amount) {
        double found = NaturalLog.of(amount);
        double expected = StrictMath.log((double) amount);
        if (Double.doubleToRawLongBits(found) != Double.doubleToRawLongBits(expected)) {
            assertThat(found).as("of " + amount).isEqualTo(expected);
        }
    }

    @Test
    void everySmallAmountHasTheLogarithmOfTheLibraryToTheBit() {
        LongStream.rangeClosed(1, 2_000_000).forEach(NaturalLogTest::isThatOfTheLibrary);
    }

    @Test
    void soHaveLargeOnesAndThoseAroundPowersOfTwo() {
        Random random = new Random(3);
        random.longs(1_000_000, 1, Long.MAX_VALUE).forEach(NaturalLogTest::isThatOfTheLibrary);
        for (int power = 0; power < 63; power++) {
            for (long near = -3; near <= 3; near++) {
                isThatOfTheLibrary(Math.max(1, (1L << power) + near));
            }
            random.longs(5_000, 0, 1L << power).forEach(each -> isThatOfTheLibrary(each + 1));
        }
        isThatOfTheLibrary(Long.MAX_VALUE);
    }
}
