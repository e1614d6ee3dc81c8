package org.medfund.jobs.supervision.penalty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.supervision.StaffPointYears;
import org.medfund.core.time.PolicyYear;

/** {@link StaffPointYears} of a year. */
final class StaffPointRows {
    private static final String LAW_REF = "QUAL24";

    /**
     * One row per doctor with points of the year. Points need a decision on the institution on the same day or before; those
     * without one, and those below 1 or above what ends a qualification, are left out and said so.
     *
     * @param points as decided, of the year
     * @param decisions those that stand
     * @param suspension how long a suspension may last
     */
    static List<Row> of(
            List<StaffPoints.Decision> points,
            Collection<PenaltyDecision> decisions,
            PolicyYear year,
            StaffPoints.Terms terms,
            MonthRange suspension) {
        Map<String, LocalDate> firstDecision = new HashMap<>();
        decisions.stream()
                .filter(decision -> decision.entityKind().equals(Against.INSTITUTION))
                .forEach(decision -> firstDecision.merge(
                        decision.entityId(), decision.decidedOn(), (one, other) -> one.isBefore(other) ? one : other));
        List<StaffPoints.Decision> counted = new ArrayList<>();
        SortedMap<String, Integer> leftOut = new TreeMap<>();
        for (StaffPoints.Decision each : points) {
            String doctor = each.doctorCode();
            if (doctor != null) {
                boolean counts = isAfter(firstDecision.get(each.siteCode()), each.decidedOn())
                        && each.points() >= 1
                        && each.points() <= terms.terminateAt();
                leftOut.merge(doctor, counts ? 0 : each.points(), Math::addExact);
                if (counts) {
                    counted.add(each);
                }
            }
        }
        var ofDoctors = StaffPoints.of(counted, terms);
        List<Row> rows = new ArrayList<>();
        leftOut.forEach((doctor, missed) -> rows.add(row(
                doctor,
                year,
                missed,
                ofDoctors.getOrDefault(doctor, new TreeMap<>()).getOrDefault(year.value(), StaffPoints.NONE),
                suspension)));
        return rows;
    }

    private static boolean isAfter(@Nullable LocalDate decision, LocalDate points) {
        return decision != null && !decision.isAfter(points);
    }

    private static Row row(
            String doctor, PolicyYear year, int leftOut, StaffPoints.YearOfPoints points, MonthRange suspension) {
        LocalDate from = points.suspendedFrom();
        LocalDate reregister = points.reregisterFrom();
        return RowFactory.create(
                doctor,
                year.value(),
                points.points(),
                leftOut,
                points.status().name(),
                from,
                reregister != null || from == null ? reregister : from.plusMonths(suspension.least()),
                reregister != null || from == null ? reregister : from.plusMonths(suspension.greatest()),
                LAW_REF);
    }

    private StaffPointRows() {}
}
