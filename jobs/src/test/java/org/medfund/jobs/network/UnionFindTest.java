package org.medfund.jobs.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnionFindTest {

    private static List<Integer> roots(int size, List<int[]> links) {
        UnionFind groups = new UnionFind(size);
        links.forEach(link -> groups.link(link[0], link[1]));
        return IntStream.range(0, size).map(groups::root).boxed().toList();
    }

    @Test
    void whatIsNotLinkedStandsByItself() {
        assertThat(roots(3, List.of())).containsExactly(0, 1, 2);
    }

    @Test
    void theRootIsTheSmallestNumber() {
        assertThat(roots(6, List.of(new int[] {5, 3}, new int[] {3, 1}, new int[] {4, 2})))
                .containsExactly(0, 1, 2, 1, 2, 1);
    }

    /** Each number is coloured over and over with the smaller colour of its neighbours: slow, and plainly right. */
    private static List<Integer> coloured(int size, List<int[]> links) {
        int[] colours = IntStream.range(0, size).toArray();
        for (int round = 0; round < size; round++) {
            for (int[] link : links) {
                int least = Math.min(colours[link[0]], colours[link[1]]);
                colours[link[0]] = least;
                colours[link[1]] = least;
            }
        }
        return IntStream.of(colours).boxed().toList();
    }

    @Test
    void theOrderOfLinksDoesNotMatter() {
        Random random = new Random(1);
        for (int graph = 0; graph < 200; graph++) {
            int size = 2 + random.nextInt(30);
            List<int[]> links = new ArrayList<>();
            for (int link = random.nextInt(size); link > 0; link--) {
                links.add(new int[] {random.nextInt(size), random.nextInt(size)});
            }
            List<Integer> wanted = coloured(size, links);
            assertThat(roots(size, links)).isEqualTo(wanted);
            Collections.shuffle(links, random);
            assertThat(roots(size, links)).isEqualTo(wanted);
        }
    }
}
