package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.not;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Month;

/**
 * Settles a month with every institution (SPEC D.3): reads {@link CasePayments}, deductions, and instant payments;
 * publishes {@link Postings} and {@link MonthStatements}. Cases of earlier months that have changed since are settled with it,
 * each by a posting of the difference.
 */
public final class SettleMonthJob implements Job {
    private static final Option<Month> MONTH =
            Option.required(Options.MONTH.name(), Options.MONTH.label(), Options.MONTH.doc(), Month::of);

    @Override
    public String name() {
        return "settle-month";
    }

    @Override
    public String doc() {
        return "Settles a month with every institution: what is paid, held back, and carried to the next month.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MONTH, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Month month = args.get(MONTH);
        List<Region> regions = DeliveredMonths.notPaidElsewhere(
                job, args.find(Options.REGION), ClosedPeriods.open(job, args.find(Options.REGION), month), month);
        Map<String, ReleasePolicy> policies = policies(job, regions, month);
        Books books = new Books(job, regions, month);
        Dataset<Row> payments = books.payments();
        BookMonths months = BookMonths.settledWith(job, regions, month);
        months.refuseGaps(payments, books.deliveredMonths());

        Dataset<Row> scope = months.settledHere();
        Dataset<Row> earlier = books.postingsBefore();
        Column ofMonth = month(CasePayments.DISCHARGE_DATE.col());
        Object[] unchanged = UnchangedCases.before(job, regions, month).toArray();
        Dataset<Row> cases = CasePostings.of(
                BookMonths.within(scope, payments, CasePayments.REGION_CODE.col(), ofMonth)
                        .where(ofMonth.equalTo(month.lastDay().getMonthValue())
                                .or(not(CasePayments.REGION_CODE.col().isin(unchanged)))),
                earlier.where(not(Postings.REGION_CODE.col().isin(unchanged))),
                PostingCode.CASE_ENTITLEMENT,
                month);
        List<MonthStatement> statements =
                books.small(books.over(scope, payments).clearingBefore(books.clearingBefore()), earlier).stream()
                        .map(book -> MonthStatement.of(
                                book,
                                Objects.requireNonNull(policies.get(book.pool().regionCode()))))
                        .filter(statement -> !statement.isEmpty())
                        .toList();
        List<Row> postings = statements.stream()
                .flatMap(statement -> statement.postings().stream()
                        .filter(posting -> !posting.isZero())
                        .map(posting -> posting.row(statement.book().pool(), month)))
                .toList();

        return Outputs.forScope(Scope.of(regions, month))
                .table(Postings.TABLE, cases.unionByName(job.rows(Postings.TABLE, postings)))
                .table(
                        MonthStatements.TABLE,
                        job.rows(
                                MonthStatements.TABLE,
                                statements.stream().map(each -> each.row(month)).toList()))
                .mayBeEmpty(Postings.TABLE, MonthGates.NOTHING_TO_SETTLE)
                .mayBeEmpty(MonthStatements.TABLE, MonthGates.NOTHING_TO_SETTLE)
                .gate(Gate.uniqueGrain(Postings.TABLE))
                .gate(Gate.uniqueGrain(MonthStatements.TABLE))
                .gate(MonthGates.monthsEqualPostings())
                .gate(MonthGates.monthsAddUp())
                .summary(stored -> MonthSummary.lines(statements));
    }

    private static Map<String, ReleasePolicy> policies(JobContext job, List<Region> regions, Month month) {
        Map<String, ReleasePolicy> policies = new HashMap<>();
        Problems problems = new Problems();
        for (Region region : regions) {
            Policy policy = job.policy(region, month);
            ReleasePolicy release = ReleasePolicy.from(policy);
            release.problem(policy).ifPresent(problem -> problems.add(problem));
            policies.put(region.code(), release);
        }
        problems.refuseIfAny();
        return policies;
    }
}
