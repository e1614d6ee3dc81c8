package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The optimal point value in two dimensions (PV_OPT_2D, SPEC C.7; DIP3 5.4): of the hospitals that are cheap both in what
 * they charge and in what care costs them a point, and charge no less than it costs them, the geometric median.
 *
 * <p>The median is found by Weiszfeld's iteration, in decimals of 34 digits.
 *
 * @param priceYuan charged a point at the median: the point value
 * @param costYuan cost of care a point at the median
 * @param kept hospitals it rests on, in order of id
 */
public record OptimalPoint(BigDecimal priceYuan, BigDecimal costYuan, List<String> kept) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    /**
     * A hospital with cost accounts.
     *
     * @param priceYuan what it charges a point
     * @param costYuan what care costs it a point, by its accounts
     */
    public record Hospital(String id, BigDecimal priceYuan, BigDecimal costYuan) {
        private BigDecimal distance(BigDecimal price, BigDecimal cost) {
            return priceYuan
                    .subtract(price)
                    .pow(2)
                    .add(costYuan.subtract(cost).pow(2))
                    .sqrt(DIGITS);
        }
    }

    /**
     * When the iteration ends.
     *
     * @param tolerance a step shorter than this is the last, {@code pv.weiszfeld_tol}
     */
    public record Iteration(BigDecimal tolerance, int max) {}

    /**
     * The optimal point; of all hospitals, if none is cheap in both.
     *
     * @param meanPriceYuan of the region; cheap is strictly below
     * @param meanCostYuan of the region, likewise
     * @throws IllegalArgumentException if there is no hospital
     */
    public static OptimalPoint of(
            Collection<Hospital> hospitals, BigDecimal meanPriceYuan, BigDecimal meanCostYuan, Iteration iteration) {
        if (hospitals.isEmpty()) {
            throw new IllegalArgumentException("No hospital has no optimal point.");
        }
        List<Hospital> all =
                hospitals.stream().sorted(Comparator.comparing(Hospital::id)).toList();
        List<Hospital> cheap = all.stream()
                .filter(hospital -> hospital.priceYuan().compareTo(meanPriceYuan) < 0
                        && hospital.costYuan().compareTo(meanCostYuan) < 0
                        && hospital.priceYuan().compareTo(hospital.costYuan()) >= 0)
                .toList();
        return median(cheap.isEmpty() ? all : cheap, iteration);
    }

    private static OptimalPoint median(List<Hospital> hospitals, Iteration iteration) {
        BigDecimal count = BigDecimal.valueOf(hospitals.size());
        BigDecimal price = hospitals.stream()
                .map(Hospital::priceYuan)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(count, DIGITS);
        BigDecimal cost = hospitals.stream()
                .map(Hospital::costYuan)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(count, DIGITS);
        for (int step = 0; step < iteration.max(); step++) {
            OptimalPoint next = next(hospitals, price, cost);
            BigDecimal moved = new Hospital("", price, cost).distance(next.priceYuan(), next.costYuan());
            price = next.priceYuan();
            cost = next.costYuan();
            if (moved.compareTo(iteration.tolerance()) < 0) {
                break;
            }
        }
        return new OptimalPoint(
                price, cost, hospitals.stream().map(Hospital::id).toList());
    }

    /**
     * One step, every hospital weighing the reciprocal of its distance. Hospitals at the point itself hold it there with
     * the pull of one each (Vardi and Zhang), so that the iteration neither divides by 0 nor sticks at a wrong one.
     */
    private static OptimalPoint next(List<Hospital> hospitals, BigDecimal price, BigDecimal cost) {
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal prices = BigDecimal.ZERO;
        BigDecimal costs = BigDecimal.ZERO;
        BigDecimal pullPrice = BigDecimal.ZERO;
        BigDecimal pullCost = BigDecimal.ZERO;
        long here = 0;
        for (Hospital hospital : hospitals) {
            BigDecimal distance = hospital.distance(price, cost);
            if (distance.signum() == 0) {
                here++;
                continue;
            }
            BigDecimal weight = BigDecimal.ONE.divide(distance, DIGITS);
            weights = weights.add(weight, DIGITS);
            prices = prices.add(weight.multiply(hospital.priceYuan(), DIGITS), DIGITS);
            costs = costs.add(weight.multiply(hospital.costYuan(), DIGITS), DIGITS);
            pullPrice = pullPrice.add(weight.multiply(hospital.priceYuan().subtract(price), DIGITS), DIGITS);
            pullCost = pullCost.add(weight.multiply(hospital.costYuan().subtract(cost), DIGITS), DIGITS);
        }
        if (weights.signum() == 0) {
            return new OptimalPoint(price, cost, List.of());
        }
        BigDecimal newPrice = prices.divide(weights, DIGITS);
        BigDecimal newCost = costs.divide(weights, DIGITS);
        if (here == 0) {
            return new OptimalPoint(newPrice, newCost, List.of());
        }
        BigDecimal pull = pullPrice.pow(2, DIGITS).add(pullCost.pow(2, DIGITS)).sqrt(DIGITS);
        BigDecimal stays = pull.signum() == 0
                ? BigDecimal.ONE
                : BigDecimal.valueOf(here).divide(pull, DIGITS).min(BigDecimal.ONE);
        BigDecimal goes = BigDecimal.ONE.subtract(stays);
        return new OptimalPoint(
                newPrice.multiply(goes, DIGITS).add(price.multiply(stays, DIGITS), DIGITS),
                newCost.multiply(goes, DIGITS).add(cost.multiply(stays, DIGITS), DIGITS),
                List.of());
    }
}
