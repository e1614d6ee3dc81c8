package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.PaidHere;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.LevelRates;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.BasePlusBonus.Merit;
import org.medfund.jobs.payment.RateBasis.CaseSums;
import org.medfund.jobs.payment.RegionRates.Pool;

/** Reads what {@link RegionRates.Inputs} are made of. */
final class RateReader {
    /** Regions times years, types, level classes or institutions, and groups; a country stays below. */
    private static final int SUMS_MAX = 5_000_000;

    private static final int LIST_MAX = 1_000_000;
    private static final int SCORE_SCALE = 2;

    private final JobContext job;
    private final PolicyYear year;
    private final PolicyYear basisYear;
    private final Problems problems;

    /**
     * @param year of the rates
     * @param basisYear of the cases and weights they rest on
     * @param problems takes values that cannot be read
     */
    RateReader(JobContext job, PolicyYear year, PolicyYear basisYear, Problems problems) {
        this.job = job;
        this.year = year;
        this.basisYear = basisYear;
        this.problems = problems;
    }

    /** Sums by region, each of the years its coefficients rest on; the basis year is the last of them. */
    SortedMap<String, List<CaseSums>> sums(SortedMap<String, CoefficientPolicy> policies) {
        Map<Region, Set<Integer>> windows = new LinkedHashMap<>();
        Set<String> byInstitution = new HashSet<>();
        policies.forEach((region, policy) -> {
            windows.put(Region.of(region), policy.years().byYear().keySet());
            if (policy.isByInstitution()) {
                byInstitution.add(region);
            }
        });
        Dataset<Row> sums = RateInputs.sums(
                job.readYears(GroupedCases.TABLE, windows).where(GroupedCases.counts()),
                byInstitution,
                PaidHere.of(job, year));
        SortedMap<String, List<CaseSums>> byRegion = new TreeMap<>();
        for (Row row : job.small(sums, SUMS_MAX)) {
            CaseSums sum = RateInputs.caseSums(row);
            byRegion.computeIfAbsent(sum.regionCode(), code -> new ArrayList<>())
                    .add(sum);
        }
        return byRegion;
    }

    /** Positive weights by region and group. A group that weighs nothing has no standard. */
    SortedMap<String, SortedMap<String, BigDecimal>> weights(List<Region> regions) {
        SortedMap<String, SortedMap<String, BigDecimal>> byRegion = new TreeMap<>();
        Dataset<Row> positive = job.read(RelativeWeights.TABLE, regions, basisYear)
                .where(RelativeWeights.RELATIVE_WEIGHT.col().gt(0));
        for (Row row : job.small(positive, LIST_MAX)) {
            byRegion.computeIfAbsent(RelativeWeights.REGION_CODE.in(row), code -> new TreeMap<>())
                    .put(RelativeWeights.GROUP_CODE.in(row), RelativeWeights.RELATIVE_WEIGHT.in(row));
        }
        return byRegion;
    }

    /** Inpatient budgets by region and insurance type. */
    SortedMap<String, SortedMap<String, BigDecimal>> budgets() {
        SortedMap<String, SortedMap<String, BigDecimal>> byRegion = new TreeMap<>();
        Dataset<Row> ofYear = job.read(Budgets.TABLE).where(Budgets.YEAR.col().equalTo(year.value()));
        for (Row row : job.small(ofYear, LIST_MAX)) {
            byRegion.computeIfAbsent(Budgets.REGION_CODE.in(row), code -> new TreeMap<>())
                    .put(Budgets.INSURANCE_TYPE.in(row), Budgets.INPATIENT_BUDGET_YUAN.in(row));
        }
        return byRegion;
    }

    /**
     * The rates published first for the year and a budget, in order of publication, of the regions where they have a say.
     * An insurance type that was not paid in the first run of its region has its first rate in a later one.
     * Only rates as calculated are promises: a shared rate rests on one, and would move itself if it counted as the first.
     */
    Map<Pool, List<RatePolicy.First>> firstRates(SortedMap<String, RatePolicy> policies) {
        List<Region> regions = policies.entrySet().stream()
                .filter(entry -> entry.getValue().looksBack())
                .map(entry -> Region.of(entry.getKey()))
                .toList();
        Map<Pool, List<RatePolicy.First>> firsts = new HashMap<>();
        if (!regions.isEmpty()) {
            List<Field<?>> ofType = List.of(Rates.REGION_CODE, Rates.INSURANCE_TYPE, Rates.INPATIENT_BUDGET_YUAN);
            for (Row row :
                    job.firstPublished(Rates.TABLE, regions, year, SetRatesGates.isCalculated(), ofType, LIST_MAX)) {
                add(firsts, Pool.of(Rates.REGION_CODE.in(row), Rates.INSURANCE_TYPE.in(row)), row);
            }
            List<Field<?>> ofLevel = List.of(
                    LevelRates.REGION_CODE,
                    LevelRates.INSURANCE_TYPE,
                    LevelRates.LEVEL_CLASS,
                    LevelRates.INPATIENT_BUDGET_YUAN);
            for (Row row : job.firstPublished(
                    LevelRates.TABLE, regions, year, SetRatesGates.isCalculated(), ofLevel, LIST_MAX)) {
                add(
                        firsts,
                        Pool.of(LevelRates.REGION_CODE.in(row), LevelRates.INSURANCE_TYPE.in(row))
                                .at(LevelRates.LEVEL_CLASS.in(row)),
                        row);
            }
        }
        return firsts;
    }

