package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.jobs.payment.PointInputs.OfRegion;
import org.medfund.jobs.payment.PointInputs.Pool;

/**
 * Point values at the opening of a year (年初点值): formed from the cases of the years before, so that none of the cases
 * paid by them moves them (SPEC C.7).
 */
final class OpeningValues {
    private static final int SUMS_MAX = 5_000_000;

    /** What each of the years before counts; the last of them takes the last weight. */
    static SortedMap<Integer, BigDecimal> weights(PointValuePolicy policy, int year) {
        SortedMap<Integer, BigDecimal> weights = new TreeMap<>();
        int count = policy.openingWeights().size();
        for (int i = 0; i < count; i++) {
            weights.put(year - count + i, policy.openingWeights().get(i));
        }
        return weights;
    }

    /** Years whose cases count somewhere: in coefficients, in the opening value, or in means of the year before. */
    static Set<Integer> window(OfRegion policy, int year) {
        Set<Integer> years =
                new TreeSet<>(policy.coefficients().years().byYear().keySet());
        years.addAll(weights(policy.pointValue(), year).keySet());
        years.add(year - 1);
        return years;
    }

    /**
     * Values by region and insurance type; a pool without a case of the years before whose disease has a score is missing.
     *
     * @param matched as {@link DipCaseScores#matched} returns them
     * @param standings rows of {@link DipCaseScores#STANDINGS}
     */
    static SortedMap<String, SortedMap<String, PointValueInterval>> of(
            JobContext job,
            Dataset<Row> matched,
            Dataset<Row> standings,
            SortedMap<String, OfRegion> policies,
            int year) {
        Map<String, PointValuePolicy> cut = new HashMap<>();
        Column counts = lit(false);
        for (OfRegion policy : policies.values()) {
            if (policy.pointValue().interval() == PointValueInterval.Method.PV_PCT) {
                cut.put(policy.region().code(), policy.pointValue());
            }
            counts = counts.or(GroupedCases.REGION_CODE
                    .col()
                    .equalTo(policy.region().code())
                    .and(GroupedCases.YEAR
                            .col()
                            .isin(weights(policy.pointValue(), year).keySet().toArray())));
        }
        Map<Pool, List<PoolPoints.InstitutionYear>> kept = new HashMap<>();
        Map<Pool, List<PoolPoints.InstitutionYear>> all = new HashMap<>();
        for (Row row : job.small(DipCaseScores.openingSums(matched.where(counts), standings, cut), SUMS_MAX)) {
            Pool pool = new Pool(GroupedCases.REGION_CODE.in(row), GroupedCases.INSURANCE_TYPE.in(row));
            kept.computeIfAbsent(pool, key -> new ArrayList<>())
                    .add(sums(row, DipCaseScores.COST_FEN, DipCaseScores.POINT_SUM));
            all.computeIfAbsent(pool, key -> new ArrayList<>())
                    .add(sums(row, DipCaseScores.WHOLE_COST_FEN, DipCaseScores.WHOLE_POINT_SUM));
        }
        SortedMap<String, SortedMap<String, PointValueInterval>> openings = new TreeMap<>();
        kept.forEach((pool, ofPool) -> {
            PointValuePolicy policy =
                    Objects.requireNonNull(policies.get(pool.region())).pointValue();
            SortedMap<Integer, BigDecimal> weights = weights(policy, year);
            Optional<PointValueInterval> opening = PoolPoints.opening(ofPool, weights, policy.interval());
            Optional<PointValueInterval> whole =
                    PoolPoints.opening(all.getOrDefault(pool, List.of()), weights, PointValueInterval.Method.PV_MEAN);
            if (opening.isPresent() && whole.isPresent()) {
                openings.computeIfAbsent(pool.region(), region -> new TreeMap<>())
                        .put(
                                pool.type(),
                                new PointValueInterval(
                                        whole.get().pointValueYuan(),
                                        opening.get().kept(),
                                        opening.get().pointValueYuan()));
            }
        });
        return openings;
    }

    private static PoolPoints.InstitutionYear sums(Row row, String costFen, String points) {
        return new PoolPoints.InstitutionYear(
                GroupedCases.INSTITUTION_CODE.in(row),
                GroupedCases.YEAR.in(row),
                Money.yuan(row.<Long>getAs(costFen)),
                row.getAs(points));
    }

    private OpeningValues() {}
}
