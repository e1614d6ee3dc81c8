package org.medfund.jobs.weights;

import static org.medfund.core.derivation.Derivation.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.derivation.Derivation;
import org.medfund.core.derivation.Figure;
import org.medfund.core.derivation.Seen;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

/** How relative weights come about. */
public final class WeightDerivations {
    private static final int SUMS_MAX = 1_000_000;
    private static final String[] MEASURING = {
        "clean.cost_min",
        "clean.los_max",
        "clean.los_min",
        "clean.z53_max_los",
        "drg.cv_max",
        "drg.min_cases",
        "drg.unstable_policy",
        "trim.drg_policy",
        "trim.min_group_n",
        "weight.year_policy",
        "weight.year_weights"
    };

    public static final List<Derivation> ALL = List.of(
            Derivation.of(
                            RelativeWeights.TABLE,
                            RelativeWeights.MEASURED_WEIGHT,
                            "SPEC B.3: year-weighted mean cost of the group over that of the region, after cleaning"
                                    + " (B.1) and trimming (B.2); of an unstable group by drg.unstable_policy (B.4).")
                    .by(MEASURING)
                    .with(WeightDerivations::measured),
            Derivation.of(
                            RelativeWeights.TABLE,
                            RelativeWeights.RELATIVE_WEIGHT,
                            "SPEC B.3 to B.6: the measured weight (mean cost of the group over that of the region),"
                                    + " revised for structure, yearly change, and total where the region's policy says"
                                    + " so.")
                    .by(withMeasuring(
                            "structure.enabled", "change.enabled", "change.max", "neutral.enabled", "neutral.freeze"))
                    .with(WeightDerivations::relative)
                    .restingOn(row -> List.of(Figure.alike(
                            RelativeWeights.TABLE,
                            RelativeWeights.MEASURED_WEIGHT,
                            row,
                            RelativeWeights.REGION_CODE,
                            RelativeWeights.YEAR,
                            RelativeWeights.GROUP_CODE))));

    private static String[] withMeasuring(String... further) {
        List<String> all = new ArrayList<>(List.of(MEASURING));
        all.addAll(List.of(further));
        return all.toArray(String[]::new);
    }

    private static List<String> relative(Row row, Seen seen) {
        BigDecimal measured = RelativeWeights.MEASURED_WEIGHT.in(row);
        BigDecimal published = RelativeWeights.RELATIVE_WEIGHT.in(row);
        List<String> lines = new ArrayList<>(measured(row, seen));
        lines.add(
                measured.compareTo(published) == 0
                        ? "Published as measured."
                        : "Revised from " + measured + " to " + published
                                + (RelativeWeights.IS_HELD.in(row)
                                        ? ", where it is held by a limit of change or as a basic group."
                                        : ", so that the total weight is kept."));
        return lines;
    }

    private static List<String> measured(Row row, Seen seen) {
        String group = RelativeWeights.GROUP_CODE.in(row);
        PolicyYear year = new PolicyYear(RelativeWeights.YEAR.in(row));
        Region region = Region.of(RelativeWeights.REGION_CODE.in(row));
        CalibrationPolicy policy = CalibrationPolicy.from(seen.policy(region.code()), year);
        List<GroupYear> kept = kept(region, policy, seen.lake());
        List<GroupYear> own =
                kept.stream().filter(each -> each.groupCode().equals(group)).toList();
        List<String> lines = new ArrayList<>();
        policy.weights()
                .years()
                .byYear()
                .forEach((each, counts) -> lines.add(each + " (counts " + counts + "): "
                        + costs(own, each, "group " + group) + "; " + costs(kept, each, "the region") + "."));
        String basis = RelativeWeights.WEIGHT_BASIS.in(row);
        if (basis.equals(WeightBasis.LAST_YEAR_WEIGHT.name())) {
            lines.add("Too unstable for a mean (" + RelativeWeights.STABILITY.in(row)
                    + "): the weight published for the year before, " + RelativeWeights.MEASURED_WEIGHT.in(row) + ".");
            return lines;
        }
        WeightCalibration.calibrate(kept, policy.weights(), Map.of()).stream()
                .filter(weight -> weight.groupCode().equals(group))
                .forEach(weight -> lines.add(basis + ", " + weight.stability() + ": mean of the group "
                        + Money.roundToFen(weight.meanYuan()) + " yuan"
                        + (weight.basis() == WeightBasis.PARENT_ADRG ? ", judged with the rest of its ADRG" : "")
                        + ", over the mean of the region "
                        + Money.roundToFen(regionMean(kept, policy)) + " yuan"
                        + result(weight.weight(), RelativeWeights.MEASURED_WEIGHT.in(row))));
        return lines;
    }

    private static org.apache.commons.math3.fraction.BigFraction regionMean(
            Collection<GroupYear> kept, CalibrationPolicy policy) {
        Map<Integer, org.medfund.core.money.CostSum> byYear = new java.util.TreeMap<>();
        kept.forEach(each -> byYear.merge(each.year(), each.costs().total(), org.medfund.core.money.CostSum::plus));
        return policy.weights().years().meanYuan(byYear);
    }

    private static String costs(Collection<GroupYear> groups, int year, String whose) {
        CostSpread costs = groups.stream()
                .filter(each -> each.year() == year)
                .map(GroupYear::costs)
                .reduce(CostSpread.NONE, CostSpread::plus);
        return whose + " " + costs.caseCount() + " cases for " + costs.sumYuan() + " yuan";
    }

    /** What is left of every group of the region after cleaning and trimming, as the calibration summed it. */
    private static List<GroupYear> kept(Region region, CalibrationPolicy policy, JobContext lake) {
        Map<Region, Set<Integer>> window =
                Map.of(region, policy.weights().years().byYear().keySet());
        FactCodes codes =
                FactCodes.of(lake.small(FactCodes.chosen(lake.readYears(CodeNumbers.TABLE, window)), SUMS_MAX));
        Map<Long, CalibrationPlan> plans =
                codes.byRegionNumber(Map.of(region.code(), CalibrationPlan.of(policy, List.of())));
        Dataset<Row> cases = FactCases.cleaned(lake.readYears(CaseFacts.TABLE, window), plans);
        return lake.small(FactSums.of(lake.spark(), cases, plans), SUMS_MAX).stream()
                .map(row -> GroupSums.of(row, codes).kept())
                .toList();
    }

    private WeightDerivations() {}
}
