package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/**
 * What the diseases of one region count in institutions of each level class (SPEC B.8, C.2, C.6).
 *
 * @param scores above 0, by disease
 * @param coefficients hospital coefficients
 * @param levelMeans mean cost the year before, by level class and disease
 */
record RegionPoints(
        SortedMap<String, BigDecimal> scores,
        PaymentStandard.Coefficients coefficients,
        SortedMap<Integer, SortedMap<String, BigDecimal>> levelMeans) {

    /** Parts of the key of a disease treated without operation: a core one has no procedure, a comprehensive one says so. */
    private static final String OPERATION = "+";

    private static final String CLASS = "|";
    private static final String MEDICAL = "|MEDICAL";

    /**
     * The standings of one region.
     *
     * @param sums matched cases, whoever insures them; of the years of the coefficients some cost something
     * @param lastYear the year whose means costs are held against
     */
    static RegionPoints of(
            SortedMap<String, BigDecimal> scores,
            Collection<CaseSums> sums,
            int lastYear,
            CoefficientPolicy policy,
            Set<String> basicDiseases) {
        List<CaseSums> grouped =
                sums.stream().filter(each -> each.groupCode() != null).toList();
        PaymentStandard.Coefficients all = policy.coefficients(
                grouped.stream().filter(policy::covers).map(CaseSums::classCost).toList(), basicDiseases);
        SortedMap<String, SortedMap<Integer, BigDecimal>> byDisease = new TreeMap<>(all.byGroup());
        byDisease.keySet().removeIf(RegionPoints::isConservative);
        SortedMap<Integer, SortedMap<String, BigDecimal>> means = new TreeMap<>();
        SortedMap<Integer, SortedMap<String, CaseSums>> last = new TreeMap<>();
        grouped.stream()
                .filter(each -> each.year() == lastYear)
                .forEach(each -> last.computeIfAbsent(each.levelClass(), level -> new TreeMap<>())
                        .merge(java.util.Objects.requireNonNull(each.groupCode()), each, RegionPoints::plus));
        last.forEach((level, ofLevel) -> ofLevel.forEach((disease, each) -> means.computeIfAbsent(
                        level, key -> new TreeMap<>())
                .put(
                        disease,
                        Money.roundToFen(Money.exact(each.costYuan()).divide(new BigFraction(each.caseCount()))))));
        return new RegionPoints(
                scores,
                new PaymentStandard.Coefficients(
                        all.byLevelClass(), byDisease, all.byInstitution(), all.basicGroups(), all.basicCoefficient()),
                means);
    }

    /** COEF_BY_DISEASE is not for conservative treatment (SPEC B.8). */
    private static boolean isConservative(String disease) {
        return disease.endsWith(MEDICAL) || (!disease.contains(OPERATION) && !disease.contains(CLASS));
    }

    private static CaseSums plus(CaseSums one, CaseSums other) {
        return new CaseSums(
                one.regionCode(),
                one.year(),
                one.insuranceType(),
                one.levelClass(),
                one.groupCode(),
                one.isLocal(),
                one.caseCount() + other.caseCount(),
                one.elsewhereCount() + other.elsewhereCount(),
                one.costYuan().add(other.costYuan()),
                one.poolYuan().add(other.poolYuan()),
                null);
    }

    /** Level classes that have cases; the only ones with a coefficient. */
    SortedSet<Integer> levelClasses() {
        return new TreeSet<>(coefficients.byLevelClass().keySet());
    }

    BigDecimal coefficient(int levelClass, String disease) {
        return Money.round(coefficients.of(levelClass, disease), Money.WEIGHT.scale());
    }

    @Nullable
    BigDecimal levelMeanYuan(int levelClass, String disease) {
        return levelMeans.getOrDefault(levelClass, new TreeMap<>()).get(disease);
    }

    /**
     * Sum of score times coefficient over sum of score, unrounded (SPEC B.8).
     *
     * @param cases of the year; some have a score
     */
    BigFraction meanCoefficient(Collection<CaseSums> cases) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal adjusted = BigDecimal.ZERO;
        for (CaseSums each : cases) {
            BigDecimal score = each.groupCode() == null ? null : scores.get(each.groupCode());
            if (score != null && each.groupCode() != null) {
                BigDecimal ofCases = score.multiply(BigDecimal.valueOf(each.caseCount()));
                total = total.add(ofCases);
                adjusted = adjusted.add(ofCases.multiply(coefficient(each.levelClass(), each.groupCode())));
            }
        }
        return total.signum() == 0 ? BigFraction.ONE : Money.exact(adjusted).divide(Money.exact(total));
    }

    /** Rows of {@link DipCaseScores#STANDINGS}. */
    List<Row> standings(String region) {
        List<Row> rows = new ArrayList<>();
        for (int level : levelClasses()) {
            scores.forEach((disease, score) -> rows.add(RowFactory.create(
                    region, level, disease, score, coefficient(level, disease), levelMeanYuan(level, disease))));
        }
        return rows;
    }

    /** Rows of {@link org.medfund.core.table.payment.PaymentStandards}, at the value cases are paid at. */
    List<Row> standards(String region, int year, String type, BigDecimal pointValueYuan) {
        List<Row> rows = new ArrayList<>();
        for (int level : levelClasses()) {
            scores.forEach((disease, score) -> {
                BigDecimal coefficient = coefficient(level, disease);
                rows.add(RowFactory.create(
                        region,
                        year,
                        type,
                        level,
                        disease,
                        null,
                        coefficients.isBasic(disease),
                        coefficient,
                        null,
                        DipCasePayment.standardYuan(score, coefficient, pointValueYuan),
                        score,
                        pointValueYuan,
                        levelMeanYuan(level, disease)));
            });
        }
        return rows;
    }
}
