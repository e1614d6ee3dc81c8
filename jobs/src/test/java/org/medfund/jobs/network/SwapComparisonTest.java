package org.medfund.jobs.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SwapComparisonTest {

    /** Stays in order of doctor and day, as the graph keeps them. */
    private static List<StayList.Stay> inOrder(StayList graph) {
        return graph.stays.stream()
                .sorted((a, b) -> a.doctor() != b.doctor()
                        ? Long.compare(a.doctor(), b.doctor())
                        : a.day() != b.day() ? Integer.compare(a.day(), b.day()) : Long.compare(a.member(), b.member()))
                .toList();
    }

    private static StayList random(Random random) {
        StayList graph = new StayList();
        int members = 3 + random.nextInt(20);
        for (int stay = 0; stay < 60; stay++) {
            var drawn = new StayList.Stay(random.nextInt(members), random.nextInt(3), 100 + random.nextInt(15));
            if (!graph.stays.contains(drawn)) {
                graph.stays.add(drawn);
            }
        }
        return graph;
    }

    @Test
    void everyPersonKeepsTheStaysWithEachDoctorAndNoDayTwice() {
        Random random = new Random(1);
        for (int graph = 0; graph < 100; graph++) {
            StayList stays = random(random);
            Incidence incidence = stays.incidence();
            List<StayList.Stay> slots = inOrder(stays);
            SwapComparison comparison = new SwapComparison(incidence, new SplitMix(graph));
            for (int deal = 0; deal < 5; deal++) {
                comparison.deal(5);
                int[] whose = comparison.whose();

                TreeMap<String, Integer> wanted = new TreeMap<>();
                TreeMap<String, Integer> degrees = new TreeMap<>();
                List<String> days = new ArrayList<>();
                for (int stay = 0; stay < whose.length; stay++) {
                    StayList.Stay slot = slots.get(stay);
                    wanted.merge(slot.member() + " with " + slot.doctor(), 1, Integer::sum);
                    degrees.merge(incidence.code(whose[stay]) + " with " + slot.doctor(), 1, Integer::sum);
                    days.add(incidence.code(whose[stay]) + " on " + slot.day() + " with " + slot.doctor());
                }
                // The slots themselves do not move: a day of a doctor keeps its admissions.
                assertThat(degrees).isEqualTo(wanted);
                assertThat(days).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void daysAreDealtOutAnewAndAlikeForEqualSeeds() {
        Incidence incidence = new StayList()
                .together(1, 6, 9, 100, 200)
                .others(50, 40, 9, 80, 5)
                .incidence();
        SwapComparison one = new SwapComparison(incidence, new SplitMix(7, 1));
        SwapComparison same = new SwapComparison(incidence, new SplitMix(7, 1));
        SwapComparison other = new SwapComparison(incidence, new SplitMix(8, 1));
        List.of(one, same, other).forEach(each -> each.deal(5));

        assertThat(one.whose()).isEqualTo(same.whose()).isNotEqualTo(other.whose());
        assertThat(one.whose()).isNotEqualTo(incidence.persons());
    }

    /** Two persons, two days, a stay each on one: both ways to deal them out come up about equally often. */
    @Test
    void everyWayToDealComesUpAlike() {
        SwapComparison comparison = new SwapComparison(
                new StayList().with(1, 9, 100).with(2, 9, 200).incidence(), new SplitMix(1));
        int asAdmitted = 0;
        for (int deal = 0; deal < 10_000; deal++) {
            comparison.deal(5);
            asAdmitted += Arrays.equals(comparison.whose(), new int[] {0, 1}) ? 1 : 0;
        }

        assertThat(asAdmitted).isBetween(4800, 5200);
    }

    @Test
    void theLargestComponentCounts() {
        // Three pairs among 1, 2, 3; one of 10 and 11. Dealing nothing leaves them as admitted.
        Incidence incidence = new StayList()
                .together(1, 3, 9, 100, 200)
                .together(10, 2, 9, 130, 230)
                .incidence();

        assertThat(new SwapComparison(incidence, new SplitMix(1)).mostPairs(2)).isEqualTo(3);
        assertThat(new SwapComparison(incidence, new SplitMix(1)).mostPairs(3)).isZero();
    }

    @Test
    void drawsAreSpreadEvenly() {
        SplitMix random = new SplitMix(1, 2);
        int[] counts = new int[10];
        for (int draw = 0; draw < 100_000; draw++) {
            counts[random.below(10)]++;
        }

        assertThat(Collections.min(Arrays.stream(counts).boxed().toList())).isGreaterThan(9_500);
    }
}
