package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.care.PaidHere;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.Money;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.DipMatches;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.PointValues;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.PointInputs.OfRegion;
import org.medfund.jobs.payment.PointInputs.Pool;
import org.medfund.jobs.payment.PointInputs.Scores;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/**
 * Point values and standards of the regions that pay by DIP (SPEC C.7).
 *
 * @param values rows of {@link PointValues}
 * @param standards rows of {@link PaymentStandards}
 * @param summary one line per region and insurance type
 */
record PointValueRows(List<Row> values, List<Row> standards, List<String> summary) {
    /**
     * Point values of every region asked for; what prevents one goes to {@code problems}.
     *
     * @param regions that pay by DIP
     * @param basicDiseases paid alike at every level
     * @param budgetsYuan by region and insurance type
     */
    static PointValueRows of(
            JobContext job,
            List<Region> regions,
            PolicyYear year,
            Set<String> basicDiseases,
            SortedMap<String, SortedMap<String, BigDecimal>> budgetsYuan,
            Problems problems) {
        PointValueRows result = new PointValueRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        SortedMap<String, Scores> scores = PointInputs.scores(job, regions, year);
        SortedMap<String, OfRegion> policies = PointInputs.policies(job, regions, year, scores, problems);
        if (policies.isEmpty()) {
            return result;
        }
        Map<Region, Set<Integer>> windows = new LinkedHashMap<>();
        policies.values().forEach(each -> windows.put(each.region(), OpeningValues.window(each, year.value())));
        PaidHere paidHere = PaidHere.of(job, year);
        Dataset<Row> cases = job.readYears(GroupedCases.TABLE, windows).where(PointInputs.ofSchemes(policies, scores));
        SortedMap<String, List<CaseSums>> sums = PointInputs.sums(job, cases, paidHere);
        SortedMap<String, RegionPoints> points = points(policies, scores, sums, year, basicDiseases, problems);
        if (points.isEmpty()) {
            return result;
        }

        Dataset<Row> matched =
                DipCaseScores.matched(CasePaymentRows.local(cases, paidHere), job.readYears(DipMatches.TABLE, windows));
        List<Row> standings = new ArrayList<>();
        points.forEach((region, ofRegion) -> standings.addAll(ofRegion.standings(region)));
        Dataset<Row> standingRows = job.spark().createDataFrame(standings, DipCaseScores.STANDINGS);
        SortedMap<String, SortedMap<String, PointValueInterval>> openings =
                OpeningValues.of(job, matched, standingRows, policies, year.value());
        List<Row> openingRows = new ArrayList<>();
        openings.forEach((region, byType) -> byType.forEach((type, interval) -> {
            BigDecimal openingYuan = PointValue.round(interval.pointValueYuan());
            if (openingYuan.signum() > 0) { // what is worth nothing divides nothing; add() names it
                openingRows.add(RowFactory.create(region, type, openingYuan));
            }
        }));
        Map<String, DipPaymentPolicy> payment = new HashMap<>();
        policies.forEach((region, each) -> payment.put(region, each.payment()));
        Dataset<Row> scored = DipCaseScores.scored(
                matched.where(GroupedCases.YEAR.col().equalTo(year.value())),
                standingRows,
                job.spark().createDataFrame(openingRows, DipCaseScores.OPENINGS),
                payment);
        Map<Pool, PoolPoints.Cases> pools = PointInputs.pools(job, scored);

        points.forEach((region, ofRegion) -> {
            SortedMap<String, List<CaseSums>> local = new TreeMap<>();
            sums.getOrDefault(region, List.of()).stream()
                    .filter(each -> each.isLocal() && each.year() == year.value())
                    .forEach(each -> local.computeIfAbsent(each.insuranceType(), type -> new ArrayList<>())
                            .add(each));
            local.forEach((type, ofType) -> result.add(
                    new Pool(region, type),
                    year.value(),
                    ofRegion,
                    ofType,
                    budgetsYuan.getOrDefault(region, new TreeMap<>()).get(type),
                    openings.getOrDefault(region, new TreeMap<>()).get(type),
                    pools.get(new Pool(region, type)),
                    Objects.requireNonNull(policies.get(region)).pointValue(),
                    problems));
        });
        return result;
    }

