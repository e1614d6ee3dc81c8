package org.medfund.jobs.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    /** Members as {@code member of component at together}. */
    private static List<String> found(List<long[]> pairs, int membersMin, int membersMax) {
        Components components = new Components();
        pairs.forEach(pair -> components.add(pair[0], pair[1], (int) pair[2]));
        List<String> members = new ArrayList<>();
        components.find(
                2,
                membersMin,
                membersMax,
                member -> members.add(member.member() + " of " + member.component() + " at " + member.togetherMin()));
        return members;
    }

    private static long[] pair(long first, long second, int times) {
        return new long[] {first, second, times};
    }

    @Test
    void nobodyComesTogetherAgain() {
        assertThat(found(List.of(), 5, 100)).isEmpty();
    }

    @Test
    void aFamilyOfFourIsTooSmall() {
        List<long[]> family = List.of(pair(7, 8, 3), pair(8, 9, 3), pair(9, 10, 2));

        assertThat(found(family, 5, 100)).isEmpty();
        assertThat(found(family, 4, 100)).containsExactly("7 of 7 at 2", "8 of 7 at 2", "9 of 7 at 2", "10 of 7 at 2");
    }

    @Test
    void whatIsTooLargeIsTakenApartAtOneMoreOccasion() {
        // A chain of eight whose middle link is weak; beside it two of their own.
        List<long[]> chain = List.of(
                pair(1, 2, 3),
                pair(2, 3, 3),
                pair(3, 4, 3),
                pair(4, 5, 2),
                pair(5, 6, 4),
                pair(6, 7, 4),
                pair(7, 8, 2),
                pair(90, 91, 2));

        assertThat(found(chain, 2, 7))
                .containsExactly(
                        "90 of 90 at 2",
                        "91 of 90 at 2",
                        "1 of 1 at 3",
                        "2 of 1 at 3",
                        "3 of 1 at 3",
                        "4 of 1 at 3",
                        "5 of 5 at 3",
                        "6 of 5 at 3",
                        "7 of 5 at 3");
        assertThat(found(chain, 2, 8)).contains("8 of 1 at 2").doesNotContain("5 of 5 at 3");
    }

    @Test
    void theOrderOfPairsDoesNotMatter() {
        Random random = new Random(1);
        List<long[]> pairs = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            pairs.add(pair(random.nextInt(100), 100 + random.nextInt(100), 2 + random.nextInt(3)));
        }
        List<String> wanted = found(pairs, 3, 20);

        assertThat(wanted).isNotEmpty();
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(pairs, random);
            assertThat(found(pairs, 3, 20)).isEqualTo(wanted);
        }
    }
}
