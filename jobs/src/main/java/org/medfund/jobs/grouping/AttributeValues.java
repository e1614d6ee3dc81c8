package org.medfund.jobs.grouping;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Of every attribute of a case, values that a scheme can tell apart: both sides of every bound it has. Any other value
 * is treated as one of these.
 */
record AttributeValues(
        SortedSet<Integer> agesYears,
        SortedSet<Integer> agesDays,
        SortedSet<Integer> weightsG,
        SortedSet<Integer> staysDays,
        SortedSet<String> dischargeWays) {
    static final List<String> GENDERS = List.of("1", "2", "9");

    static AttributeValues of(Scheme scheme) {
        // Of its own, grouping asks whether a case is a newborn of at most 28 days, and whether its weight is known.
        AttributeValues values = new AttributeValues(
                new TreeSet<>(List.of(0, 1)),
                new TreeSet<>(List.of(0, 28, 29)),
                new TreeSet<>(List.of(0, 1)),
                new TreeSet<>(List.of(1)),
                new TreeSet<>(List.of("")));
        for (Mdc mdc : scheme.mdcs()) {
            addSides(values.agesYears, new Bounds(0, mdc.ageYearsMax()));
            for (AdrgRule rule : mdc.rules()) {
                addSides(values.agesDays, rule.ageDays());
                addSides(values.weightsG, rule.birthWeightG());
                for (DrgRow drg : rule.drgs()) {
                    addSides(values.agesYears, drg.ageYears());
                    addSides(values.staysDays, drg.stayDays());
                    values.dischargeWays.addAll(drg.dischargeWays());
                }
            }
        }
        return values;
    }

    private static void addSides(SortedSet<Integer> values, Bounds bounds) {
        if (bounds.min() > 0) {
            values.add(bounds.min());
            values.add(bounds.min() - 1);
        }
        if (bounds.max() < Integer.MAX_VALUE) {
            values.add(bounds.max());
            values.add(bounds.max() + 1);
        }
    }
}
