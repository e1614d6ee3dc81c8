package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.PaidHere;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.Money;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.DiseaseScores;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/** What point values are formed from: policies, scores, and sums of matched cases. */
final class PointInputs {
    private static final int SUMS_MAX = 5_000_000;
    private static final int DISEASES_MAX = 2_000_000;

    /** One fund: a region's insurance type. */
    record Pool(String region, String type) {}

    /** What a region decides. */
    record OfRegion(
            Region region, CoefficientPolicy coefficients, PointValuePolicy pointValue, DipPaymentPolicy payment) {}

    /** The scores of a region, and the scheme they are of. */
    record Scores(String scheme, SortedMap<String, BigDecimal> byDisease) {}

    static SortedMap<String, Scores> scores(JobContext job, List<Region> regions, PolicyYear year) {
        SortedMap<String, Scores> scores = new TreeMap<>();
        Dataset<Row> positive = job.readOrEmpty(DiseaseScores.TABLE, regions, year)
                .where(DiseaseScores.SCORE.col().gt(0))
                .select(
                        DiseaseScores.REGION_CODE.col(),
                        DiseaseScores.SCHEME.col(),
                        DiseaseScores.GROUP_CODE.col(),
                        DiseaseScores.SCORE.col());
        for (Row row : job.small(positive, DISEASES_MAX)) {
            scores.computeIfAbsent(
                            DiseaseScores.REGION_CODE.in(row),
                            region -> new Scores(DiseaseScores.SCHEME.in(row), new TreeMap<>()))
                    .byDisease()
                    .put(DiseaseScores.GROUP_CODE.in(row), DiseaseScores.SCORE.in(row));
        }
        return scores;
    }

    /** Of the regions that have scores and cases; the others are named. */
    static SortedMap<String, OfRegion> policies(
            JobContext job, List<Region> regions, PolicyYear year, Map<String, Scores> scores, Problems problems) {
        SortedMap<String, PointValuePolicy> pointValues =
                PolicyRanges.byRegion(regions, region -> PointValuePolicy.from(job.policy(region, year)), problems);
        SortedMap<String, CoefficientPolicy> coefficientPolicies = PolicyRanges.byRegion(
                regions, region -> CoefficientPolicy.from(job.policy(region, year), year), problems);
        SortedMap<String, DipPaymentPolicy> payments =
                PolicyRanges.byRegion(regions, region -> DipPaymentPolicy.from(job.policy(region, year)), problems);
        SortedMap<String, OfRegion> policies = new TreeMap<>();
        for (Region region : regions) {
            PointValuePolicy pointValue = pointValues.get(region.code());
            CoefficientPolicy coefficients = coefficientPolicies.get(region.code());
            DipPaymentPolicy payment = payments.get(region.code());
            if (pointValue == null || coefficients == null || payment == null) {
                continue; // named already
            }
            if (pointValue.interval() == PointValueInterval.Method.PV_OPT_2D) {
                problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + region + " forms its point value by PV_OPT_2D, and no cost accounts are delivered.",
                        "The method holds what hospitals charge against what care costs them by their accounts.",
                        "Choose PV_MEAN, PV_PCT, or PV_OPT_1D for pv.policy: no landing file has cost accounts yet.");
            }
            if (coefficients.isByInstitution()) {
                problems.add(
                        ProblemCode.POLICY,
                        "Region " + region + " pays by DIP, and coef.policy is COEF_BASE_PLUS_BONUS.",
                        "Points are formed with the coefficients of level classes (SPEC B.8).",
                        "Choose COEF_SIMPLE_RATIO, COEF_CASEMIX_ADJUSTED, or COEF_BY_DISEASE for the region.");
                continue;
            }
            if (!scores.containsKey(region.code())) {
                problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + region + " pays by DIP and has no disease scores of " + year + ".",
                        "Its cases must be matched with a catalogue of diseases, and the diseases scored.",
                        "Run build-dip-catalogue, group-dip, and calibrate-weights for the year first.");
            } else if (pointValue.interval() != PointValueInterval.Method.PV_OPT_2D) {
                policies.put(region.code(), new OfRegion(region, coefficients, pointValue, payment));
            }
        }
        return policies;
    }

    static Column ofSchemes(SortedMap<String, OfRegion> policies, Map<String, Scores> scores) {
        Column any = lit(false);
        for (String region : policies.keySet()) {
            any = any.or(GroupedCases.REGION_CODE
                    .col()
                    .equalTo(region)
                    .and(GroupedCases.SCHEME
                            .col()
                            .equalTo(Objects.requireNonNull(scores.get(region)).scheme())));
        }
        return any;
    }

    static SortedMap<String, List<CaseSums>> sums(JobContext job, Dataset<Row> cases, PaidHere paidHere) {
        SortedMap<String, List<CaseSums>> sums = new TreeMap<>();
        for (Row row : job.small(RateInputs.sums(cases, Set.of(), paidHere), SUMS_MAX)) {
            CaseSums sum = RateInputs.caseSums(row);
            sums.computeIfAbsent(sum.regionCode(), region -> new ArrayList<>()).add(sum);
        }
        return sums;
    }

    static Map<Pool, PoolPoints.Cases> pools(JobContext job, Dataset<Row> scored) {
        Map<Pool, PoolPoints.Cases> pools = new HashMap<>();
        for (Row row : job.small(DipCaseScores.poolSums(scored), SUMS_MAX)) {
            pools.put(
                    new Pool(GroupedCases.REGION_CODE.in(row), GroupedCases.INSURANCE_TYPE.in(row)),
                    new PoolPoints.Cases(
                            row.<Long>getAs(DipCaseScores.CASES),
                            row.<BigDecimal>getAs(DipCaseScores.POINT_SUM),
                            Money.yuan(row.<Long>getAs(DipCaseScores.COST_FEN)),
                            Money.yuan(row.<Long>getAs(DipCaseScores.POOL_FEN))));
        }
        return pools;
    }

    private PointInputs() {}
}
