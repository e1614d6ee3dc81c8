package org.medfund.jobs.network;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One component held against chance: all stays with the doctors at whom its members came together, dealt out anew again and
 * again. What is compared is the number of pairs that come together as often as the component asks: of its own members as
 * admitted, and of whichever component has most as dealt out, so that having been sought out does not speak for it.
 */
final class RingComparison {

    /**
     * A component that is more than chance makes.
     *
     * @param pairs of members that came together often enough
     * @param drawsReaching comparisons with as many pairs
     * @param drawnPairs of all comparisons together
     */
    record Ring(int pairs, int drawsReaching, long drawnPairs) {}

    private final RingPolicy policy;
    private final Incidence.Builder stays = new Incidence.Builder();
    private final Set<Long> members = new HashSet<>();
    private int togetherMin;

    RingComparison(RingPolicy policy) {
        this.policy = policy;
    }

    /** @param togetherMin of the component, the same for all its stays */
    void add(long member, long doctor, int day, long stayCount, boolean isMember, int togetherMin) {
        stays.add(member, doctor, day, policy.links(stayCount));
        if (isMember) {
            members.add(member);
        }
        this.togetherMin = togetherMin;
    }

    /** Empty if chance does as well too often; the comparisons end as soon as that is seen. */
    Optional<Ring> survivor(SplitMix random) {
        Incidence incidence = stays.build(policy.windowDays(), policy.windowStaysMax());
        int observed = observed(incidence);
        SwapComparison comparison = new SwapComparison(incidence, random);
        int reaching = 0;
        long drawn = 0;
        for (int draw = 0; draw < policy.draws(); draw++) {
            comparison.deal(policy.swapsPerStay());
            int pairs = comparison.mostPairs(togetherMin);
            drawn += pairs;
            reaching += pairs >= observed ? 1 : 0;
            if (!policy.survives(reaching)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Ring(observed, reaching, drawn));
    }

    private int observed(Incidence incidence) {
        PairCounts counts = new PairCounts();
        incidence.countPairs(incidence.persons(), counts);
        int pairs = 0;
        for (int pair = 0; pair < counts.size(); pair++) {
            boolean areMembers = members.contains(incidence.code(counts.first(pair)))
                    && members.contains(incidence.code(counts.second(pair)));
            pairs += areMembers && counts.times(pair) >= togetherMin ? 1 : 0;
        }
        return pairs;
    }
}
