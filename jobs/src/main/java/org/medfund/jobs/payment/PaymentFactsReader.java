package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.SpecialCases;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.table.reference.NewTechnologies;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.PolicyYear;

/**
 * Reads the facts of {@link PaymentFacts} from the lake. What no region needs is not read: charge lines only where new
 * technology is approved, claims only where age or a list of advantage diseases counts.
 */
final class PaymentFactsReader {
    private static final int LIST_MAX = 1_000_000;
    private static final int SUBGROUPS_MAX = 5_000_000;

    private final JobContext job;
    private final PolicyYear year;
    private final SortedMap<String, PaymentFactsPolicy> policies;

    /** @param policies of every region that pays by groups */
    PaymentFactsReader(JobContext job, PolicyYear year, SortedMap<String, PaymentFactsPolicy> policies) {
        this.job = job;
        this.year = year;
        this.policies = policies;
    }

    /**
     * The cases with all facts.
     *
     * @param localCases as {@link CasePaymentRows#local} leaves them
     * @param rates {@link Rates} of the year
     * @param problems what prevents a fact
     */
    Dataset<Row> read(Dataset<Row> localCases, Dataset<Row> standards, Dataset<Row> rates, Problems problems) {
        Dataset<Row> cases = PaymentFacts.withEarlyEnds(localCases, policies);
        cases = PaymentFacts.withGroupsByItem(cases, weights(rates));
        cases = withReviews(cases, problems);
        cases = withNewTechnology(cases, problems);
        return PaymentFacts.orNone(withPersons(cases, standards, problems));
    }

    /** The weights that rates and standards rest on: of the year or, if these are initial, of the year before. */
    private Dataset<Row> weights(Dataset<Row> rates) {
        SortedMap<Integer, Set<String>> regionsByYear = new TreeMap<>();
        Dataset<Row> bases =
                rates.select(Rates.REGION_CODE.col(), Rates.BASIS_YEAR.col()).distinct();
        for (Row row : job.small(bases, LIST_MAX)) {
            if (policies.containsKey(Rates.REGION_CODE.in(row))) {
                regionsByYear
                        .computeIfAbsent(Rates.BASIS_YEAR.in(row), basis -> new TreeSet<>())
                        .add(Rates.REGION_CODE.in(row));
            }
        }
        Dataset<Row> weights = job.rows(RelativeWeights.TABLE, List.of());
        for (var basis : regionsByYear.entrySet()) {
            weights = weights.unionByName(job.readOrEmpty(
                    RelativeWeights.TABLE,
                    basis.getValue().stream().map(Region::of).toList(),
                    new PolicyYear(basis.getKey())));
        }
        return weights;
    }

