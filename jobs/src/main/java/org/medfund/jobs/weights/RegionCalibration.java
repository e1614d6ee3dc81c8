package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.BasicGroups.Mark;
import org.medfund.jobs.weights.SplitCriteria.Lack;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;

/**
 * The weights of one region, measured and published.
 *
 * @param trimmed outliers of cost, by group
 * @param structure weights by structure of cost, if the region adjusts for it
 * @param lacking marks that groups on the list of basic groups lack
 * @param splitLacks what groups of a split ADRG lack to earn the split, by group
 */
record RegionCalibration(
        String scheme,
        List<GroupWeight> measured,
        SortedMap<String, Long> trimmed,
        boolean isRevised,
        Optional<StructureAdjustment> structure,
        WeightRevision revision,
        SortedMap<String, Set<Mark>> lacking,
        SortedMap<String, Set<Lack>> splitLacks) {

    /** @throws org.medfund.core.problem.Refusal if the region's weights cannot be revised as its policy says */
    static RegionCalibration of(String region, List<GroupSums> sums, CalibrationPolicy policy, RevisionInputs inputs) {
        String scheme = sums.get(0).scheme();
        SortedMap<String, Long> trimmed = new TreeMap<>();
        sums.forEach(sum -> trimmed.merge(sum.kept().groupCode(), sum.trimmedCount(), Long::sum));
        List<WeightCalibration.GroupYear> kept =
                sums.stream().map(GroupSums::kept).toList();
        Map<String, BigDecimal> lastWeights = inputs.lastWeights(region, scheme);
        List<GroupWeight> measured = WeightCalibration.calibrate(kept, policy.weights(), lastWeights);

        RevisionPolicy revising = policy.revision();
        Optional<StructureAdjustment> structure = Optional.of(revising)
                .filter(RevisionPolicy::adjustsStructure)
                .map(each -> inputs.blocks(region)
                        .means(measured, kept, policy.weights().years()))
                .filter(means -> !means.isEmpty())
                .map(means -> StructureAdjustment.of(means, revising.blockFactors()));
        WeightRevision revision = revising.revises()
                ? WeightRevision.of(
                        measured,
                        new WeightRevision.Inputs(structure, lastWeights, inputs.basicGroups()),
                        revising,
                        "region " + region)
                : WeightRevision.none(measured);
        return new RegionCalibration(
                scheme,
                measured,
                trimmed,
                revising.revises(),
                structure,
                revision,
                lacking(sums, revision, policy, inputs.basicGroups()),
                QualityRows.splitLacks(sums, policy.quality().split()));
    }

    /** The same with these intervals in place of those the spread of the kept costs alone gives. */
    RegionCalibration withIntervals(List<GroupWeight> widened) {
        return new RegionCalibration(scheme, widened, trimmed, isRevised, structure, revision, lacking, splitLacks);
    }

    private static SortedMap<String, Set<Mark>> lacking(
            List<GroupSums> sums, WeightRevision revision, CalibrationPolicy policy, Set<String> basicGroups) {
        SortedMap<String, CostSpread> costs = new TreeMap<>();
        SortedMap<String, Long> grassroots = new TreeMap<>();
        for (GroupSums sum : sums) {
            if (basicGroups.contains(sum.kept().groupCode())) {
                costs.merge(sum.kept().groupCode(), sum.kept().costs(), CostSpread::plus);
                grassroots.merge(sum.kept().groupCode(), sum.grassrootsCount(), Long::sum);
            }
        }
        SortedMap<String, Set<Mark>> lacking = new TreeMap<>();
        costs.forEach((group, spread) -> {
            BasicGroups.Group shown = new BasicGroups.Group(
                    true,
                    spread,
                    grassroots.getOrDefault(group, 0L),
                    revision.weights().getOrDefault(group, BigDecimal.ZERO));
            Set<Mark> missing =
                    policy.basic().missing(shown, policy.weights().stability().deltaDegreesOfFreedom());
            if (!missing.isEmpty()) {
                lacking.put(group, missing);
            }
        });
        return lacking;
    }

    /** Rows of {@link RelativeWeights}, in order of group. */
    List<Row> rows(String region, PolicyYear year) {
        List<Row> rows = new ArrayList<>();
        for (GroupWeight weight : measured) {
            BigDecimal ratio = weight.weight();
            rows.add(RowFactory.create(
                    region,
                    year.value(),
                    scheme,
                    weight.groupCode(),
                    weight.caseCount(),
                    weight.newestCaseCount(),
                    trimmed.get(weight.groupCode()),
                    weight.mean().round(Money.YUAN.scale()),
                    weight.variation(),
                    weight.stability().name(),
                    weight.basis().name(),
                    ratio,
                    low(weight.precision(), ratio),
                    high(weight.precision(), ratio),
                    credibility(weight.precision()),
                    revision.held().contains(weight.groupCode()),
                    QualityRows.told(splitLacks.get(weight.groupCode())),
                    Objects.requireNonNull(revision.weights().get(weight.groupCode()))));
        }
        return rows;
    }

    private static @Nullable BigDecimal low(@Nullable WeightPrecision precision, BigDecimal weight) {
        return precision == null ? null : precision.low(weight);
    }

    private static @Nullable BigDecimal high(@Nullable WeightPrecision precision, BigDecimal weight) {
        return precision == null ? null : precision.high(weight);
    }

    private static @Nullable BigDecimal credibility(@Nullable WeightPrecision precision) {
        return precision == null ? null : Money.round(BigDecimal.valueOf(precision.credibility()), Money.SHARE.scale());
    }
}