    private void add(
            Pool pool,
            int year,
            RegionPoints points,
            List<CaseSums> local,
            @Nullable BigDecimal budget,
            @Nullable PointValueInterval opening,
            PoolPoints.@Nullable Cases cases,
            PointValuePolicy policy,
            Problems problems) {
        String subject = "Region " + pool.region() + ", insurance type " + pool.type() + ", " + year;
        if (budget == null) {
            problems.add(MissingBudget.of(subject, "point value", local));
        } else if (budget.signum() <= 0) {
            problems.add(
                    ProblemCode.INPUT_UNUSABLE,
                    subject + ": the inpatient budget is " + budget + " yuan.",
                    "A point value is positive.",
                    "Deliver a revised budget with a higher version.");
        }
        if (opening == null) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    subject + ": no case of "
                            + OpeningValues.weights(policy, year).keySet()
                            + " is matched with a disease that has a score.",
                    "The opening point value comes from the years before, fixed before the year begins (SPEC C.7).",
                    "Run group-dip for a year before with --catalogue-year, the year of the catalogue of " + year
                            + ".");
            return;
        }
        List<String> obstacles = new ArrayList<>();
        if (cases == null || PointValue.round(opening.pointValueYuan()).signum() <= 0) {
            obstacles.add("its earlier cases cost nothing, so that a point is worth nothing");
        } else {
            obstacles.addAll(cases.obstacles());
        }
        obstacles.forEach(obstacle -> problems.add(
                ProblemCode.INPUT_UNUSABLE,
                subject + ": " + obstacle + ".",
                "The point value is budget over fund ratio over total score (SPEC C.7).",
                "Look at the matched cases, and at the disease scores of the region and year."));
        if (budget == null || budget.signum() <= 0 || cases == null || !obstacles.isEmpty()) {
            return;
        }
        BigDecimal openingYuan = PointValue.round(opening.pointValueYuan());
        PoolPoints values = PoolPoints.of(budget, cases, openingYuan, policy);
        values().add(RowFactory.create(
                pool.region(),
                year,
                pool.type(),
                budget,
                Money.round(cases.fundRatio(), Money.SHARE.scale()),
                cases.caseCount(),
                cases.score().setScale(6),
                Money.roundToWeight(points.meanCoefficient(local)),
                policy.interval().name(),
                (long) opening.kept().size(),
                PointValue.round(opening.regionalMeanYuan()),
                openingYuan,
                PointValue.round(values.settlementYuan()),
                values.floatingYuan() == null ? null : PointValue.round(values.floatingYuan()),
                policy.settledBy().name(),
                values.pointValueYuan(),
                values.fundYuan()));
        standards.addAll(points.standards(pool.region(), year, pool.type(), values.pointValueYuan()));
        summary.add("Region " + pool.region() + ", insurance type " + pool.type() + ": " + cases.score()
                + " points, opening value " + openingYuan + " by " + policy.interval() + ", paid at "
                + values.pointValueYuan() + " yuan a point (" + policy.settledBy() + "), fund ratio "
                + Money.round(cases.fundRatio(), Money.SHARE.scale()) + ".");
    }

    private static SortedMap<String, RegionPoints> points(
            SortedMap<String, OfRegion> policies,
            SortedMap<String, Scores> scores,
            SortedMap<String, List<CaseSums>> sums,
            PolicyYear year,
            Set<String> basicDiseases,
            Problems problems) {
        SortedMap<String, RegionPoints> points = new TreeMap<>();
        policies.forEach((region, policy) -> {
            List<CaseSums> grouped = sums.getOrDefault(region, List.of()).stream()
                    .filter(each -> each.groupCode() != null)
                    .toList();
            if (grouped.stream()
                    .filter(policy.coefficients()::covers)
                    .allMatch(each -> each.costYuan().signum() == 0)) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "The matched cases of region " + region + " cost nothing in all.",
                        "Neither a hospital coefficient nor a point value follows from them.",
                        "Look at the costs delivered for the region.");
                return;
            }
            points.put(
                    region,
                    RegionPoints.of(
                            Objects.requireNonNull(scores.get(region)).byDisease(),
                            grouped,
                            year.value() - 1,
                            policy.coefficients(),
                            basicDiseases));
        });
        return points;
    }
}
