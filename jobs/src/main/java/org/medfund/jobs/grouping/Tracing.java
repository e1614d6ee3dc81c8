package org.medfund.jobs.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.medfund.jobs.grouping.Trace.Attribute;

/**
 * Finds what of one case decides its result.
 *
 * <p>Sets of codes are tried from the smallest on; among sets of one size those with the codes that stand first in the
 * case come first, so that a main diagnosis is kept rather than one that would take its place. A set of the smallest size
 * that gives the result is found for certain within {@link #SETS_MAX} sets: of 60 codes that is any of up to three.
 * Beyond, codes are left out one by one, the last first, as long as the result stays.
 */
final class Tracing {
    /** Some tenths of a second. */
    private static final long SETS_MAX = 200_000;

    private final Scheme scheme;
    private final DrgGrouper grouper;

    Tracing(Scheme scheme) {
        this.scheme = scheme;
        this.grouper = new DrgGrouper(scheme);
    }

    Trace of(GroupingCase input) {
        GroupingResult result = grouper.group(input);
        int codes = input.diagnoses().size() + input.procedures().size();
        int[] smallest = smallest(input, result, codes);
        GroupingCase kept = only(input, smallest == null ? leftAfterDropping(input, result, codes) : smallest);
        return new Trace(
                result, kept.diagnoses(), kept.procedures(), decisiveAttributes(kept, result), smallest != null);
    }

    private int @Nullable [] smallest(GroupingCase input, GroupingResult result, int codes) {
        long budget = SETS_MAX;
        for (int size = 0; size <= codes; size++) {
            int[] set = new int[size];
            for (int i = 0; i < size; i++) {
                set[i] = i;
            }
            do {
                if (budget-- == 0) {
                    return null;
                }
                if (gives(result, input, set)) {
                    return set;
                }
            } while (advance(set, codes));
        }
        throw new IllegalStateException("All codes of a case give its result");
    }

    /** The next set of this size in the order of its elements; false after the last. */
    private static boolean advance(int[] set, int codes) {
        for (int i = set.length - 1; i >= 0; i--) {
            if (set[i] < codes - set.length + i) {
                set[i]++;
                for (int later = i + 1; later < set.length; later++) {
                    set[later] = set[later - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }

    private int[] leftAfterDropping(GroupingCase input, GroupingResult result, int codes) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < codes; i++) {
            kept.add(i);
        }
        boolean hasDropped = true;
        while (hasDropped) { // Dropping one code can make another one needless.
            hasDropped = false;
            for (int i = kept.size() - 1; i >= 0; i--) {
                List<Integer> fewer = new ArrayList<>(kept);
                fewer.remove(i);
                if (gives(
                        result,
                        input,
                        fewer.stream().mapToInt(Integer::intValue).toArray())) {
                    kept = fewer;
                    hasDropped = true;
                }
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean gives(GroupingResult result, GroupingCase input, int[] set) {
        return grouper.group(only(input, set)).equals(result);
    }

    /** The case with these codes alone: diagnoses are numbered from 0, procedures after them. */
    private static GroupingCase only(GroupingCase input, int[] set) {
        int diagnoses = input.diagnoses().size();
        return input.withDiagnoses(Arrays.stream(set)
                        .filter(at -> at < diagnoses)
                        .mapToObj(at -> input.diagnoses().get(at))
                        .toList())
                .withProcedures(Arrays.stream(set)
                        .filter(at -> at >= diagnoses)
                        .mapToObj(at -> input.procedures().get(at - diagnoses))
                        .toList());
    }

    private Set<Attribute> decisiveAttributes(GroupingCase kept, GroupingResult result) {
        AttributeValues values = AttributeValues.of(scheme);
        Set<Attribute> decisive = EnumSet.noneOf(Attribute.class);
        addIfDecisive(decisive, Attribute.GENDER, AttributeValues.GENDERS, kept::withGender, result);
        addIfDecisive(
                decisive,
                Attribute.AGE_YEARS,
                values.agesYears(),
                years -> kept.withAge(years, kept.ageDays()),
                result);
        addIfDecisive(
                decisive, Attribute.AGE_DAYS, values.agesDays(), days -> kept.withAge(kept.ageYears(), days), result);
        addIfDecisive(decisive, Attribute.BIRTH_WEIGHT, values.weightsG(), kept::withBirthWeightG, result);
        addIfDecisive(decisive, Attribute.STAY_DAYS, values.staysDays(), kept::withStayDays, result);
        addIfDecisive(decisive, Attribute.DISCHARGE_WAY, values.dischargeWays(), kept::withDischargeWay, result);
        return Set.copyOf(decisive);
    }

    /** A value with which the case could not be checked decides nothing, unless that is the result. */
    private <T> void addIfDecisive(
            Set<Attribute> decisive,
            Attribute attribute,
            Collection<T> values,
            Function<T, GroupingCase> changed,
            GroupingResult result) {
        boolean isDecisive = values.stream()
                .map(value -> grouper.group(changed.apply(value)))
                .anyMatch(other -> !other.equals(result)
                        && (result.status() == GroupingStatus.CHECK_FAILED
                                || other.status() != GroupingStatus.CHECK_FAILED));
        if (isDecisive) {
            decisive.add(attribute);
        }
    }
}
