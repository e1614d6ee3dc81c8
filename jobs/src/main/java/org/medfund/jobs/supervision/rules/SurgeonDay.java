package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medfund.core.time.ChinaTime;

/** More operating than one surgeon can do (SPEC E.21). */
public final class SurgeonDay {

    /**
     * A procedure of one surgeon, as main surgeon.
     *
     * @param endedAt one that does not end after it began counts for nothing
     * @param surgeryCostYuan what the settlement charges for surgery as a whole
     * @param surgeryFundYuan fund money in it
     */
    public record Procedure(
            String settlementId,
            int number,
            String code,
            String institutionCode,
            String regionCode,
            Instant beganAt,
            Instant endedAt,
            BigDecimal surgeryCostYuan,
            BigDecimal surgeryFundYuan) {
        LocalDate day() {
            return LocalDate.ofInstant(beganAt, ChinaTime.ZONE);
        }
    }

    /** A day with too many minutes; procedures in order of time, of which the needed alone are too many. */
    public record LongDay(LocalDate day, Duration operated, List<Procedure> procedures, List<Procedure> needed) {}

    /** Two procedures on two patients at one time, the earlier first. */
    public record Overlap(Procedure first, Procedure second, Duration common) {}

    private static final Comparator<Procedure> IN_ORDER = Comparator.comparing(Procedure::beganAt)
            .thenComparing(Procedure::settlementId)
            .thenComparing(Procedure::number);

    private static final Comparator<Overlap> LONGEST = Comparator.comparing(Overlap::common)
            .reversed()
            .thenComparing(Overlap::first, IN_ORDER)
            .thenComparing(Overlap::second, IN_ORDER);

    /**
     * Days on which a surgeon operated longer than allowed, by the day on which a procedure began. Procedures on one
     * patient that overlap are one operation: their common time counts once.
     *
     * @param procedures of one surgeon
     */
    public static List<LongDay> longDays(Collection<Procedure> procedures, Duration max) {
        Map<LocalDate, List<Procedure>> ofDay = new TreeMap<>();
        inOrder(procedures)
                .forEach(each -> ofDay.computeIfAbsent(each.day(), none -> new ArrayList<>())
                        .add(each));
        List<LongDay> found = new ArrayList<>();
        ofDay.forEach((day, ofOne) -> {
            Duration operated = operated(ofOne);
            if (operated.compareTo(max) > 0) {
                found.add(new LongDay(
                        day,
                        operated,
                        ofOne,
                        MinimalSet.of(ofOne, some -> operated(some).compareTo(max) > 0)));
            }
        });
        return List.copyOf(found);
    }

    /**
     * Two patients operated on at one time for longer than allowed; of two settlements the procedures that overlap longest.
     *
     * @param procedures of one surgeon
     */
    public static List<Overlap> overlaps(Collection<Procedure> procedures, Duration max) {
        Map<String, Overlap> longestOf = new TreeMap<>();
        List<Procedure> ordered = inOrder(procedures);
        for (int i = 0; i < ordered.size(); i++) {
            Procedure first = ordered.get(i);
            for (int j = i + 1; j < ordered.size(); j++) {
                Procedure second = ordered.get(j);
                if (!second.beganAt().isBefore(first.endedAt())) {
                    break; // all others begin later still
                }
                Instant end = first.endedAt().isBefore(second.endedAt()) ? first.endedAt() : second.endedAt();
                Overlap overlap = new Overlap(first, second, Duration.between(second.beganAt(), end));
                if (!first.settlementId().equals(second.settlementId())
                        && overlap.common().compareTo(max) > 0) {
                    longestOf.merge(
                            pair(first, second),
                            overlap,
                            (one, other) -> LONGEST.compare(one, other) <= 0 ? one : other);
                }
            }
        }
        return List.copyOf(longestOf.values());
    }

    private static String pair(Procedure one, Procedure other) {
        return one.settlementId().compareTo(other.settlementId()) < 0
                ? one.settlementId() + "|" + other.settlementId()
                : other.settlementId() + "|" + one.settlementId();
    }

    /** The time of all, that of overlapping procedures of one settlement once. */
    private static Duration operated(Collection<Procedure> procedures) {
        Map<String, Instant> endOf = new TreeMap<>();
        Duration sum = Duration.ZERO;
        for (Procedure each : inOrder(procedures)) {
            Instant end = endOf.getOrDefault(each.settlementId(), each.beganAt());
            Instant from = end.isAfter(each.beganAt()) ? end : each.beganAt();
            if (each.endedAt().isAfter(from)) {
                sum = sum.plus(Duration.between(from, each.endedAt()));
                endOf.put(each.settlementId(), each.endedAt());
            }
        }
        return sum;
    }

    private static List<Procedure> inOrder(Collection<Procedure> procedures) {
        return procedures.stream()
                .filter(each -> each.endedAt().isAfter(each.beganAt()))
                .sorted(IN_ORDER)
                .toList();
    }

    private SurgeonDay() {}
}
