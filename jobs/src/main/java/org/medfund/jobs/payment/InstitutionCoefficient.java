package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.Money;
import org.medfund.jobs.payment.BasePlusBonus.Merit;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/**
 * The coefficient of one institution by COEF_BASE_PLUS_BONUS (SPEC B.8), with the marks that earned it.
 *
 * @param marks six decimals, as published
 */
record InstitutionCoefficient(
        String institutionCode,
        int levelClass,
        BigDecimal baseCoefficient,
        Map<Merit, BigDecimal> marks,
        BigDecimal coefficient) {
    private static final int MARK_SCALE = 6;

    /**
     * Of every institution with a case whose group has a weight.
     *
     * @param cases sums by institution, of one region and year, whoever insures them; an institution has one level class
     * @param weights positive, by group
     * @param otherMarks all but case mix, by institution; those left out earn nothing
     * @return by institution; empty if no case weighs anything
     * @throws IllegalArgumentException if a level class has no base
     */
    static SortedMap<String, InstitutionCoefficient> of(
            Collection<CaseSums> cases,
            Map<String, BigDecimal> weights,
            Map<String, Map<Merit, BigDecimal>> otherMarks,
            BasePlusBonus policy) {
        SortedMap<String, Weighed> byInstitution = new TreeMap<>();
        Weighed region = Weighed.NOTHING;
        for (CaseSums sums : cases) {
            BigDecimal weight = sums.groupCode() == null ? null : weights.get(sums.groupCode());
            String institution = sums.institutionCode();
            if (weight != null && institution != null) {
                Weighed weighed = new Weighed(
                        sums.levelClass(), sums.caseCount(), weight.multiply(BigDecimal.valueOf(sums.caseCount())));
                byInstitution.merge(institution, weighed, Weighed::plus);
                region = region.plus(weighed);
            }
        }
        if (byInstitution.isEmpty()) {
            return new TreeMap<>();
        }
        BigFraction mean = region.mean();
        SortedMap<String, InstitutionCoefficient> coefficients = new TreeMap<>();
        byInstitution.forEach((institution, weighed) -> {
            Map<Merit, BigDecimal> marks = new EnumMap<>(Merit.class);
            otherMarks
                    .getOrDefault(institution, Map.of())
                    .forEach((merit, mark) -> marks.put(merit, mark.setScale(MARK_SCALE, RoundingMode.HALF_UP)));
            marks.put(Merit.CMI, Money.round(weighed.mean().divide(mean).subtract(BigFraction.ONE), MARK_SCALE));
            coefficients.put(
                    institution,
                    new InstitutionCoefficient(
                            institution,
                            weighed.levelClass(),
                            policy.coefficient(weighed.levelClass(), Map.of()),
                            marks,
                            policy.coefficient(weighed.levelClass(), marks)));
        });
        return coefficients;
    }

    /** A row of {@link org.medfund.core.table.payment.InstitutionCoefficients}. */
    Row row(String region, int year) {
        List<Object> values = new ArrayList<>(
                List.of(region, year, institutionCode, levelClass, Money.round(baseCoefficient, Money.WEIGHT.scale())));
        for (Merit merit : List.of(Merit.CMI, Merit.SPECIALTY, Merit.ASSESSMENT, Merit.AGREEMENT)) {
            values.add(marks.getOrDefault(merit, BigDecimal.ZERO).setScale(MARK_SCALE, RoundingMode.HALF_UP));
        }
        values.add(Money.round(coefficient, Money.WEIGHT.scale()));
        return RowFactory.create(values.toArray());
    }

    /** @param levelClass of an institution that of all its cases; of a region without meaning */
    private record Weighed(int levelClass, long caseCount, BigDecimal weight) {
        static final Weighed NOTHING = new Weighed(0, 0, BigDecimal.ZERO);

        Weighed plus(Weighed other) {
            return new Weighed(other.levelClass, caseCount + other.caseCount, weight.add(other.weight));
        }

        BigFraction mean() {
            return Money.exact(weight).divide(new BigFraction(caseCount));
        }
    }
}
