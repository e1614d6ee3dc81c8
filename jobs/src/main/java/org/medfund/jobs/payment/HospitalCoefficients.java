package org.medfund.jobs.payment;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.YearWeights;

/** How dear the hospitals of a level class are against their region (SPEC B.8): exact ratios, not yet clamped. */
public final class HospitalCoefficients {

    /** Costs of the cases of one year, level class, and group. */
    public record ClassCost(int year, int levelClass, String groupCode, CostSum costs) {}

    /**
     * COEF_SIMPLE_RATIO, the official text: year-weighted mean cost of the class over that of the region. Counts case
     * mix twice once it multiplies a weight.
     *
     * @return by level class; empty without cases
     * @throws ArithmeticException if the cases of the region cost nothing
     */
    public static SortedMap<Integer, BigFraction> simpleRatios(Collection<ClassCost> costs, YearWeights years) {
        SortedMap<Integer, SortedMap<Integer, CostSum>> byClass = new TreeMap<>();
        SortedMap<Integer, CostSum> region = new TreeMap<>();
        for (ClassCost cost : costs) {
            byClass.computeIfAbsent(cost.levelClass(), level -> new TreeMap<>())
                    .merge(cost.year(), cost.costs(), CostSum::plus);
            region.merge(cost.year(), cost.costs(), CostSum::plus);
        }
        SortedMap<Integer, BigFraction> ratios = new TreeMap<>();
        byClass.forEach(
                (level, ofClass) -> ratios.put(level, years.meanYuan(ofClass).divide(years.meanYuan(region))));
        return ratios;
    }

    /**
     * COEF_CASEMIX_ADJUSTED: what the cases of the class cost over what they would have cost at the mean of their group
     * and year; years weigh as in calibration. A class whose groups all cost nothing stands at 1.
     *
     * @return by level class; empty without cases
     */
    public static SortedMap<Integer, BigFraction> caseMixAdjusted(Collection<ClassCost> costs, YearWeights years) {
        SortedMap<String, CostSum> groups = new TreeMap<>();
        costs.forEach(cost -> groups.merge(cost.year() + "/" + cost.groupCode(), cost.costs(), CostSum::plus));
        SortedMap<Integer, BigFraction> observed = new TreeMap<>();
        SortedMap<Integer, BigFraction> expected = new TreeMap<>();
        for (ClassCost cost : costs) {
            BigFraction weight = years.weight(cost.year());
            CostSum group = groups.getOrDefault(cost.year() + "/" + cost.groupCode(), CostSum.NONE);
            observed.merge(cost.levelClass(), weight.multiply(cost.costs().costYuan()), BigFraction::add);
            expected.merge(
                    cost.levelClass(),
                    weight.multiply(group.meanYuan())
                            .multiply(new BigFraction(cost.costs().caseCount())),
                    BigFraction::add);
        }
        SortedMap<Integer, BigFraction> ratios = new TreeMap<>();
        observed.forEach((level, sum) -> {
            BigFraction wanted = expected.getOrDefault(level, BigFraction.ZERO);
            ratios.put(level, wanted.equals(BigFraction.ZERO) ? BigFraction.ONE : sum.divide(wanted));
        });
        return ratios;
    }

    /**
     * COEF_BY_DISEASE: year-weighted mean cost of the group in the class over that of the group.
     *
     * @return by group, then level class; groups that cost nothing are left out
     */
    public static SortedMap<String, SortedMap<Integer, BigFraction>> byDisease(
            Collection<ClassCost> costs, YearWeights years) {
        SortedMap<String, SortedMap<Integer, SortedMap<Integer, CostSum>>> classes = new TreeMap<>();
        SortedMap<String, SortedMap<Integer, CostSum>> groups = new TreeMap<>();
        for (ClassCost cost : costs) {
            classes.computeIfAbsent(cost.groupCode(), group -> new TreeMap<>())
                    .computeIfAbsent(cost.levelClass(), level -> new TreeMap<>())
                    .merge(cost.year(), cost.costs(), CostSum::plus);
            groups.computeIfAbsent(cost.groupCode(), group -> new TreeMap<>())
                    .merge(cost.year(), cost.costs(), CostSum::plus);
        }
        SortedMap<String, SortedMap<Integer, BigFraction>> ratios = new TreeMap<>();
        groups.forEach((group, sums) -> {
            BigFraction mean = years.meanYuan(sums);
            if (!mean.equals(BigFraction.ZERO)) {
                SortedMap<Integer, BigFraction> ofGroup = new TreeMap<>();
                classes.getOrDefault(group, new TreeMap<>())
                        .forEach((level, ofClass) ->
                                ofGroup.put(level, years.meanYuan(ofClass).divide(mean)));
                ratios.put(group, ofGroup);
            }
        });
        return ratios;
    }

    /**
     * The groups whose own coefficients may be applied (SPEC B.8): enough cases in every class that treats them, and no
     * class below a lower one.
     *
     * @param byDisease as {@link #byDisease} returns it
     * @param caseCountMin cases a class of the group has at least, all years together
     */
    public static SortedMap<String, SortedMap<Integer, BigFraction>> sound(
            SortedMap<String, SortedMap<Integer, BigFraction>> byDisease,
            Collection<ClassCost> costs,
            long caseCountMin) {
        Map<String, Map<Integer, Long>> cases = new HashMap<>();
        for (ClassCost cost : costs) {
            cases.computeIfAbsent(cost.groupCode(), group -> new HashMap<>())
                    .merge(cost.levelClass(), cost.costs().caseCount(), Long::sum);
        }
        SortedMap<String, SortedMap<Integer, BigFraction>> sound = new TreeMap<>();
        byDisease.forEach((group, ofGroup) -> {
            boolean hasEnough =
                    cases.getOrDefault(group, Map.of()).values().stream().allMatch(count -> count >= caseCountMin);
            if (hasEnough && risesWithLevel(ofGroup)) {
                sound.put(group, ofGroup);
            }
        });
        return sound;
    }

    private static boolean risesWithLevel(SortedMap<Integer, BigFraction> byLevel) {
        BigFraction lower = BigFraction.ZERO;
        for (BigFraction coefficient : byLevel.values()) {
            if (coefficient.compareTo(lower) < 0) {
                return false;
            }
            lower = coefficient;
        }
        return true;
    }

    private HospitalCoefficients() {}
}
