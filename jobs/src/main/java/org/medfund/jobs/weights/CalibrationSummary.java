package org.medfund.jobs.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;

/** What a planner wants to know at the end of a calibration, by region. */
record CalibrationSummary(SortedMap<String, OfRegion> regions, SortedMap<String, RegionCalibration> calibrated) {

    /** @param reductionInVariance share of the variance of cost that the groups take away (SPEC B.4) */
    record OfRegion(long caseCount, long removedCount, long trimmedCount, BigFraction reductionInVariance) {}

    static CalibrationSummary of(Map<String, List<GroupSums>> sums, SortedMap<String, RegionCalibration> calibrated) {
        SortedMap<String, OfRegion> regions = new TreeMap<>();
        sums.forEach((region, ofRegion) -> {
            SortedMap<String, CostSpread> groups = new TreeMap<>();
            long kept = 0;
            long removed = 0;
            long trimmed = 0;
            for (GroupSums sum : ofRegion) {
                groups.merge(sum.kept().groupCode(), sum.kept().costs(), CostSpread::plus);
                kept += sum.kept().costs().caseCount();
                removed += sum.removedCount();
                trimmed += sum.trimmedCount();
            }
            regions.put(
                    region,
                    new OfRegion(
                            kept + removed + trimmed,
                            removed,
                            trimmed,
                            SchemeQuality.of(groups.values()).reductionInVariance()));
        });
        return new CalibrationSummary(regions, calibrated);
    }

    long caseCount() {
        return regions.values().stream().mapToLong(OfRegion::caseCount).sum();
    }

    /** One line a region, and a warning where more cases than usual are outliers (SPEC B.2). */
    List<String> lines(Map<String, CalibrationPolicy> policies) {
        List<String> lines = new ArrayList<>();
        regions.forEach((region, found) -> {
            lines.add("Region " + region + ": " + found.caseCount() + " cases with a group, " + found.removedCount()
                    + " removed, " + found.trimmedCount() + " trimmed, reduction in variance "
                    + Money.round(found.reductionInVariance(), 4) + ".");
            BigFraction share =
                    new BigFraction(found.trimmedCount()).divide(new BigFraction(Math.max(1, found.caseCount())));
            CalibrationPolicy policy = policies.get(region);
            if (policy != null && share.compareTo(Money.exact(policy.trimmedShareMax())) > 0) {
                lines.add("Warning: region " + region + " has more outliers than the usual share of "
                        + policy.trimmedShareMax() + ".");
            }
            RegionCalibration calibration = calibrated.get(region);
            if (calibration != null) {
                lines.addAll(revisionLines(region, calibration));
            }
        });
        return lines;
    }

    /** What was revised, and what a planner should look at again. */
    private static List<String> revisionLines(String region, RegionCalibration calibration) {
        List<String> lines = new ArrayList<>();
        if (calibration.isRevised()) {
            lines.add("Region " + region + ": weights revised, factor "
                    + Money.round(calibration.revision().factor(), 6) + ", "
                    + calibration.revision().held().size() + " groups held.");
        }
        calibration.structure().ifPresent(structure -> {
            if (!structure.unbalanced().isEmpty()) {
                lines.add("Warning: region " + region + ": the fees of "
                        + structure.unbalanced().size()
                        + " groups do not add up to their cost; they keep their weight.");
            }
        });
        calibration
                .lacking()
                .forEach((group, marks) -> lines.add(
                        "Warning: region " + region + ": basic group " + group + " is not " + marks + " (SPEC B.7)."));
        return lines;
    }
}
