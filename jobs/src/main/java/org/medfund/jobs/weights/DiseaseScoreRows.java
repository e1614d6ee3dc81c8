package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Outputs;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problems;
import org.medfund.core.problem.Refusal;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.grouping.DipDiseases;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.DiseaseScores;
import org.medfund.core.time.PolicyYear;

/**
 * The scores of all regions whose cases are matched with a DIP catalogue.
 *
 * <p>The catalogue in use is that of the cases of the year; cases of earlier years that are matched with another catalogue
 * do not count, because a disease must mean the same in all of them.
 *
 * @param rows of {@link DiseaseScores}
 * @param removed what cleaning took out, by region
 * @param summary a line or two a region
 */
record DiseaseScoreRows(List<Row> rows, SortedMap<String, RemovedShare> removed, List<String> summary) {
    /** Regions times diseases times years; a country stays below. */
    private static final int SUMS_MAX = 5_000_000;

    private static final int DISEASES_MAX = 2_000_000;

    private record RegionScheme(String region, String scheme) {}

    /** No rows if no case of the year is matched. */
    static DiseaseScoreRows of(JobContext job, List<Region> regions, PolicyYear year) {
        SortedMap<String, DipScorePolicy> policies = new TreeMap<>();
        Problems problems = new Problems();
        for (Region region : regions) {
            try {
                policies.put(region.code(), DipScorePolicy.from(job.policy(region, year), year));
            } catch (Refusal refusal) {
                problems.addAll(refusal.problems());
            }
        }
        problems.refuseIfAny();

        Map<RegionScheme, List<DiseaseYear>> sums = sums(job, regions, policies);
        SortedMap<String, String> schemes = new TreeMap<>();
        sums.forEach((key, years) -> {
            if (years.stream().anyMatch(each -> each.year() == year.value())) {
                schemes.put(key.region(), key.scheme());
            }
        });
        Map<String, Map<String, BigDecimal>> loaded = loaded(job, regions, schemes);
        Map<String, Map<String, BigDecimal>> last = last(job, regions, year);

        List<Row> rows = new ArrayList<>();
        SortedMap<String, RemovedShare> removed = new TreeMap<>();
        List<String> summary = new ArrayList<>();
        schemes.forEach((region, scheme) -> {
            List<DiseaseYear> years = sums.getOrDefault(new RegionScheme(region, scheme), List.of());
            DipScorePolicy policy = Objects.requireNonNull(policies.get(region));
            removed.put(region, RemovedShare.of(years, policy.removedShareMax()));
            try {
                Collection<DiseaseScore> scores = DiseaseScore.of(
                                region,
                                years,
                                policy,
                                new DiseaseScore.Beside(
                                        loaded.getOrDefault(region, Map.of()), last.getOrDefault(region, Map.of())))
                        .values();
                scores.forEach(score -> rows.add(row(region, year, scheme, score, policy)));
                summary.addAll(lines(region, scheme, scores, years, policy));
            } catch (Refusal refusal) {
                problems.addAll(refusal.problems());
            }
        });
        problems.refuseIfAny();
        return new DiseaseScoreRows(rows, removed, summary);
    }

    /** Adds the scores to what the run publishes. */
    Outputs addTo(Outputs outputs, JobContext job) {
        return outputs.table(DiseaseScores.TABLE, job.rows(DiseaseScores.TABLE, rows))
                .mayBeEmpty(DiseaseScores.TABLE, "no case of the year is matched with a DIP catalogue")
                .gate(Gate.uniqueGrain(DiseaseScores.TABLE))
                .gate(RemovedShare.isAllowed(removed));
    }

    private static Map<RegionScheme, List<DiseaseYear>> sums(
            JobContext job, List<Region> regions, SortedMap<String, DipScorePolicy> policies) {
        PolicyYear[] window = policies.values().stream()
                .flatMap(policy -> policy.years().byYear().keySet().stream())
                .distinct()
                .sorted()
                .map(PolicyYear::new)
                .toArray(PolicyYear[]::new);
        Map<String, DiseaseCases.Cut> cuts = new HashMap<>();
        policies.forEach(
                (region, policy) -> cuts.put(region, new DiseaseCases.Cut(policy.cleaning(), policy.trimming())));
        var matched = job.readOrEmpty(GroupedCases.TABLE, regions, window)
                .where(GroupedCases.SCHEME
                        .col()
                        .startsWith(GroupedCases.DIP_PREFIX)
                        .and(GroupedCases.GROUP_CODE.col().isNotNull())
                        .and(windows(policies)));
        Map<RegionScheme, List<DiseaseYear>> sums = new HashMap<>();
        for (Row row : job.small(DiseaseCases.sums(matched, job.read(FeeClasses.TABLE), cuts), SUMS_MAX)) {
            sums.computeIfAbsent(
                            new RegionScheme(DiseaseCases.region(row), DiseaseCases.scheme(row)),
                            key -> new ArrayList<>())
                    .add(DiseaseCases.diseaseYear(row));
        }
        return sums;
    }

    /** Cases of the years that the region itself looks at. */
    private static Column windows(SortedMap<String, DipScorePolicy> policies) {
        Map<List<Integer>, List<String>> regionsOfWindow = new LinkedHashMap<>();
        policies.forEach((region, policy) -> regionsOfWindow
                .computeIfAbsent(List.copyOf(policy.years().byYear().keySet()), window -> new ArrayList<>())
                .add(region));
        Column any = lit(false);
        for (var window : regionsOfWindow.entrySet()) {
            any = any.or(GroupedCases.REGION_CODE
                    .col()
                    .isin(window.getValue().toArray())
                    .and(GroupedCases.YEAR.col().isin(window.getKey().toArray())));
        }
        return any;
    }

