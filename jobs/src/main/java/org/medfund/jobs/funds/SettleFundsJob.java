package org.medfund.jobs.funds;

import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.FundStatements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/**
 * Settles a year with every payer (SPEC D.8): reads {@link CasePayments} and {@link SettlementLists}; publishes {@link
 * FundStatements}.
 */
public final class SettleFundsJob implements Job {
    private static final int POOLS_MAX = 10_000;
    private static final Field<Long> BOOKED_FEN = Field.count("booked_fen", "Booked");
    private static final Field<Long> ENTITLEMENT_FEN = Field.count("entitlement_fen", "Borne");

    @Override
    public String name() {
        return "settle-funds";
    }

    @Override
    public String doc() {
        return "Settles a year with every payer: what each fund, account, and person booked and bears at each institution.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        SortedMap<String, FundTerms> terms = new TreeMap<>();
        regions.forEach(region -> terms.put(region.code(), FundTerms.from(job.policy(region, year))));

        Dataset<Row> payments = job.read(CasePayments.TABLE, regions, year);
        refuseWithoutCode(job, payments, terms);
        Dataset<Row> cases = CaseBookings.of(payments, job.read(SettlementLists.TABLE));

        return Outputs.forScope(Scope.of(regions, year))
                .table(FundStatements.TABLE, FundSums.of(cases, year, terms))
                .gate(Gate.uniqueGrain(FundStatements.TABLE))
                .gate(FundGates.noCaseTwice(cases))
                .gate(FundGates.fundsEqualSettlements(payments, cases))
                .gate(FundGates.basicPoolEqualsPayments(payments, cases, terms))
                .gate(FundGates.nobodyPaysMoreThanBooked(terms))
                .summary(stored -> lines(job, stored));
    }

    private static void refuseWithoutCode(JobContext job, Dataset<Row> payments, SortedMap<String, FundTerms> terms) {
        Problems problems = new Problems();
        Dataset<Row> pools = payments.select(CasePayments.REGION_CODE.col(), CasePayments.INSURANCE_TYPE.col())
                .distinct()
                .orderBy(CasePayments.REGION_CODE.col(), CasePayments.INSURANCE_TYPE.col());
        for (Row pool : job.small(pools, POOLS_MAX)) {
            FundTerms ofRegion = terms.get(CasePayments.REGION_CODE.in(pool));
            String type = CasePayments.INSURANCE_TYPE.in(pool);
            if (ofRegion != null && ofRegion.code(Payer.BASIC_POOL, type).isEmpty()) {
                problems.add(
                        ProblemCode.POLICY,
                        "Policy multi.basic_pool_codes of region " + CasePayments.REGION_CODE.in(pool)
                                + " has no code for insurance type " + type + ".",
                        "Cases of that type are paid, and its basic pool has to go by a code.",
                        "Add it in the policy folder, such as 310: 310100.");
            }
        }
        problems.refuseIfAny();
    }

    private static List<String> lines(JobContext job, Stored stored) {
        Dataset<Row> sums = stored.rows(FundStatements.TABLE)
                .groupBy(FundStatements.PAYER.col(), FundStatements.FUND_CODE.col())
                .agg(
                        sum(Money.fen(FundStatements.BOOKED_YUAN.col())).as(BOOKED_FEN.name()),
                        sum(Money.fen(FundStatements.ENTITLEMENT_YUAN.col())).as(ENTITLEMENT_FEN.name()))
                .orderBy(FundStatements.FUND_CODE.col());
        return job.small(sums, POOLS_MAX).stream()
                .map(row -> FundStatements.FUND_CODE.in(row) + " " + FundStatements.PAYER.in(row) + ": booked "
                        + Money.yuan(BOOKED_FEN.in(row)).toPlainString() + ", bears "
                        + Money.yuan(ENTITLEMENT_FEN.in(row)).toPlainString() + " yuan.")
                .toList();
    }
}
