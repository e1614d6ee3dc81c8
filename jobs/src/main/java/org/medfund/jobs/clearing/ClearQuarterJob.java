package org.medfund.jobs.clearing;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.QuarterStatements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Quarter;

/**
 * Clears a quarter with every institution, from the beginning of the year (SPEC D.6): reads {@link CasePayments} and what was
 * paid; publishes {@link Postings} and {@link QuarterStatements}. The last quarter is cleared with the year.
 */
public final class ClearQuarterJob implements Job {
    private static final int REGIONS_MAX = 10_000;
    private static final String NOTHING_DUE = "every institution has been paid what is released, or more.";
    private static final Option<Quarter> QUARTER =
            Option.required("quarter", "Q", "Quarter, such as 2025Q2", Quarter::of);
    private static final Option<Region> REGION = Option.optional(
            Options.REGION.name(),
            Options.REGION.label(),
            "Pooling region, such as 330100; left out, those that clear by quarter",
            Region::of);

    @Override
    public String name() {
        return "clear-quarter";
    }

    @Override
    public String doc() {
        return "Clears a quarter with every institution: what the year so far releases beyond what was paid.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(QUARTER, REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Quarter quarter = args.get(QUARTER);
        refuseTheLast(quarter);
        List<Region> regions = ClosedPeriods.open(job, args.find(REGION), regions(job, args.find(REGION)), quarter);
        Map<String, BigDecimal> ratios = ratios(job, regions, quarter);
        Books books = new Books(job, regions, quarter);
        Dataset<Row> payments = books.payments();
        BookMonths months = BookMonths.upTo(job, regions, quarter);
        months.refuseGaps(payments, books.deliveredMonths());
        Dataset<Row> earlier = books.postingsBefore();
        List<QuarterStatement> statements =
                books
                        .small(books.over(months.rows(), payments).deliveredMonths(books.deliveredMonths()), earlier)
                        .stream()
                        .map(book -> QuarterStatement.of(
                                book,
                                Objects.requireNonNull(ratios.get(book.pool().regionCode()))))
                        .toList();

        return Outputs.forScope(Scope.of(regions, quarter))
                .table(
                        Postings.TABLE,
                        job.rows(
                                Postings.TABLE,
                                statements.stream()
                                        .filter(each -> !each.posting().isZero())
                                        .map(each ->
                                                each.posting().row(each.book().pool(), quarter))
                                        .toList()))
                .table(
                        QuarterStatements.TABLE,
                        job.rows(
                                QuarterStatements.TABLE,
                                statements.stream()
                                        .map(each -> each.row(quarter))
                                        .toList()))
                .mayBeEmpty(Postings.TABLE, NOTHING_DUE)
                .gate(Gate.uniqueGrain(Postings.TABLE))
                .gate(Gate.uniqueGrain(QuarterStatements.TABLE))
                .gate(MonthGates.quartersEqualPostings())
                .summary(stored -> lines(statements));
    }

    /** The last quarter has no books of its own: nothing computes it, and nothing marks it. */
    static void refuseTheLast(Quarter quarter) {
        if (quarter.quarter() == 4) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            quarter + " is not cleared on its own.",
                            "The last quarter is cleared with the year: sharing, assessment, and special cases come in.",
                            "Run clear-year --year " + quarter.year() + ".")
                    .refusal();
        }
    }

    private static List<Region> regions(JobContext job, Optional<Region> asked) {
        if (asked.isPresent()) {
            return job.regions(asked);
        }
        List<Region> quarterly = job
                .small(
                        job.read(Areas.TABLE)
                                .where(Areas.IS_QUARTERLY_CLEARING.col())
                                .select(Areas.REGION_CODE.col())
                                .distinct(),
                        REGIONS_MAX)
                .stream()
                .map(row -> Region.of(Areas.REGION_CODE.in(row)))
                .sorted()
                .toList();
        if (quarterly.isEmpty()) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            "No pooling region clears by quarter.",
                            Areas.TABLE.name() + " has no area with is_quarterly_clearing.",
                            "Pass --region, or deliver the mark with the regions.")
                    .refusal();
        }
        return quarterly;
    }

    /** {@code quarter.lambda} by region. */
    private static Map<String, BigDecimal> ratios(JobContext job, List<Region> regions, Quarter quarter) {
        Map<String, BigDecimal> ratios = new HashMap<>();
        Problems problems = new Problems();
        for (Region region : regions) {
            Policy policy = job.policy(region, quarter);
            BigDecimal ratio = policy.decimal("quarter.lambda");
            if (ratio.signum() <= 0 || ratio.compareTo(BigDecimal.ONE) > 0 || ratio.scale() > Money.SHARE.scale()) {
                problems.add(policy.unusable("quarter.lambda", "above 0, at most 1, with four places at most"));
            }
            ratios.put(region.code(), ratio);
        }
        problems.refuseIfAny();
        return ratios;
    }

    private static List<String> lines(List<QuarterStatement> statements) {
        SortedMap<Pool, List<QuarterStatement>> pools = statements.stream()
                .collect(Collectors.groupingBy(each -> each.book().pool(), TreeMap::new, Collectors.toList()));
        return pools.entrySet().stream()
                .map(pool -> pool.getKey().regionCode() + " " + pool.getKey().insuranceType() + ": "
                        + pool.getValue().size() + " institutions; to pay "
                        + pool.getValue().stream()
                                .map(each -> each.clearing().clearingYuan())
                                .reduce(Money.yuan(0), BigDecimal::add)
                                .toPlainString()
                        + " yuan, carried "
                        + pool.getValue().stream()
                                .map(each -> each.clearing().carriedYuan())
                                .reduce(Money.yuan(0), BigDecimal::add)
                                .toPlainString()
                        + ".")
                .toList();
    }
}
