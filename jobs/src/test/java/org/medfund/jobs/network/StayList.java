package org.medfund.jobs.network;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Stays of a hand-made graph. */
final class StayList {
    static final RingPolicy POLICY = new RingPolicy(3, 2, 5, 100, 24, 60, 199, 5, new BigDecimal("0.01"), List.of());

    record Stay(long member, long doctor, int day) {}

    final List<Stay> stays = new ArrayList<>();

    StayList with(long member, long doctor, int... days) {
        for (int day : days) {
            stays.add(new Stay(member, doctor, day));
        }
        return this;
    }

    /** Members from the first on, each with one stay on one of the three days from each of these. */
    StayList together(long firstMember, int members, long doctor, int... days) {
        for (int i = 0; i < members; i++) {
            for (int day : days) {
                with(firstMember + i, doctor, day + i % 3);
            }
        }
        return this;
    }

    /** Patients with one stay each, one a step. */
    StayList others(long firstMember, int members, long doctor, int firstDay, int step) {
        for (int i = 0; i < members; i++) {
            with(firstMember + i, doctor, firstDay + i * step);
        }
        return this;
    }

    StayList shuffled(long seed) {
        Collections.shuffle(stays, new Random(seed));
        return this;
    }

    private boolean isLinked(long member) {
        return POLICY.links(
                stays.stream().filter(stay -> stay.member() == member).count());
    }

    Incidence incidence() {
        Incidence.Builder builder = new Incidence.Builder();
        stays.forEach(stay -> builder.add(stay.member(), stay.doctor(), stay.day(), isLinked(stay.member())));
        return builder.build(POLICY.windowDays(), POLICY.windowStaysMax());
    }

    /** Every pair that came together, such as {@code 1-2 x3}, ascending. */
    List<String> pairs() {
        Incidence incidence = incidence();
        PairCounts counts = new PairCounts();
        incidence.countPairs(incidence.persons(), counts);
        List<String> pairs = new ArrayList<>();
        for (int pair = 0; pair < counts.size(); pair++) {
            pairs.add(incidence.code(counts.first(pair)) + "-" + incidence.code(counts.second(pair)) + " x"
                    + counts.times(pair));
        }
        Collections.sort(pairs);
        return pairs;
    }

    /** These members held against chance. */
    Optional<RingComparison.Ring> compared(Set<Long> members) {
        RingComparison comparison = new RingComparison(POLICY);
        stays.forEach(stay -> comparison.add(
                stay.member(),
                stay.doctor(),
                stay.day(),
                stays.stream().filter(each -> each.member() == stay.member()).count(),
                members.contains(stay.member()),
                POLICY.togetherMin()));
        return comparison.survivor(new SplitMix(2025, 1));
    }
}
