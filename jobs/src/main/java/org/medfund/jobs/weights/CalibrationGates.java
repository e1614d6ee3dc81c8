package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Field;
import org.medfund.core.table.weights.CleaningCounts;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.TrimmedCases;

/** What calibrated weights must satisfy before anybody sees them. */
final class CalibrationGates {
    private static final String CASES = "cases";
    private static final String WEIGHTED = "weighted";

    /** A weight is positive; only a group whose cases cost nothing, or are paid by item, may weigh nothing. */
    static final Gate WEIGHTS_ARE_POSITIVE = Gate.everyRow(
            "weights-are-positive",
            RelativeWeights.TABLE,
            RelativeWeights.RELATIVE_WEIGHT
                    .col()
                    .gt(0)
                    .or(RelativeWeights.MEAN_COST_YUAN.col().equalTo(0))
                    .or(RelativeWeights.WEIGHT_BASIS.col().equalTo(WeightBasis.PAY_BY_ITEM.name())));

    /** Every case that came in either counts in a weight or stands among the trimmed. */
    static Gate everyCaseIsAccountedFor(long caseCount) {
        return new Gate("kept-and-trimmed-are-all-cases", stored -> {
            long kept = total(keptByRegion(stored));
            long left = total(leftByRegion(stored, lit(true)));
            return new GateResult(
                    "kept-and-trimmed-are-all-cases",
                    kept + left == caseCount ? Verdict.PASSED : Verdict.FAILED,
                    kept + " kept and " + left + " trimmed or removed, of " + caseCount + " cases with a group.");
        });
    }

    /** Counts by reason are those of the cases kept and trimmed, and the cost of those that leave is theirs to the fen. */
    static final Gate REASONS_TELL_EVERY_CASE = new Gate("reasons-tell-every-case", stored -> {
        Column isKept = CleaningCounts.REASON.col().equalTo(CleaningCounts.KEPT);
        SortedMap<String, Long> keptTold = toldByRegion(stored, isKept);
        SortedMap<String, Long> leftTold = toldByRegion(stored, not(isKept));
        BigDecimal costTold =
                cost(stored.rows(CleaningCounts.TABLE).where(not(isKept)), CleaningCounts.TOTAL_COST_YUAN);
        BigDecimal cost = cost(stored.rows(TrimmedCases.TABLE), TrimmedCases.TOTAL_COST_YUAN);
        boolean isSame = keptTold.equals(keptByRegion(stored))
                && leftTold.equals(leftByRegion(stored, lit(true)))
                && costTold.compareTo(cost) == 0;
        return new GateResult(
                "reasons-tell-every-case",
                isSame ? Verdict.PASSED : Verdict.FAILED,
                total(keptTold) + " kept and " + total(leftTold) + " left for " + costTold.toPlainString()
                        + " yuan, against " + cost.toPlainString() + " of the cases themselves.");
    });

    private static SortedMap<String, Long> toldByRegion(Stored stored, Column condition) {
        return byRegion(stored.rows(CleaningCounts.TABLE)
                .where(condition)
                .groupBy(CleaningCounts.REGION_CODE.col())
                .agg(sum(CleaningCounts.CASE_COUNT.col())));
    }

    private static BigDecimal cost(Dataset<Row> rows, Field<BigDecimal> costYuan) {
        BigDecimal cost = rows.agg(sum(costYuan.col())).first().getDecimal(0);
        return cost == null ? BigDecimal.ZERO : cost;
    }

    /** In no region does cleaning take out more than the policy allows (SPEC B.1). */
    static Gate removedShareIsAllowed(Map<String, CalibrationPolicy> policies) {
        String name = "removed-share-is-allowed";
        return new Gate(name, stored -> {
            SortedMap<String, Long> kept = keptByRegion(stored);
            SortedMap<String, Long> left = leftByRegion(stored, lit(true));
            SortedMap<String, Long> removed = leftByRegion(
                    stored,
                    TrimmedCases.REASON
                            .col()
                            .isin(FactCases.TRIMMED_LOW, FactCases.TRIMMED_HIGH)
                            .equalTo(lit(false)));
            List<String> tooMany = new ArrayList<>();
            removed.forEach((region, count) -> {
                long cases = kept.getOrDefault(region, 0L) + left.getOrDefault(region, 0L);
                BigDecimal allowed = policy(policies, region).removedShareMax().multiply(BigDecimal.valueOf(cases));
                if (BigDecimal.valueOf(count).compareTo(allowed) > 0) {
                    tooMany.add(region + ": " + count + " of " + cases);
                }
            });
            return new GateResult(
                    name,
                    tooMany.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                    tooMany.isEmpty()
                            ? total(removed) + " cases were removed by cleaning."
                            : "Cleaning removed too many cases of " + String.join("; ", tooMany) + ".");
        });
    }

