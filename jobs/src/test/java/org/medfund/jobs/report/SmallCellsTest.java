package org.medfund.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallCellsTest {

    @Test
    void whereNoPartIsSmallAllAreTold() {
        assertThat(SmallCells.toldParts(71, List.of(60L, 11L, 0L))).containsExactly(true, true, true);
    }

    /** 100 - 60 - 35 would be the 5; without the 35 there remain 40 of two hospitals. */
    @Test
    void aSinglePartIsNotFoundBySubtraction() {
        assertThat(SmallCells.toldParts(100, List.of(60L, 5L, 35L))).containsExactly(true, false, false);
    }

    @Test
    void smallPartsThatAreManyTogetherHideEachOther() {
        assertThat(SmallCells.toldParts(61, List.of(50L, 5L, 6L))).containsExactly(true, false, false);
        // Three and four are seven cases of two hospitals: still few.
        assertThat(SmallCells.toldParts(57, List.of(50L, 3L, 4L))).containsExactly(false, false, false);
    }

    /** The total has 31 cases of years that nobody published; then it has 4, and the year before goes as well. */
    @Test
    void partsThatAreNotListedCountAsNotTold() {
        assertThat(SmallCells.toldParts(120, List.of(49L, 40L))).containsExactly(true, true);
        assertThat(SmallCells.toldParts(93, List.of(49L, 40L))).containsExactly(true, false);
    }

    @Test
    void noSmallNumberIsLeftByAnySubtraction() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            List<Long> parts = new ArrayList<>();
            for (int at = random.nextInt(8); at >= 0; at--) {
                parts.add((long) (random.nextBoolean() ? random.nextInt(14) : random.nextInt(200)));
            }
            long total = parts.stream().mapToLong(each -> each).sum();

            List<Boolean> told = SmallCells.toldParts(total, parts);

            long rest = total;
            for (int at = 0; at < parts.size(); at++) {
                if (told.get(at)) {
                    assertThat(SmallCells.isSmall(parts.get(at))).isFalse();
                    rest -= parts.get(at);
                }
            }
            // Only a total that is small itself leaves a small rest, and it is not told.
            assertThat(SmallCells.isSmall(rest) && !SmallCells.isSmall(total))
                    .as("%s told %s", parts, told)
                    .isFalse();
        }
    }

    /** 123 beside 120 would say that 3 cases were trimmed. */
    @Test
    void countsOfTheSameCasesDoNotDifferByASmallNumber() {
        assertThat(SmallCells.toldSideBySide(List.of(120L, 120L, 123L, 100L, 108L, 131L)))
                .containsExactly(true, true, false, true, false, true);
    }
}
