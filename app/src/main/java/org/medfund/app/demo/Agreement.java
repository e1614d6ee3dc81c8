package org.medfund.app.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How well what was found agrees with what was planted. Statistics, not money. */
final class Agreement {

    /** One group's weight as calibrated and as planted, with its cases. */
    record Weighed(double calibrated, double truth, long cases) {}

    /**
     * What a rule found of what was planted.
     *
     * @param planted violations planted
     * @param foundOfThem of these, those with a flag
     * @param flags of the rule
     * @param right of these, those on a planted violation of the rule
     */
    record Retrieval(int planted, int foundOfThem, int flags, int right) {
        /** Share of the flags that are right; 0 without flags. */
        double precision() {
            return flags == 0 ? 0 : (double) right / flags;
        }

        /** Share of what was planted that was found; 0 if nothing was planted. */
        double recall() {
            return planted == 0 ? 0 : (double) foundOfThem / planted;
        }

        /** Flags on nothing that was planted, in ten thousand clean settlements; 0 if none is clean. */
        double falseInTenThousand(int clean) {
            return clean == 0 ? 0 : 10_000.0 * (flags - right) / clean;
        }
    }

    /**
     * A flag and a violation belong together if they share a record.
     *
     * @param planted the records of each violation of the rule
     * @param flags the records of each flag of the rule
     */
    static Retrieval retrieval(Collection<Set<String>> planted, Collection<Set<String>> flags) {
        Set<String> ofPlanted = union(planted);
        Set<String> ofFlags = union(flags);
        return new Retrieval(planted.size(), sharing(planted, ofFlags), flags.size(), sharing(flags, ofPlanted));
    }

    private static Set<String> union(Collection<Set<String>> records) {
        return records.stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private static int sharing(Collection<Set<String>> each, Set<String> with) {
        return (int) each.stream()
                .filter(records -> records.stream().anyMatch(with::contains))
                .count();
    }

    /** Groups of records: one planted and one found are the same if most of either is in the other. */
    static Retrieval ofGroups(Collection<Set<String>> planted, Collection<Set<String>> found) {
        return new Retrieval(planted.size(), mostlyIn(planted, found), found.size(), mostlyIn(found, planted));
    }

    private static int mostlyIn(Collection<Set<String>> groups, Collection<Set<String>> others) {
        return (int) groups.stream()
                .filter(group -> others.stream().anyMatch(other -> {
                    long common = group.stream().filter(other::contains).count();
                    return 2 * common > group.size() && 2 * common > other.size();
                }))
                .count();
    }

    /**
     * Brings planted mean costs to the scale of weights: divided by the mean that the calibrated cases would have had.
     *
     * @param trueMeans mean cost in yuan by group
     * @param calibrated cases and weight by group; groups without a planted mean are left out
     */
    static List<Weighed> weighed(Map<String, Double> trueMeans, Map<String, Weighed> calibrated) {
        double cost = 0;
        double weight = 0;
        Map<String, Weighed> common = new TreeMap<>(calibrated);
        common.keySet().retainAll(trueMeans.keySet());
        for (var group : common.entrySet()) {
            Weighed figures = group.getValue();
            cost += figures.cases() * trueMeans.getOrDefault(group.getKey(), 0.0);
            weight += figures.cases() * figures.calibrated();
        }
        List<Weighed> result = new ArrayList<>();
        for (var group : common.entrySet()) {
            double truth = trueMeans.getOrDefault(group.getKey(), 0.0) / cost * weight;
            result.add(new Weighed(
                    group.getValue().calibrated(), truth, group.getValue().cases()));
        }
        return result;
    }

    /** Correlation of calibrated and true weights, each group counting by its cases; NaN for fewer than two groups. */
    static double correlation(List<Weighed> groups) {
        double cases = groups.stream().mapToDouble(Weighed::cases).sum();
        double meanX =
                groups.stream().mapToDouble(g -> g.cases() * g.calibrated()).sum() / cases;
        double meanY = groups.stream().mapToDouble(g -> g.cases() * g.truth()).sum() / cases;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (Weighed group : groups) {
            double x = group.calibrated() - meanX;
            double y = group.truth() - meanY;
            xx += group.cases() * x * x;
            yy += group.cases() * y * y;
            xy += group.cases() * x * y;
        }
        return xy / Math.sqrt(xx * yy);
    }

    /** Median of |calibrated / true - 1|; NaN if there is no group. */
    static double medianError(List<Weighed> groups) {
        double[] errors = groups.stream()
                .mapToDouble(group -> Math.abs(group.calibrated() / group.truth() - 1))
                .sorted()
                .toArray();
        if (errors.length == 0) {
            return Double.NaN;
        }
        int middle = errors.length / 2;
        return errors.length % 2 == 1
                ? errors[middle]
                : Arrays.stream(errors, middle - 1, middle + 1).average().orElseThrow();
    }

    private Agreement() {}
}