    private Dataset<Row> withReviews(Dataset<Row> cases, Problems problems) {
        Dataset<Row> applications = job.read(SpecialCases.TABLE);
        Dataset<Row> unknown = applications
                .where(SpecialCases.RESULT
                        .col()
                        .isNotNull()
                        .and(not(SpecialCases.RESULT.col().isin(PaymentFacts.APPROVED, PaymentFacts.REFUSED))))
                .select(SpecialCases.RESULT.col())
                .distinct()
                .orderBy(SpecialCases.RESULT.col());
        job.small(unknown, LIST_MAX)
                .forEach(row -> problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "Special cases have the result " + SpecialCases.RESULT.in(row) + ".",
                        "A decided application is APPROVED or REFUSED; one without result is not decided.",
                        "Correct the special_case file and deliver it again."));
        return PaymentFacts.withReviews(cases, applications);
    }

    private Dataset<Row> withNewTechnology(Dataset<Row> cases, Problems problems) {
        Dataset<Row> approved = job.read(NewTechnologies.TABLE)
                .where(NewTechnologies.APPROVED_FROM_DATE.col().leq(lit(year.lastDay())))
                .where(NewTechnologies.APPROVED_TO_DATE
                        .col()
                        .isNull()
                        .or(NewTechnologies.APPROVED_TO_DATE
                                .col()
                                .geq(lit(year.minus(1).firstDay()))));
        Set<String> items = new TreeSet<>();
        job.small(approved.select(NewTechnologies.ITEM_CODE.col()).distinct(), LIST_MAX)
                .forEach(row -> items.add(NewTechnologies.ITEM_CODE.in(row)));
        if (items.isEmpty()) {
            return cases;
        }
        policies.forEach((region, policy) -> {
            if (policy.newTechnology() == NewTechnologyPolicy.Method.NT_ADDON) {
                items.stream()
                        .filter(item -> !policy.addOnWeights().containsKey(item))
                        .forEach(item -> problems.add(
                                ProblemCode.POLICY,
                                "Policy newtech.addon_weights of region " + region + " has no weight for item " + item
                                        + ".",
                                "newtech.policy is NT_ADDON there, and the item is approved as new technology.",
                                "Add its weight from the assessment, or choose NT_EXCLUDE or NT_SPECIAL_CASE."));
            }
        });
        return PaymentFacts.withNewTechnology(
                cases, NewTechnologyCosts.of(job.read(FeeLines.TABLE), approved), policies);
    }

    private Dataset<Row> withPersons(Dataset<Row> cases, Dataset<Row> standards, Problems problems) {
        SortedMap<String, PaymentFactsPolicy.Age> ages = new TreeMap<>();
        policies.forEach((region, policy) -> {
            if (policy.age() != null) {
                ages.put(region, policy.age());
            }
        });
        Set<String> lists = policies.values().stream()
                .map(PaymentFactsPolicy::sameEffectList)
                .collect(Collectors.toCollection(TreeSet::new));
        SameEffect sameEffect = SameEffect.of(
                job.small(SameEffect.listed(job.read(CodeLists.TABLE), lists, year), LIST_MAX), policies, problems);
        if (ages.isEmpty() && !sameEffect.isNeeded()) {
            return cases;
        }
        Dataset<Row> claims = job.read(SettlementLists.TABLE)
                .where(SettlementLists.REFUND_FLAG.col().notEqual("1"))
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.BIRTH_DATE.col(),
                        SettlementLists.TREATMENT_KIND.col());
        AgeSubgroups subgroups = subgroups(ages, claims, problems);
        Dataset<Row> withPersons = PaymentFacts.withPersons(
                cases.join(claims, GroupedCases.SETTLEMENT_ID.name(), "left"), sameEffect, subgroups, ages);
        if (sameEffect.isNeeded()) {
            refuseWithoutStandard(withPersons, standards, problems);
        }
        return withPersons;
    }

    /** From the cases of the year before, so that a hospital knows the coefficient when it treats (SPEC C.4). */
    private AgeSubgroups subgroups(
            SortedMap<String, PaymentFactsPolicy.Age> ages, Dataset<Row> claims, Problems problems) {
        Map<Region, Set<Integer>> lastYear = new LinkedHashMap<>();
        SortedMap<String, PaymentFactsPolicy.Age> bySubgroup = new TreeMap<>();
        ages.forEach((code, age) -> {
            Region region = Region.of(code);
            if (age.needsSubgroups()) {
                bySubgroup.put(code, age);
                if (job.isPublished(GroupedCases.TABLE, region, year.minus(1))) {
                    lastYear.put(region, Set.of(year.minus(1).value()));
                } else {
                    problems.add(
                            ProblemCode.INPUT_MISSING,
                            "Region " + code + " has no grouped cases of " + year.minus(1) + ".",
                            "Its policy is age.drg_enabled with AGE_SUBGROUP_MEAN, whose coefficients come from them.",
                            "Run group-cases for that year first.");
                }
            }
        });
        if (lastYear.isEmpty()) {
            return AgeSubgroups.NONE;
        }
        Dataset<Row> cases = job.readYears(GroupedCases.TABLE, lastYear)
                .where(GroupedCases.counts())
                .join(claims, GroupedCases.SETTLEMENT_ID.name());
        return AgeSubgroups.of(job.small(AgeSubgroups.sums(cases, bySubgroup), SUBGROUPS_MAX), bySubgroup);
    }

    private void refuseWithoutStandard(Dataset<Row> cases, Dataset<Row> standards, Problems problems) {
        List<Field<?>> key = List.of(
                PaymentStandards.REGION_CODE,
                PaymentStandards.INSURANCE_TYPE,
                PaymentStandards.LEVEL_CLASS,
                PaymentStandards.GROUP_CODE);
        Column[] columns = key.stream().map(Field::col).toArray(Column[]::new);
        Dataset<Row> wanted = cases.where(
                        PaymentFacts.SAME_EFFECT_GROUP_CODE.col().isNotNull())
                .withColumn(PaymentStandards.GROUP_CODE.name(), PaymentFacts.SAME_EFFECT_GROUP_CODE.col())
                .select(columns)
                .distinct()
                .except(standards.select(columns))
                .orderBy(columns);
        job.small(wanted, LIST_MAX)
                .forEach(row -> problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + PaymentStandards.REGION_CODE.in(row) + " has no standard of group "
                                + PaymentStandards.GROUP_CODE.in(row) + " for insurance type "
                                + PaymentStandards.INSURANCE_TYPE.in(row) + " at level class "
                                + PaymentStandards.LEVEL_CLASS.in(row) + ".",
                        "Advantage diseases of traditional medicine are to be paid by it (SPEC B.12).",
                        "Correct the code list that tcm.list names, or name another list for the region."));
    }
}
