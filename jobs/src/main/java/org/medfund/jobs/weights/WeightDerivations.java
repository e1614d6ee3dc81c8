package org.medfund.jobs.weights;

import static org.medfund.core.derivation.Derivation.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
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
        "date.same_day_los",
        "drg.cv_max",
        "drg.min_cases",
        "drg.unstable_policy",
        "stat.ddof",
        "trim.drg_policy",
        "trim.iqr_k",
        "trim.min_group_n",
        "trim.pct_hi",
        "trim.pct_lo",
        "trim.ratio_hi",
        "trim.ratio_lo",
        "trim.sd_multiplier",
        "trim.skip_if_iqr0",
        "weight.standardisation",
        "weight.standardisation_min_cases",
        "weight.standardisation_rounds_max",
        "weight.standardisation_tolerance",
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
                    .restingOn((row, seen) -> List.of(Figure.alike(
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
        List<String> lines = new ArrayList<>();
        List<GroupYear> kept = kept(region, policy, seen.lake(), lines);
        List<GroupYear> own =
                kept.stream().filter(each -> each.groupCode().equals(group)).toList();
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
        if (basis.equals(WeightBasis.PAY_BY_ITEM.name())) {
            lines.add("Too unstable for a mean (" + RelativeWeights.STABILITY.in(row)
                    + "): it weighs 0, and its cases are paid by item.");
            return lines;
        }
        BigFraction regionMean = regionMean(kept, policy);
        WeightCalibration.calibrate(kept, policy.weights(), Map.of()).stream()
                .filter(weight -> weight.groupCode().equals(group))
                .forEach(weight -> lines.add(basis + ", " + weight.stability() + ": "
                        + (weight.basis() == WeightBasis.PARENT_ADRG
                                ? "its own mean " + Money.roundToFen(weight.meanYuan())
                                        + " yuan is not taken; mean of all groups of its ADRG "
                                : "mean of the group ")
                        + Money.roundToFen(weight.ratio().multiply(regionMean)) + " yuan, over the mean of the region "
                        + Money.roundToFen(regionMean) + " yuan"
                        + result(weight.weight(), RelativeWeights.MEASURED_WEIGHT.in(row))));
        return lines;
    }

    private static BigFraction regionMean(Collection<GroupYear> kept, CalibrationPolicy policy) {
        Map<Integer, org.medfund.core.money.CostSum> byYear = new TreeMap<>();
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

    /**
     * What is left of every group of the region after cleaning and trimming, as the calibration summed it: of costs over
     * the level of their hospital, where the policy says so.
     *
     * @param lines what was done to costs is added to them
     */
    private static List<GroupYear> kept(Region region, CalibrationPolicy policy, JobContext lake, List<String> lines) {
        Map<Region, Set<Integer>> window =
                Map.of(region, policy.weights().years().byYear().keySet());
        FactCodes codes =
                FactCodes.of(lake.small(FactCodes.chosen(lake.readYears(CodeNumbers.TABLE, window)), SUMS_MAX));
        Map<Long, CalibrationPlan> plans =
                codes.byRegionNumber(Map.of(region.code(), CalibrationPlan.of(policy, List.of())));
        Dataset<Row> cleaned = FactCases.cleaned(lake.readYears(CaseFacts.TABLE, window), plans);
        StandardCosts standard =
                StandardCosts.settled(lake, cleaned, new TreeMap<>(Map.of(region.code(), policy)), plans, codes);
        lines.addAll(standard.lines(codes));
        Dataset<Row> cases = standard.at(lake.spark(), cleaned);
        return lake.small(FactSums.of(lake.spark(), cases, plans), SUMS_MAX).stream()
                .map(row -> GroupSums.of(row, codes).kept())
                .toList();
    }

    private WeightDerivations() {}
}
