package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.payment.PointValueInterval.Member;

/**
 * What a point is worth in one pool, that is, one region and insurance type (SPEC C.7).
 *
 * @param settlementYuan value at which the budget is just spent, unrounded
 * @param floatingYuan ELASTIC: value of a point beyond the base, unrounded; null otherwise
 * @param pointValueYuan the value cases are paid at, as published
 * @param fundYuan what the fund owes for all points
 */
record PoolPoints(
        BigFraction settlementYuan,
        @Nullable BigFraction floatingYuan,
        BigDecimal pointValueYuan,
        BigDecimal fundYuan) {

    /**
     * The local cases of a year.
     *
     * @param score of all of them, as published
     * @param poolYuan paid by the basic pool at settlement
     */
    record Cases(long caseCount, BigDecimal score, BigDecimal costYuan, BigDecimal poolYuan) {

        /** The part of the cost that the basic pool bears, unrounded. */
        BigFraction fundRatio() {
            return Money.exact(poolYuan).divide(Money.exact(costYuan));
        }

        /** Why no point value can be formed, in words; empty if one can. */
        List<String> obstacles() {
            List<String> obstacles = new ArrayList<>();
            if (score.signum() <= 0) {
                obstacles.add("its cases have a total score of 0");
            }
            if (costYuan.signum() <= 0 || !PaymentStandard.isUsableRatio(fundRatio())) {
                obstacles.add("the basic pool paid " + poolYuan + " of a cost of " + costYuan
                        + " yuan, which is not above 0 and at most 1");
            }
            return obstacles;
        }
    }

    /** What an institution's cases cost and score in one year, before deviation. */
    record InstitutionYear(String institutionCode, int year, BigDecimal costYuan, BigDecimal score) {}

    /**
     * The opening value: institutions with their cost and score weighted by year, as far as the method keeps them. By
     * PV_PCT the cases come in cut already, and all institutions count.
     *
     * <p>The weights are not divided out, so that a missing year leaves the others their ratio and PV_MEAN is the value of
     * {@link PointValue#opening}.
     *
     * @param weights by year
     * @return empty if no case has a score
     */
    static java.util.Optional<PointValueInterval> opening(
            Collection<InstitutionYear> years,
            SortedMap<Integer, BigDecimal> weights,
            PointValueInterval.Method method) {
        SortedMap<String, Member> members = new TreeMap<>();
        for (InstitutionYear each : years) {
            BigDecimal weight = weights.get(each.year());
            if (weight == null || each.score().signum() <= 0) {
                continue;
            }
            members.merge(
                    each.institutionCode(),
                    new Member(
                            each.institutionCode(),
                            each.costYuan().multiply(weight),
                            each.score().multiply(weight)),
                    (one, other) -> new Member(
                            one.id(),
                            one.costYuan().add(other.costYuan()),
                            one.score().add(other.score())));
        }
        if (members.isEmpty()) {
            return java.util.Optional.empty();
        }
        PointValueInterval.Method ofInstitutions =
                method == PointValueInterval.Method.PV_PCT ? PointValueInterval.Method.PV_MEAN : method;
        return java.util.Optional.of(
                PointValueInterval.of(members.values(), ofInstitutions, BigDecimal.ZERO, BigDecimal.ONE));
    }

    /**
     * The values of settlement.
     *
     * @param budgetYuan inpatient budget of the fund, above 0
     * @param cases without {@link Cases#obstacles}
     * @param openingYuan as published, above 0
     */
    static PoolPoints of(BigDecimal budgetYuan, Cases cases, BigDecimal openingYuan, PointValuePolicy policy) {
        BigFraction ratio = cases.fundRatio();
        BigFraction settlement = PointValue.settlement(budgetYuan, ratio, Money.exact(cases.score()));
        return switch (policy.settledBy()) {
            case SETTLEMENT ->
                new PoolPoints(settlement, null, PointValue.round(settlement), Money.roundToFen(budgetYuan));
            case OPENING ->
                new PoolPoints(
                        settlement,
                        null,
                        openingYuan,
                        Money.roundToFen(
                                cases.score().multiply(openingYuan).multiply(Money.round(ratio, Money.SHARE.scale()))));
            case ELASTIC -> elastic(budgetYuan, cases, openingYuan, policy, settlement);
        };
    }

    /** The base is the points that its share of the budget pays at the fixed price. */
    private static PoolPoints elastic(
            BigDecimal budgetYuan,
            Cases cases,
            BigDecimal openingYuan,
            PointValuePolicy policy,
            BigFraction settlement) {
        BigFraction grossYuan = Money.exact(budgetYuan).divide(cases.fundRatio());
        BigDecimal wholeCostYuan = Money.roundToFen(grossYuan);
        // Cut to whole hundredths of a point, so that the base never takes more than its share.
        BigDecimal basePoints = wholeCostYuan
                .multiply(policy.baseShare())
                .divide(openingYuan, Money.SCORE.scale(), java.math.RoundingMode.FLOOR);
        ElasticPointValue value = ElasticPointValue.of(
                wholeCostYuan,
                cases.score(),
                new ElasticPointValue.Terms(openingYuan, openingYuan.multiply(policy.capFactor()), basePoints));
        BigDecimal fund = Money.roundToFen(
                value.blendedYuan().multiply(Money.exact(cases.score())).multiply(cases.fundRatio()));
        return new PoolPoints(
                settlement,
                value.floatingYuan(),
                PointValue.round(value.blendedYuan()),
                fund.min(Money.roundToFen(budgetYuan)));
    }
}