    /**
     * The case-weighted mean of the weights is 1 within rounding where it must be: one year, every group on its own
     * mean. Elsewhere a mean outside the limits of the neutrality factor is named but does not stop the run: under year
     * weights sparse groups move it, and bringing it back is renormalisation's task (SPEC B.3, B.6).
     *
     * @param yearCounts how many years of cases each region has
     */
    static Gate caseMixIsPlausible(Map<String, CalibrationPolicy> policies, Map<String, Integer> yearCounts) {
        String name = "case-mix-index-is-plausible";
        return new Gate(name, stored -> {
            Dataset<Row> rows = stored.rows(RelativeWeights.TABLE)
                    .groupBy(RelativeWeights.REGION_CODE.col())
                    .agg(
                            sum(RelativeWeights.CASE_COUNT.col()).as(CASES),
                            sum(RelativeWeights.RELATIVE_WEIGHT.col().multiply(RelativeWeights.CASE_COUNT.col()))
                                    .as(WEIGHTED),
                            sum(RelativeWeights.WEIGHT_BASIS
                                            .col()
                                            .equalTo(WeightBasis.OWN_MEAN.name())
                                            .cast("long"))
                                    .as(WeightBasis.OWN_MEAN.name()),
                            count(lit(1)));
            List<String> wrong = new ArrayList<>();
            List<String> odd = new ArrayList<>();
            List<Row> regions = rows.orderBy(RelativeWeights.REGION_CODE.col()).collectAsList();
            for (Row row : regions) {
                String region = row.getString(0);
                BigDecimal cases = BigDecimal.valueOf(row.getLong(1));
                BigDecimal weighted = row.getDecimal(2);
                boolean isOne = row.getLong(3) == row.getLong(4) && yearCounts.getOrDefault(region, 0) == 1;
                CalibrationPolicy policy = policy(policies, region);
                BigDecimal low = isOne
                        ? BigDecimal.ONE.subtract(WeightNeutrality.ROUNDING)
                        : policy.revision().factorMin();
                BigDecimal high = isOne
                        ? BigDecimal.ONE.add(WeightNeutrality.ROUNDING)
                        : policy.revision().factorMax();
                if (weighted.compareTo(low.multiply(cases)) < 0 || weighted.compareTo(high.multiply(cases)) > 0) {
                    (isOne ? wrong : odd)
                            .add(region + ": "
                                    + Money.round(Money.exact(weighted).divide(Money.exact(cases)), 4));
                }
            }
            return new GateResult(
                    name,
                    regions.isEmpty() ? Verdict.NOT_EVALUATED : wrong.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                    wrong.isEmpty()
                            ? regions.size() + " regions looked at"
                                    + (odd.isEmpty() ? "." : "; to renormalise: " + String.join("; ", odd) + ".")
                            : "The case-mix index is not 1 in " + String.join("; ", wrong) + ".");
        });
    }

    /**
     * In a region that revises its weights, cases of the newest year times weight come to the total they must, but for
     * rounding (SPEC B.6, control).
     *
     * @param revised total by region, of the regions that revise
     */
    static Gate totalWeightIsKept(Map<String, BigFraction> revised) {
        String name = "total-weight-is-kept";
        return new Gate(name, stored -> {
            Dataset<Row> rows = stored.rows(RelativeWeights.TABLE)
                    .groupBy(RelativeWeights.REGION_CODE.col())
                    .agg(
                            sum(RelativeWeights.YEAR_CASE_COUNT.col()).as(CASES),
                            sum(RelativeWeights.RELATIVE_WEIGHT.col().multiply(RelativeWeights.YEAR_CASE_COUNT.col()))
                                    .as(WEIGHTED));
            List<String> wrong = new ArrayList<>();
            int seen = 0;
            for (Row row : rows.orderBy(RelativeWeights.REGION_CODE.col()).collectAsList()) {
                BigFraction wanted = revised.get(row.getString(0));
                if (wanted == null) {
                    continue;
                }
                seen++;
                BigFraction found = Money.exact(row.getDecimal(2));
                if (!WeightNeutrality.isWithinRounding(found, wanted, row.getLong(1))) {
                    wrong.add(
                            row.getString(0) + ": " + Money.round(found, 4) + " instead of " + Money.round(wanted, 4));
                }
            }
            return new GateResult(
                    name,
                    seen < revised.size() ? Verdict.NOT_EVALUATED : wrong.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                    wrong.isEmpty()
                            ? seen + " of " + revised.size() + " revised regions were looked at."
                            : "The total weight is not kept in " + String.join("; ", wrong) + ".");
        });
    }

    private static SortedMap<String, Long> keptByRegion(Stored stored) {
        return byRegion(stored.rows(RelativeWeights.TABLE)
                .groupBy(RelativeWeights.REGION_CODE.col())
                .agg(sum(RelativeWeights.CASE_COUNT.col())));
    }

    private static SortedMap<String, Long> leftByRegion(Stored stored, Column condition) {
        return byRegion(stored.rows(TrimmedCases.TABLE)
                .where(condition)
                .groupBy(TrimmedCases.REGION_CODE.col())
                .agg(count(lit(1))));
    }

    private static SortedMap<String, Long> byRegion(Dataset<Row> counts) {
        SortedMap<String, Long> byRegion = new TreeMap<>();
        counts.collectAsList().forEach(row -> byRegion.put(row.getString(0), row.getLong(1)));
        return byRegion;
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static CalibrationPolicy policy(Map<String, CalibrationPolicy> policies, String region) {
        CalibrationPolicy policy = policies.get(region);
        if (policy == null) {
            throw new IllegalStateException("Region " + region + " was not asked for");
        }
        return policy;
    }

    private CalibrationGates() {}
}
