package org.medfund.jobs.reconciliation;

import static org.apache.spark.sql.functions.countDistinct;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;

/**
 * Holds the books of a month against the figures that institutions have stated for it: reads {@link Postings} and
 * {@link HospitalStatements}; publishes {@link Reconciliation} and {@link ReconciliationResults}. Only institutions that
 * have stated figures for the month are compared.
 */
public final class ReconcileStatementsJob implements Job {
    private static final Option<Month> MONTH =
            Option.required(Options.MONTH.name(), Options.MONTH.label(), Options.MONTH.doc(), Month::of);

    @Override
    public String name() {
        return "reconcile-statements";
    }

    @Override
    public String doc() {
        return "Holds the books of a month against the institutions' own figures: differences listed by reason.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(MONTH, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Month month = args.get(MONTH);
        List<Region> regions = job.regions(args.find(Options.REGION));
        // Says what to run if the month is not settled; its postings alone would name the year's step.
        job.read(MonthStatements.TABLE, regions, month);
        Dataset<Row> statements = job.read(HospitalStatements.TABLE);
        Column isWanted = Institutions.REGION_CODE
                .col()
                .isin(regions.stream().map(Region::code).toArray());
        Dataset<Row> hospitals = MonthPairs.hospitals(statements, job.read(Institutions.TABLE), month, isWanted);
        Dataset<Row> agency = MonthPairs.agency(job.read(Postings.TABLE, regions, month));
        long delivering = institutions(job, hospitals);
        refuseNone(delivering, month);
        long posted = institutions(job, agency);
        long compared = institutions(job, MonthPairs.ofDelivering(agency, hospitals));

        Dataset<Row> pairs = MonthPairs.of(agency, hospitals);
        Dataset<Row> explained = Differences.explained(
                SettlementFacts.addTo(
                        pairs.where(MonthPairs.difference().notEqual(0)),
                        statements,
                        job.readOrEmpty(Postings.TABLE, regions, otherPeriods(month)),
                        job.readOrEmpty(
                                CasePayments.TABLE, regions, month.year().minus(1), month.year()),
                        job.read(SettlementLists.TABLE)),
                month);
        return Outputs.forScope(Scope.of(regions, month))
                .table(Reconciliation.TABLE, explained)
                .derived(
                        ReconciliationResults.TABLE,
                        stored -> Differences.results(pairs, stored.rows(Reconciliation.TABLE), month))
                .mayBeEmpty(Reconciliation.TABLE, ReconciliationGates.NOTHING_DIFFERS)
                .gate(Gate.uniqueGrain(Reconciliation.TABLE))
                .gate(Gate.uniqueGrain(ReconciliationResults.TABLE))
                .gate(ReconciliationGates.keysAreKnown())
                .gate(ReconciliationGates.differencesExplainTotals())
                .gate(ReconciliationGates.agencyTotalIsPosted(MonthPairs.ofDelivering(agency, hospitals)))
                .gate(ReconciliationGates.hospitalTotalIsDelivered(hospitals))
                .summary(stored -> {
                    List<String> lines = new ArrayList<>(ReconciliationSummary.lines(stored));
                    if (posted > compared) {
                        lines.add(posted - compared + " institutions with cases have stated no figures for " + month
                                + ".");
                    }
                    return lines;
                });
    }

    private static long institutions(JobContext job, Dataset<Row> rows) {
        return job.small(rows.agg(countDistinct(MonthPairs.INSTITUTION.col())), 1)
                .get(0)
                .getLong(0);
    }

    private static void refuseNone(long delivering, Month month) {
        if (delivering == 0) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            "No institution of these regions has stated figures for " + month + ".",
                            HospitalStatements.TABLE.name() + " has none with this settlement month and a known"
                                    + " institution.",
                            "Deliver hospital_statement with setlym "
                                    + month.toString().replace("-", "") + ".")
                    .refusal();
        }
    }

    /** The months of the year but this one, and the year itself. */
    private static Period[] otherPeriods(Month month) {
        return Stream.concat(
                        month.year().months().stream().filter(each -> !each.equals(month)), Stream.of(month.year()))
                .toArray(Period[]::new);
    }
}
