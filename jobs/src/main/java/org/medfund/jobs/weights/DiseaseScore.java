package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * The score of one disease, with what it rests on (SPEC C.2, C.3).
 *
 * @param costs kept cases of all years together
 * @param meanYuan year-weighted, unrounded; null without kept cases
 * @param measured rounded once; null without kept cases
 * @param precision null without a spread to judge by
 * @param drugShare mean drug cost over that of all cases, unrounded; null without fees by class
 * @param consumableShare the same of consumables
 * @param lastScore of the year before; null if the disease is new
 * @param isLoaded the score comes with a ready-made catalogue
 * @param score points the disease is paid by
 */
record DiseaseScore(
        String groupCode,
        CostSpread costs,
        long trimmedCount,
        @Nullable BigFraction meanYuan,
        @Nullable BigDecimal measured,
        @Nullable WeightPrecision precision,
        @Nullable BigFraction drugShare,
        @Nullable BigFraction consumableShare,
        @Nullable BigDecimal lastScore,
        boolean isLoaded,
        BigDecimal score) {

    /**
     * What scores of a region stand beside.
     *
     * @param loaded points of a ready-made catalogue, by disease; they are what the region pays by
     * @param last scores published for the year before, by disease
     */
    record Beside(Map<String, BigDecimal> loaded, Map<String, BigDecimal> last) {}

    /** Whether it falls by more than the policy finds right (SPEC C.2). */
    boolean isDropTooLarge(BigDecimal dropMax) {
        return lastScore != null && DipScore.dropsTooMuch(lastScore, score, dropMax);
    }

    /**
     * The scores of one region, in order of disease: of every disease with a kept case, and of those whose points are
     * loaded.
     *
     * <p>The mean of all cases is that of the kept cases of every disease, year-weighted like that of one. Scores follow
     * the scale of costs: all costs times a number leave AVERAGE_COST and REFERENCE_DISEASE as they are.
     *
     * @param years each disease and year once
     * @throws org.medfund.core.problem.Refusal if the cases cost nothing in all, or there is no reference to divide by
     */
    static SortedMap<String, DiseaseScore> of(
            String region, Collection<DiseaseYear> years, DipScorePolicy policy, Beside beside) {
        SortedMap<String, SortedMap<Integer, DiseaseYear>> byDisease = new TreeMap<>();
        years.forEach(each -> byDisease
                .computeIfAbsent(each.groupCode(), code -> new TreeMap<>())
                .put(each.year(), each));
        boolean hasKept = years.stream().anyMatch(each -> each.kept().caseCount() > 0);
        BigFraction divisor = hasKept ? divisor(region, years, byDisease, policy) : BigFraction.ONE;
        BigFraction drugs = hasKept ? mean(years, DiseaseYear::drugYuan, policy.years()) : BigFraction.ZERO;
        BigFraction consumables = hasKept ? mean(years, DiseaseYear::consumableYuan, policy.years()) : BigFraction.ZERO;

        SortedMap<String, DiseaseScore> scores = new TreeMap<>();
        TreeSet<String> codes = new TreeSet<>(byDisease.keySet());
        codes.addAll(beside.loaded().keySet());
        for (String code : codes) {
            Collection<DiseaseYear> own =
                    byDisease.getOrDefault(code, new TreeMap<>()).values();
            CostSpread costs = own.stream().map(DiseaseYear::kept).reduce(CostSpread.NONE, CostSpread::plus);
            BigDecimal loaded = beside.loaded().get(code);
            boolean isMeasured = costs.caseCount() > 0;
            if (!isMeasured && loaded == null) {
                continue; // every case was removed by cleaning
            }
            BigFraction mean = isMeasured ? mean(own, each -> each.kept().sumYuan(), policy.years()) : null;
            BigDecimal measured = mean == null ? null : rounded(policy.method().score(mean, divisor, policy.base()));
            scores.put(
                    code,
                    new DiseaseScore(
                            code,
                            costs,
                            own.stream().mapToLong(DiseaseYear::trimmedCount).sum(),
                            mean,
                            measured,
                            isMeasured ? precision(own, policy) : null,
                            isMeasured ? over(mean(own, DiseaseYear::drugYuan, policy.years()), drugs) : null,
                            isMeasured
                                    ? over(mean(own, DiseaseYear::consumableYuan, policy.years()), consumables)
                                    : null,
                            beside.last().get(code),
                            loaded != null,
                            loaded != null
                                    ? Money.round(loaded, Money.SCORE.scale())
                                    : java.util.Objects.requireNonNull(measured)));
        }
        return scores;
    }

    private static BigFraction divisor(
            String region,
            Collection<DiseaseYear> years,
            SortedMap<String, SortedMap<Integer, DiseaseYear>> byDisease,
            DipScorePolicy policy) {
        BigFraction divisor = switch (policy.method()) {
            case AVERAGE_COST -> mean(years, each -> each.kept().sumYuan(), policy.years());
            case STANDARD_QUOTA -> Money.exact(java.util.Objects.requireNonNull(policy.quotaYuan()));
            case REFERENCE_DISEASE -> {
                Collection<DiseaseYear> reference = byDisease
                        .getOrDefault(java.util.Objects.requireNonNull(policy.referenceDisease()), new TreeMap<>())
                        .values();
                yield reference.stream().allMatch(each -> each.kept().caseCount() == 0)
                        ? BigFraction.ZERO
                        : mean(reference, each -> each.kept().sumYuan(), policy.years());
            }
        };
        if (divisor.compareTo(BigFraction.ZERO) > 0) {
            return divisor;
        }
        throw Problem.of(
                        policy.method() == DipScore.STANDARD_QUOTA ? ProblemCode.POLICY : ProblemCode.INPUT_UNUSABLE,
                        "Region " + region + " has no DIP score by " + policy.method() + ".",
                        switch (policy.method()) {
                            case AVERAGE_COST -> "Its matched cases cost nothing in all.";
                            case REFERENCE_DISEASE ->
                                "The reference disease " + policy.referenceDisease()
                                        + " has no case that costs something.";
                            case STANDARD_QUOTA -> "dip.standard_quota_yuan is " + policy.quotaYuan() + ".";
                        },
                        "Look at the costs delivered, or choose another dip.score_method for the region.")
                .refusal();
    }

    private static BigFraction mean(
            Collection<DiseaseYear> years, Function<DiseaseYear, BigDecimal> yuan, YearWeights weights) {
        SortedMap<Integer, CostSum> sums = new TreeMap<>();
        years.forEach(
                each -> sums.merge(each.year(), CostSum.of(each.kept().caseCount(), yuan.apply(each)), CostSum::plus));
        return weights.meanYuan(sums);
    }

    private static @Nullable BigFraction over(BigFraction own, BigFraction all) {
        return all.compareTo(BigFraction.ZERO) > 0 ? own.divide(all) : null;
    }

    private static @Nullable WeightPrecision precision(Collection<DiseaseYear> own, DipScorePolicy policy) {
        SortedMap<Integer, CostSpread> byYear = new TreeMap<>();
        own.forEach(each -> byYear.put(each.year(), each.kept()));
        return WeightPrecision.of(byYear, policy.years(), policy.precision()).orElse(null);
    }

    private static BigDecimal rounded(BigFraction score) {
        return Money.round(score, Money.SCORE.scale());
    }
}
