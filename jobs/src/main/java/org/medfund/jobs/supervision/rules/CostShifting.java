package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;

/** Costs of a stay billed to the person in the clinic of the same hospital (SPEC E.13, case E11). */
public final class CostShifting {
    private static final Comparator<Visit> IN_ORDER =
            Comparator.comparing(Visit::date).thenComparing(Visit::id);
    private static final Comparator<Visit> GREATEST_FIRST =
            Comparator.comparing(Visit::selfPayYuan).reversed().thenComparing(IN_ORDER);

    /** One stay. */
    public record Stay(
            String id,
            @Nullable String personKey,
            @Nullable String institutionCode,
            LocalDate admissionDate,
            LocalDate dischargeDate) {}

    /**
     * One outpatient visit.
     *
     * @param selfPayYuan what the person paid; negative where a visit is reversed
     */
    public record Visit(
            String id,
            @Nullable String personKey,
            @Nullable String institutionCode,
            LocalDate date,
            BigDecimal selfPayYuan) {}

    /** A stay and the visits during it, in order of day. */
    public record Shifted(Stay stay, List<Visit> visits) {
        public BigDecimal selfPayYuan() {
            return visits.stream().map(Visit::selfPayYuan).reduce(Money.yuan(0), BigDecimal::add);
        }

        /** The fewest visits that reach the amount, the greatest first: without any one of them it is not reached. */
        public List<Visit> needed(BigDecimal minYuan) {
            List<Visit> needed = new ArrayList<>();
            BigDecimal sum = Money.yuan(0);
            for (Visit visit : visits.stream().sorted(GREATEST_FIRST).toList()) {
                if (sum.compareTo(minYuan) < 0) {
                    needed.add(visit);
                    sum = sum.add(visit.selfPayYuan());
                }
            }
            return List.copyOf(needed);
        }
    }

    /**
     * Every stay with visits of the person to the same institution, from the day of admission to the day before discharge,
     * for which the person paid at least so much in all. What lacks person or institution is compared with nothing.
     *
     * @param minYuan above 0
     */
    public static List<Shifted> find(Collection<Stay> stays, Collection<Visit> visits, BigDecimal minYuan) {
        return stays.stream()
                .map(stay -> new Shifted(
                        stay,
                        visits.stream()
                                .filter(visit -> isDuring(stay, visit))
                                .sorted(IN_ORDER)
                                .toList()))
                .filter(shifted ->
                        !shifted.visits().isEmpty() && shifted.selfPayYuan().compareTo(minYuan) >= 0)
                .toList();
    }

    private static boolean isDuring(Stay stay, Visit visit) {
        return stay.personKey() != null
                && stay.personKey().equals(visit.personKey())
                && stay.institutionCode() != null
                && stay.institutionCode().equals(visit.institutionCode())
                && !visit.date().isBefore(stay.admissionDate())
                && visit.date().isBefore(stay.dischargeDate());
    }

    private CostShifting() {}
}
