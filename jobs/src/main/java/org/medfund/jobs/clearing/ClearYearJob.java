package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/**
 * Clears a year with every institution (SPEC D.4): reads {@link CasePayments}, budgets, and what was paid and deducted
 * during the year; publishes {@link Postings} and {@link Statements}.
 */
public final class ClearYearJob implements Job {
    private static final int POOLS_MAX = 10_000;
    private static final int INSTITUTIONS_MAX = 500_000;

    private record PoolKey(String regionCode, String insuranceType) {}

    @Override
    public String name() {
        return "clear-year";
    }

    @Override
    public String doc() {
        return "Clears a year: one statement per institution and insurance type, made of double-entry postings.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Object[] codes = regions.stream().map(Region::code).toArray();

        Dataset<Row> payments = job.read(CasePayments.TABLE, regions, year);
        Dataset<Row> sums = InstitutionYears.sums(
                year,
                payments,
                job.read(MonthlySettlements.TABLE)
                        .where(MonthlySettlements.REGION_CODE.col().isin(codes)),
                job.read(AuditDeductions.TABLE)
                        .where(AuditDeductions.REGION_CODE.col().isin(codes)),
                job.read(Prepayments.TABLE).where(Prepayments.REGION_CODE.col().isin(codes)),
                job.read(Assessments.TABLE));
        Map<PoolKey, List<InstitutionYear>> institutions = job.small(sums, INSTITUTIONS_MAX).stream()
                .map(InstitutionYears::of)
                .collect(Collectors.groupingBy(each -> new PoolKey(each.regionCode(), each.insuranceType())));
        Map<PoolKey, PoolBudget> budgets = budgets(job, year, codes);
        refuseUnlessComplete(year, budgets, institutions);

        List<PoolClearing> pools = budgets.entrySet().stream()
                .map(pool -> PoolClearing.clear(
                        pool.getValue(),
                        institutions.getOrDefault(pool.getKey(), List.of()),
                        ClearingPolicy.from(job.policy(Region.of(pool.getKey().regionCode()), year))))
                .toList();
        Dataset<Row> poolPostings = job.rows(
                Postings.TABLE,
                pools.stream().flatMap(pool -> pool.postingRows().stream()).toList());
        Dataset<Row> statements = job.rows(
                Statements.TABLE,
                pools.stream().flatMap(pool -> pool.statementRows().stream()).toList());

        return Outputs.forScope(Scope.of(regions, year))
                .table(Postings.TABLE, CasePostings.of(payments).unionByName(poolPostings))
                .table(Statements.TABLE, statements)
                .gate(Gate.uniqueGrain(Postings.TABLE))
                .gate(Gate.uniqueGrain(Statements.TABLE))
                .gate(ClearingGates.casesEqualStatements(payments))
                .gate(ClearingGates.statementsEqualPostings())
                .gate(ClearingGates.budgetEqualsInstitutionsAndResiduals())
                .gate(ClearingGates.accountsClose())
                .summary(stored -> pools.stream().map(ClearYearJob::line).toList());
    }

    /** The budgets of the year, the highest version of each, in order of region and insurance type. */
    private static SortedMap<PoolKey, PoolBudget> budgets(JobContext job, PolicyYear year, Object[] regionCodes) {
        Dataset<Row> rows = job.read(Budgets.TABLE)
                .where(Budgets.YEAR.col().equalTo(year.value()))
                .where(Budgets.REGION_CODE.col().isin(regionCodes));
        SortedMap<PoolKey, PoolBudget> budgets =
                new TreeMap<>(Comparator.comparing(PoolKey::regionCode).thenComparing(PoolKey::insuranceType));
        job.small(rows, POOLS_MAX).stream()
                .sorted(Comparator.comparing(Budgets.VERSION::in))
                .forEach(row -> budgets.put(
                        new PoolKey(Budgets.REGION_CODE.in(row), Budgets.INSURANCE_TYPE.in(row)),
                        new PoolBudget(
                                Budgets.REGION_CODE.in(row),
                                year.value(),
                                Budgets.INSURANCE_TYPE.in(row),
                                Budgets.INPATIENT_BUDGET_YUAN.in(row),
                                Budgets.RESERVE_YUAN.in(row))));
        return budgets;
    }

    private static void refuseUnlessComplete(
            PolicyYear year, Map<PoolKey, PoolBudget> budgets, Map<PoolKey, List<InstitutionYear>> institutions) {
        Problems problems = new Problems();
        List<PoolKey> withoutBudget = new ArrayList<>(institutions.keySet());
        withoutBudget.removeAll(budgets.keySet());
        withoutBudget.sort(Comparator.comparing(PoolKey::regionCode).thenComparing(PoolKey::insuranceType));
        withoutBudget.forEach(pool -> problems.add(
                ProblemCode.INPUT_MISSING,
                "Region " + pool.regionCode() + " has no budget of " + year + " for insurance type "
                        + pool.insuranceType() + ", but cases or payments of it.",
                Budgets.TABLE.name() + " was looked at.",
                "Deliver the budget row and run ingest, then run this command again."));

        TreeSet<String> withoutCases = new TreeSet<>();
        budgets.keySet().forEach(pool -> withoutCases.add(pool.regionCode()));
        institutions.forEach((pool, years) -> {
            if (years.stream().anyMatch(each -> each.caseCount() > 0)) {
                withoutCases.remove(pool.regionCode());
            }
        });
        withoutCases.forEach(region -> problems.add(
                ProblemCode.INPUT_MISSING,
                "Region " + region + " has a budget of " + year + ", but no case of it is paid.",
                "Clearing it now would recover everything paid during the year.",
                "Run pay-cases --year " + year + " --region " + region + " first, or clear other regions alone."));
        problems.refuseIfAny();
    }

    private static String line(PoolClearing pool) {
        BigDecimal overrun = pool.overrunYuan();
        return pool.budget().regionCode() + " " + pool.budget().insuranceType() + ": "
                + pool.statements().size() + " institutions are owed "
                + pool.owedYuan().toPlainString() + " yuan of a budget of "
                + pool.budget().budgetYuan().toPlainString() + "; clearing "
                + pool.clearingYuan().toPlainString() + ", unspent "
                + pool.unspentYuan().toPlainString()
                + (overrun.signum() == 0 ? "." : "; beyond budget and reserve: " + overrun.toPlainString() + ".");
    }
}
