package org.medfund.jobs.supervision.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One person charged at two places sooner than one can get from one to the other (SPEC E.18). */
public final class ImpossibleTravel {

    /**
     * A charge at a place. Charges that prove nobody's presence, such as online, are left out by the caller.
     *
     * @param id unique among the charges looked at
     * @param personKey null if it is not known whose: then it is compared with none
     * @param placeCode null if it is not known where: then it is compared with none
     */
    public record Presence(
            String id,
            String settlementId,
            @Nullable String personKey,
            @Nullable String placeCode,
            Instant at) {}

    /**
     * Two settlements of which charges are too close.
     *
     * @param first the earlier charge of the closest pair
     * @param second the later one; of equal times that of the higher settlement
     * @param laterCharges all charges of the second settlement that are too close to one of the first, in order of time
     */
    public record Jump(Presence first, Presence second, List<Presence> laterCharges) {
        public Duration gap() {
            return Duration.between(first.at(), second.at());
        }
    }

    private record Pair(Presence first, Presence second) {
        Duration gap() {
            return Duration.between(first.at(), second.at());
        }
    }

    private record Settlements(String one, String other) {}

    private static final Comparator<Presence> IN_ORDER = Comparator.comparing(Presence::at)
            .thenComparing(Presence::settlementId)
            .thenComparing(Presence::id);

    private static final Comparator<Pair> CLOSEST =
            Comparator.comparing(Pair::gap).thenComparing(Pair::first, IN_ORDER).thenComparing(Pair::second, IN_ORDER);

    /**
     * Every two settlements of a person at different places with charges less than so far apart, in order of time.
     *
     * @param minGap from which on both can be true
     */
    public static List<Jump> find(Collection<Presence> charges, Duration minGap) {
        Map<Settlements, List<Pair>> pairsOf = new LinkedHashMap<>();
        List<Presence> ordered = charges.stream().sorted(IN_ORDER).toList();
        for (int later = 1; later < ordered.size(); later++) {
            Presence second = ordered.get(later);
            for (int earlier = later - 1; earlier >= 0; earlier--) {
                Presence first = ordered.get(earlier);
                if (Duration.between(first.at(), second.at()).compareTo(minGap) >= 0) {
                    break;
                }
                if (isElsewhere(first, second)) {
                    pairsOf.computeIfAbsent(settlements(first, second), none -> new ArrayList<>())
                            .add(new Pair(first, second));
                }
            }
        }
        return pairsOf.values().stream().map(ImpossibleTravel::jump).toList();
    }

    private static Jump jump(List<Pair> pairs) {
        Pair closest = pairs.stream().min(CLOSEST).orElseThrow();
        TreeSet<Presence> later = new TreeSet<>(IN_ORDER);
        for (Pair pair : pairs) {
            boolean isSameWay =
                    pair.second().settlementId().equals(closest.second().settlementId());
            later.add(isSameWay ? pair.second() : pair.first());
        }
        return new Jump(closest.first(), closest.second(), List.copyOf(later));
    }

    private static boolean isElsewhere(Presence one, Presence other) {
        String person = one.personKey();
        String place = one.placeCode();
        return person != null
                && person.equals(other.personKey())
                && place != null
                && other.placeCode() != null
                && !place.equals(other.placeCode());
    }

    private static Settlements settlements(Presence one, Presence other) {
        return one.settlementId().compareTo(other.settlementId()) < 0
                ? new Settlements(one.settlementId(), other.settlementId())
                : new Settlements(other.settlementId(), one.settlementId());
    }

    private ImpossibleTravel() {}
}