    private static Map<String, Map<String, BigDecimal>> loaded(
            JobContext job, List<Region> regions, SortedMap<String, String> schemes) {
        PolicyYear[] years = schemes.values().stream()
                .map(scheme -> PolicyYear.of(scheme.substring(GroupedCases.DIP_PREFIX.length())))
                .distinct()
                .toArray(PolicyYear[]::new);
        Map<String, Map<String, BigDecimal>> loaded = new HashMap<>();
        if (years.length == 0) {
            return loaded;
        }
        var points = job.readOrEmpty(DipDiseases.TABLE, regions, years)
                .where(DipDiseases.LOADED_SCORE.col().isNotNull())
                .select(
                        DipDiseases.REGION_CODE.col(),
                        DipDiseases.SCHEME.col(),
                        DipDiseases.GROUP_CODE.col(),
                        DipDiseases.LOADED_SCORE.col());
        for (Row row : job.small(points, DISEASES_MAX)) {
            String region = DipDiseases.REGION_CODE.in(row);
            if (DipDiseases.SCHEME.in(row).equals(schemes.get(region))) {
                loaded.computeIfAbsent(region, key -> new HashMap<>())
                        .put(DipDiseases.GROUP_CODE.in(row), DipDiseases.LOADED_SCORE.in(row));
            }
        }
        return loaded;
    }

    private static Map<String, Map<String, BigDecimal>> last(JobContext job, List<Region> regions, PolicyYear year) {
        Map<String, Map<String, BigDecimal>> last = new HashMap<>();
        for (Row row : job.small(
                job.readOrEmpty(DiseaseScores.TABLE, regions, year.minus(1))
                        .select(
                                DiseaseScores.REGION_CODE.col(),
                                DiseaseScores.GROUP_CODE.col(),
                                DiseaseScores.SCORE.col()),
                DISEASES_MAX)) {
            last.computeIfAbsent(DiseaseScores.REGION_CODE.in(row), key -> new HashMap<>())
                    .put(DiseaseScores.GROUP_CODE.in(row), DiseaseScores.SCORE.in(row));
        }
        return last;
    }

    private static Row row(String region, PolicyYear year, String scheme, DiseaseScore score, DipScorePolicy policy) {
        boolean isMeasured = score.costs().caseCount() > 0;
        return RowFactory.create(
                region,
                year.value(),
                scheme,
                score.groupCode(),
                score.costs().caseCount(),
                score.trimmedCount(),
                score.meanYuan() == null ? null : Money.roundToFen(score.meanYuan()),
                isMeasured
                        ? score.costs()
                                .variation(policy.deltaDegreesOfFreedom())
                                .doubleValue()
                        : null,
                isMeasured
                        ? VariationClass.of(score.costs(), policy.variationLimits(), policy.deltaDegreesOfFreedom())
                                .name()
                        : null,
                score.measured(),
                end(score, -1),
                end(score, 1),
                score.precision() == null
                        ? null
                        : Money.round(BigDecimal.valueOf(score.precision().credibility()), Money.SHARE.scale()),
                share(score.drugShare()),
                share(score.consumableShare()),
                score.lastScore(),
                score.isDropTooLarge(policy.dropMax()),
                score.isLoaded() ? "LOADED" : "MEASURED",
                score.score());
    }

    /** An end of the interval of the measured score, not below 0. */
    private static @Nullable BigDecimal end(DiseaseScore score, int direction) {
        WeightPrecision precision = score.precision();
        BigDecimal measured = score.measured();
        return precision == null || measured == null
                ? null
                : Money.round(
                        measured.multiply(
                                BigDecimal.valueOf(Math.max(0, 1 + direction * precision.relativeHalfWidth()))),
                        Money.SCORE.scale());
    }

    private static @Nullable BigDecimal share(@Nullable BigFraction share) {
        return share == null ? null : Money.roundToWeight(share);
    }

    private static List<String> lines(
            String region,
            String scheme,
            Collection<DiseaseScore> scores,
            List<DiseaseYear> years,
            DipScorePolicy policy) {
        Map<VariationClass, Long> classes = new EnumMap<>(VariationClass.class);
        scores.stream()
                .filter(score -> score.costs().caseCount() > 0)
                .forEach(score -> classes.merge(
                        VariationClass.of(score.costs(), policy.variationLimits(), policy.deltaDegreesOfFreedom()),
                        1L,
                        Long::sum));
        List<String> lines = new ArrayList<>();
        lines.add("Region " + region + ": scores of " + scores.size() + " diseases of " + scheme + " by "
                + policy.method() + ", from years "
                + years.stream().map(DiseaseYear::year).distinct().sorted().toList() + "; "
                + years.stream().mapToLong(DiseaseYear::removedCount).sum() + " cases removed, "
                + years.stream().mapToLong(DiseaseYear::trimmedCount).sum() + " trimmed; variation " + classes + ".");
        long drops = scores.stream()
                .filter(score -> score.isDropTooLarge(policy.dropMax()))
                .count();
        if (drops > 0) {
            lines.add("Warning: region " + region + ": " + drops + " scores fall by more than " + policy.dropMax()
                    + " within the year (dip.max_drop).");
        }
        return lines;
    }
}
