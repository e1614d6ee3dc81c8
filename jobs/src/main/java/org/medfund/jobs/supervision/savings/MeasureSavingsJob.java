package org.medfund.jobs.supervision.savings;

import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.table.supervision.Savings;
import org.medfund.core.time.PolicyYear;

/**
 * Tells what became of the money that the flags of a year identified (SPEC E): reads flags, reviews, audit deductions, and
 * what clearing has posted of them; publishes {@link Savings}.
 */
public final class MeasureSavingsJob implements Job {
    private static final int ROWS_MAX = 1_000_000;
    private static final List<Field<BigDecimal>> AMOUNTS = List.of(
            Savings.IDENTIFIED_YUAN,
            Savings.OPEN_YUAN,
            Savings.PROJECTED_YUAN,
            Savings.REJECTED_YUAN,
            Savings.CERTIFIED_YUAN,
            Savings.RECOVERED_YUAN);

    @Override
    public String name() {
        return "measure-savings";
    }

    @Override
    public String doc() {
        return "Measures what became of the money that the flags of a year identified: open, rejected, certified, recovered.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        SortedMap<String, ConfirmationRate> priors = new TreeMap<>();
        regions.forEach(region -> priors.put(region.code(), ConfirmationRate.prior(job.policy(region, year))));

        Dataset<Row> ofYear = job.read(Flags.TABLE, regions, year);
        Dataset<Row> reviews = job.readOrEmpty(Reviews.TABLE, regions);
        Dataset<Row> everReviewed = SavingsLedger.reviewed(job.readOrEmpty(Flags.TABLE, regions), reviews);
        Map<String, ConfirmationRate> rates =
                SavingsLedger.rates(job.small(SavingsLedger.decided(everReviewed), ROWS_MAX), priors);
        Dataset<Row> savings =
                SavingsLedger.of(SavingsLedger.reviewed(ofYear, reviews), PostedDeductions.of(job, regions), rates);

        return Outputs.forScope(Scope.of(regions, year))
                .table(Savings.TABLE, savings)
                .mayBeEmpty(Savings.TABLE, "no flag of these regions and this year may be followed up")
                .gate(Gate.uniqueGrain(Savings.TABLE))
                .gate(Gate.equalSums(
                        "savings-equal-what-was-identified",
                        stored -> total(stored.rows(Savings.TABLE), Savings.IDENTIFIED_YUAN),
                        stored -> total(ofYear.where(Flags.mayBeFollowedUp()), Flags.COUNTED_FUND_YUAN)))
                .summary(stored -> lines(job, stored.rows(Savings.TABLE)));
    }

    private static Dataset<Row> total(Dataset<Row> rows, Field<BigDecimal> amount) {
        return rows.agg(Money.yuan(sum(Money.fen(amount.col()))).as(amount.name()));
    }

    /** One line per rule with flags, and one for all. */
    private static List<String> lines(JobContext job, Dataset<Row> savings) {
        Column[] sums = AMOUNTS.stream()
                .map(amount -> amount.as(Money.yuan(sum(Money.fen(amount.col())))))
                .toArray(Column[]::new);
        List<String> lines = new ArrayList<>();
        job.small(
                        savings.groupBy(Savings.RULE_ID.col())
                                .agg(sums[0], tail(sums))
                                .orderBy(Savings.RULE_ID.col()),
                        ROWS_MAX)
                .forEach(row -> lines.add(Savings.RULE_ID.in(row) + ": " + sentence(row)));
        if (lines.isEmpty()) {
            lines.add("No flag may be followed up.");
        } else {
            job.small(savings.agg(sums[0], tail(sums)), 1).forEach(row -> lines.add("In all: " + sentence(row)));
        }
        return lines;
    }

    private static Column[] tail(Column[] columns) {
        return Arrays.copyOfRange(columns, 1, columns.length);
    }

    private static String sentence(Row row) {
        return Savings.IDENTIFIED_YUAN.in(row) + " yuan identified: " + Savings.OPEN_YUAN.in(row) + " open (expected "
                + Savings.PROJECTED_YUAN.in(row) + "), " + Savings.REJECTED_YUAN.in(row) + " rejected, "
                + Savings.CERTIFIED_YUAN.in(row) + " certified, " + Savings.RECOVERED_YUAN.in(row) + " recovered.";
    }
}
