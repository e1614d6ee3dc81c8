package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/** One person in two hospitals in the same night (SPEC E.14, case E12). */
public final class OverlappingStays {
    private static final Comparator<Stay> IN_ORDER = Comparator.comparing(Stay::admissionDate)
            .thenComparing(Stay::dischargeDate)
            .thenComparing(Stay::id);

    /** One stay; the id is unique among the stays looked at. */
    public record Stay(
            String id,
            @Nullable String personKey,
            @Nullable String institutionCode,
            LocalDate admissionDate,
            LocalDate dischargeDate) {
        long nights() {
            return ChronoUnit.DAYS.between(admissionDate, dischargeDate);
        }
    }

    /** Two stays; the later one was admitted later, or on the same day and left later. */
    public record Overlap(Stay earlier, Stay later) {
        /** Nights in both; 0 where one ends on the day the other begins, as with a transfer. */
        public long commonNights() {
            LocalDate from = later.admissionDate();
            LocalDate to = earlier.dischargeDate().isBefore(later.dischargeDate())
                    ? earlier.dischargeDate()
                    : later.dischargeDate();
            return Math.max(0, ChronoUnit.DAYS.between(from, to));
        }

        /** The part of an amount of the later stay that falls on the common nights, rounded once to the fen. */
        public BigDecimal ofCommonNights(BigDecimal yuan) {
            return Money.roundToFen(Money.exact(yuan)
                    .multiply(new BigFraction(commonNights()))
                    .divide(new BigFraction(later.nights())));
        }
    }

    /**
     * Every two stays of a person at different institutions with so many common nights, in order of the earlier and then of
     * the later one. A stay without person or institution is compared with none.
     *
     * @param nightsMin at least 1
     */
    public static List<Overlap> find(Collection<Stay> stays, int nightsMin) {
        List<Stay> ordered = stays.stream().sorted(IN_ORDER).toList();
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Stay earlier = ordered.get(i);
            for (int j = i + 1; j < ordered.size(); j++) {
                Stay later = ordered.get(j);
                if (!later.admissionDate().isBefore(earlier.dischargeDate())) {
                    break; // and so is every one after it
                }
                Overlap overlap = new Overlap(earlier, later);
                if (areOfOnePersonElsewhere(earlier, later) && overlap.commonNights() >= Math.max(1, nightsMin)) {
                    overlaps.add(overlap);
                }
            }
        }
        return List.copyOf(overlaps);
    }

    private static boolean areOfOnePersonElsewhere(Stay one, Stay other) {
        return one.personKey() != null
                && one.personKey().equals(other.personKey())
                && one.institutionCode() != null
                && other.institutionCode() != null
                && !one.institutionCode().equals(other.institutionCode());
    }

    private OverlappingStays() {}
}