    /** Both tables name budget, rate, and weight alike. */
    private static void add(Map<Pool, List<RatePolicy.First>> firsts, Pool pool, Row row) {
        firsts.computeIfAbsent(pool, key -> new ArrayList<>())
                .add(new RatePolicy.First(
                        Rates.INPATIENT_BUDGET_YUAN.in(row), Rates.RATE_YUAN.in(row), Rates.TOTAL_WEIGHT.in(row)));
    }

    /** Codes of the basic groups in force on the first day of the year. */
    Set<String> basicGroups() {
        Set<String> basicGroups = new HashSet<>();
        for (Row row : job.small(RateInputs.basicGroups(job.read(CodeLists.TABLE), year), LIST_MAX)) {
            basicGroups.add(CodeLists.CODE.in(row));
        }
        return basicGroups;
    }

    /**
     * Marks that earn institutions a bonus, but for case mix: of each only what some region gives weight to. Specialties
     * and agreement come from code lists, the assessment from the year before, as that of the year is not known yet.
     */
    SortedMap<String, SortedMap<String, Map<Merit, BigDecimal>>> marks(SortedMap<String, CoefficientPolicy> policies) {
        SortedMap<String, SortedMap<String, Map<Merit, BigDecimal>>> byRegion = new TreeMap<>();
        policies.forEach((region, policy) -> {
            if (policy.isByInstitution()) {
                SortedMap<String, Map<Merit, BigDecimal>> marks =
                        byRegion.computeIfAbsent(region, key -> new TreeMap<>());
                if (policy.bonus().counts(Merit.SPECIALTY)) {
                    listed(CodeLists.KEY_SPECIALTY, Merit.SPECIALTY, marks);
                }
                if (policy.bonus().counts(Merit.AGREEMENT)) {
                    listed(CodeLists.AGREEMENT_MARK, Merit.AGREEMENT, marks);
                }
                if (policy.bonus().counts(Merit.ASSESSMENT)) {
                    assessed(region, marks);
                }
            }
        });
        return byRegion;
    }

    private void listed(String list, Merit merit, SortedMap<String, Map<Merit, BigDecimal>> marks) {
        Dataset<Row> rows = job.read(CodeLists.TABLE)
                .where(CodeLists.isInForce(list, year.firstDay()))
                .orderBy(CodeLists.CODE.col(), CodeLists.VALUE.col());
        for (Row row : job.small(rows, LIST_MAX)) {
            String value = CodeLists.VALUE.inOrNull(row);
            if (value == null || !value.matches("-?\\d{1,9}(\\.\\d{1,6})?")) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "Code list " + list + " gives institution " + CodeLists.CODE.in(row) + " the value " + value
                                + ".",
                        "Its value earns a bonus of the hospital coefficient, and so is a number.",
                        "Deliver the list with a number of at most 6 decimals.");
            } else {
                marks.computeIfAbsent(CodeLists.CODE.in(row), code -> new EnumMap<>(Merit.class))
                        .put(merit, new BigDecimal(value));
            }
        }
    }

    private void assessed(String region, SortedMap<String, Map<Merit, BigDecimal>> marks) {
        Dataset<Row> rows = job.read(Assessments.TABLE)
                .where(Assessments.REGION_CODE.col().equalTo(region))
                .where(Assessments.YEAR.col().equalTo(year.minus(1).value()));
        for (Row row : job.small(rows, LIST_MAX)) {
            marks.computeIfAbsent(Assessments.INSTITUTION_CODE.in(row), code -> new EnumMap<>(Merit.class))
                    .put(Merit.ASSESSMENT, Assessments.ASSESSMENT_SCORE.in(row).movePointLeft(SCORE_SCALE));
        }
    }
}
