package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/**
 * Clears a year with every institution (SPEC D.4): reads {@link CasePayments}, budgets, and what was paid and deducted
 * during the year; publishes {@link Postings} and {@link Statements}.
 */
public final class ClearYearJob implements Job {
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
        List<Region> regions = ClosedPeriods.open(job, args.find(Options.REGION), year);
        Map<String, ClearingPolicy> policies = new HashMap<>();
        regions.forEach(region -> policies.put(region.code(), ClearingPolicy.from(job.policy(region, year))));
        Books books = new Books(job, regions, year);
        Dataset<Row> payments = books.payments();
        Dataset<Row> earlier = books.postingsBefore();
        Dataset<Row> decisions = books.specialCaseDecisions();
        SpecialCasePostings.refuseUndecided(job, year, payments, decisions);
        Dataset<Row> specialCases = SpecialCasePostings.of(decisions, year);
        Dataset<Row> corrections = books.priorYearCorrections();
        SortedMap<Pool, List<InstitutionBook>> institutions = books
                .small(
                        books.over(BookMonths.upTo(job, regions, year).rows(), payments)
                                .bookDeductions(books.deductions(), payments)
                                .deliveredMonths(books.deliveredMonths())
                                .prepayments(books.prepayments())
                                .clearingBefore(books.clearingBefore())
                                .newPostings(PostingCode.SPECIAL_CASE, specialCases)
                                .newPostings(PostingCode.PRIOR_YEAR_CORRECTION, corrections),
                        earlier)
                .stream()
                .collect(Collectors.groupingBy(InstitutionBook::pool, TreeMap::new, Collectors.toList()));
        SortedMap<Pool, PoolBudget> budgets = PoolBudgets.of(job, regions, year);
        ClearingProblems.refuseUnlessComplete(
                year,
                budgets,
                institutions,
                policies.entrySet().stream()
                        .filter(policy -> policy.getValue().refusesMissingAssessment())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));

        List<PoolClearing> pools = budgets.entrySet().stream()
                .map(pool -> PoolClearing.clear(
                        pool.getValue(),
                        institutions.getOrDefault(pool.getKey(), List.of()),
                        Objects.requireNonNull(policies.get(pool.getKey().regionCode()))))
                .toList();
        Dataset<Row> poolPostings = job.rows(
                Postings.TABLE,
                pools.stream().flatMap(pool -> pool.postingRows().stream()).toList());
        Dataset<Row> statements = job.rows(
                Statements.TABLE,
                pools.stream().flatMap(pool -> pool.statementRows().stream()).toList());
        Dataset<Row> cases = CasePostings.of(payments, earlier, PostingCode.CASE_ENTITLEMENT, year);

        return Outputs.forScope(Scope.of(regions, year))
                .table(
                        Postings.TABLE,
                        cases.unionByName(specialCases).unionByName(corrections).unionByName(poolPostings))
                .table(Statements.TABLE, statements)
                .gate(Gate.uniqueGrain(Postings.TABLE))
                .gate(Gate.uniqueGrain(Statements.TABLE))
                .gate(ClearingGates.casesEqualStatements(payments, earlier))
                .gate(ClearingGates.statementsEqualPostings(earlier))
                .gate(ClearingGates.budgetEqualsInstitutionsAndResiduals(earlier))
                .gate(ClearingGates.accountsClose(earlier))
                .summary(stored -> pools.stream().map(ClearYearJob::line).toList());
    }

    private static String line(PoolClearing pool) {
        BigDecimal overrun = pool.overrunYuan();
        return pool.budget().pool().regionCode() + " " + pool.budget().pool().insuranceType() + ": "
                + pool.statements().size() + " institutions are owed "
                + pool.owedYuan().toPlainString() + " yuan of a budget of "
                + pool.budget().budgetYuan().toPlainString() + "; clearing "
                + pool.clearingYuan().toPlainString() + ", unspent "
                + pool.unspentYuan().toPlainString()
                + (overrun.signum() == 0 ? "." : "; beyond budget and reserve: " + overrun.toPlainString() + ".");
    }
}
