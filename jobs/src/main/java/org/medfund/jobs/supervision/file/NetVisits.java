package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is left of the outpatient visits of one person once cancelled ones are taken off. */
public final class NetVisits {
    private static final Comparator<Visit> IN_ORDER = Comparator.comparing(Visit::date)
            .thenComparing(visit -> visit.totalCostYuan().signum() < 0)
            .thenComparing(Visit::visitId);

    private record Bill(String institutionCode, String medicalCategory, BigDecimal totalCostYuan) {
        static Bill of(Visit visit) {
            return new Bill(
                    visit.institutionCode(),
                    visit.medicalCategory(),
                    visit.totalCostYuan().abs());
        }
    }

    /**
     * A negative row takes off the latest visit of the same institution, medical category, and amount that is no later; one that
     * finds none stays, for it may take back part of a visit.
     *
     * @param visits of one person
     * @return in order of day
     */
    public static List<Visit> of(Collection<Visit> visits) {
        Map<Bill, Deque<Visit>> openOf = new HashMap<>();
        List<Visit> left = new ArrayList<>();
        for (Visit visit : visits.stream().sorted(IN_ORDER).toList()) {
            Deque<Visit> open = openOf.computeIfAbsent(Bill.of(visit), bill -> new ArrayDeque<>());
            if (visit.totalCostYuan().signum() < 0 && !open.isEmpty()) {
                left.remove(open.removeLast());
                continue;
            }
            left.add(visit);
            if (visit.totalCostYuan().signum() > 0) {
                open.addLast(visit);
            }
        }
        return List.copyOf(left);
    }

    private NetVisits() {}
}
