package org.medfund.jobs.supervision.penalty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.medfund.core.policy.Policy;

/** Points against the payment qualification of staff (支付资格记分, SPEC E.6, case E13). */
public final class StaffPoints {

    /** What follows from the points of a year. */
    public enum Status {
        NORMAL,
        SUSPENDED,
        TERMINATED
    }

    /**
     * Thresholds.
     *
     * @param suspendAt points of a calendar year from which staff are suspended
     * @param terminateAt points of a calendar year from which the qualification ends
     * @param banYearsCumulative years until it may be registered again if the points were added up
     * @param banYearsSingle the same if one behaviour reached them at once
     */
    public record Terms(int suspendAt, int terminateAt, int banYearsCumulative, int banYearsSingle) {
        public static Terms from(Policy policy) {
            return new Terms(
                    policy.whole("e6.points_suspend_at"),
                    policy.whole("e6.points_terminate_at"),
                    policy.whole("e6.ban_years_cumulative"),
                    policy.whole("e6.ban_years_single"));
        }
    }

    /**
     * Points decided against somebody.
     *
     * @param doctorCode null if it is not known whom: then it counts for nobody
     * @param decidedOn the day of the decision
     * @param behaviour what was found; several findings of one behaviour at one site in a year count as the highest
     */
    public record Decision(
            @Nullable String doctorCode,
            @Nullable String siteCode,
            LocalDate decidedOn,
            String behaviour,
            int points) {}

    /**
     * The points of one calendar year over all sites.
     *
     * @param suspendedFrom day on which the points reached a suspension; null if they did not
     * @param reregisterFrom first day on which the qualification may be registered again; null unless terminated
     */
    public record YearOfPoints(
            int points,
            Status status,
            @Nullable LocalDate suspendedFrom,
            @Nullable LocalDate reregisterFrom) {}

    /** A year without points. */
    static final YearOfPoints NONE = new YearOfPoints(0, Status.NORMAL, null, null);

    private record Act(@Nullable String siteCode, String behaviour) {}

    private static final Comparator<Decision> BY_DAY =
            Comparator.comparing(Decision::decidedOn).thenComparing(Decision::points, Comparator.reverseOrder());

    /**
     * Points and what follows from them, by doctor and calendar year; years without a decision are not there. The ban
     * counts from the day on which the points reached the threshold. Emergency care by suspended staff is paid; that is the
     * matter of rule E.26.
     */
    public static SortedMap<String, SortedMap<Integer, YearOfPoints>> of(Collection<Decision> decisions, Terms terms) {
        SortedMap<String, SortedMap<Integer, List<Decision>>> ofYear = new TreeMap<>();
        for (Decision decision : decisions) {
            String doctor = decision.doctorCode();
            if (doctor != null) {
                ofYear.computeIfAbsent(doctor, none -> new TreeMap<>())
                        .computeIfAbsent(decision.decidedOn().getYear(), none -> new ArrayList<>())
                        .add(decision);
            }
        }
        SortedMap<String, SortedMap<Integer, YearOfPoints>> result = new TreeMap<>();
        ofYear.forEach((doctor, years) -> {
            SortedMap<Integer, YearOfPoints> sums = new TreeMap<>();
            years.forEach((year, ofOne) -> sums.put(year, sum(ofOne, terms)));
            result.put(doctor, sums);
        });
        return result;
    }

    /** First day on which a doctor may register again after all terminations; null if there was none. */
    public static @Nullable LocalDate reregisterFrom(Map<Integer, YearOfPoints> years) {
        LocalDate last = null;
        for (YearOfPoints year : years.values()) {
            last = later(last, year.reregisterFrom());
        }
        return last;
    }

    private static YearOfPoints sum(List<Decision> decisions, Terms terms) {
        Map<Act, Integer> highest = new HashMap<>();
        int sum = 0;
        boolean isReached = false;
        LocalDate suspendedFrom = null;
        LocalDate reregisterFrom = null;
        for (Decision decision : decisions.stream().sorted(BY_DAY).toList()) {
            Act act = new Act(decision.siteCode(), decision.behaviour());
            int before = highest.getOrDefault(act, 0);
            int now = Math.max(before, decision.points());
            highest.put(act, now);
            sum += now - before;
            if (suspendedFrom == null && sum >= terms.suspendAt()) {
                suspendedFrom = decision.decidedOn();
            }
            if (decision.points() >= terms.terminateAt()) {
                reregisterFrom = later(reregisterFrom, decision.decidedOn().plusYears(terms.banYearsSingle()));
                isReached = true;
            } else if (!isReached && sum >= terms.terminateAt()) {
                reregisterFrom = later(reregisterFrom, decision.decidedOn().plusYears(terms.banYearsCumulative()));
                isReached = true;
            }
        }
        Status status = sum >= terms.terminateAt()
                ? Status.TERMINATED
                : sum >= terms.suspendAt() ? Status.SUSPENDED : Status.NORMAL;
        return new YearOfPoints(sum, status, suspendedFrom, reregisterFrom);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private StaffPoints() {}
}
