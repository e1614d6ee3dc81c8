package org.medfund.jobs.prepayment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.money.Money;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.quality.Gate;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.FundBalances;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.PrepaymentQuotas;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.prepayment.PoolReserves.PoolKey;

/**
 * Sets what institutions may be prepaid when a year opens (SPEC D.2): reads {@link FundBalances} and what was paid in the
 * year before; publishes {@link PrepaymentQuotas}.
 */
public final class SetPrepaymentsJob implements Job {
    private static final int INSTITUTIONS_MAX = 500_000;
    private static final int BALANCES_MAX = 1_000_000;
    private static final Comparator<PoolKey> BY_REGION_AND_TYPE =
            Comparator.comparing(PoolKey::regionCode).thenComparing(PoolKey::insuranceType);

    @Override
    public String name() {
        return "set-prepayments";
    }

    @Override
    public String doc() {
        return "Sets what each institution may be prepaid when a year opens, where the reserve of its pool allows it.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        PolicyYear before = year.minus(1);
        List<Region> regions = job.regions(args.find(Options.REGION));
        Object[] codes = regions.stream().map(Region::code).toArray();
        Problems problems = new Problems();
        SortedMap<String, PrepaymentTerms> terms =
                PolicyRanges.byRegion(regions, region -> PrepaymentTerms.from(job.policy(region, year)), problems);
        SortedMap<String, PayoutBasis> bases =
                PolicyRanges.byRegion(regions, region -> PayoutBasis.from(job.policy(region, year)), problems);
        problems.refuseIfAny();

        Dataset<Row> payoutRows = PayoutRows.of(
                before,
                bases,
                job.read(MonthlySettlements.TABLE)
                        .where(MonthlySettlements.REGION_CODE.col().isin(codes)),
                job.readOrEmpty(CasePayments.TABLE, regions, before),
                job.read(Assessments.TABLE));
        SortedMap<PoolKey, List<Row>> payouts = job.small(payoutRows, INSTITUTIONS_MAX).stream()
                .collect(Collectors.groupingBy(
                        row -> new PoolKey(
                                PrepaymentQuotas.REGION_CODE.in(row), PrepaymentQuotas.INSURANCE_TYPE.in(row)),
                        () -> new TreeMap<>(BY_REGION_AND_TYPE),
                        Collectors.toList()));
        List<Row> balances = job.small(
                job.read(FundBalances.TABLE)
                        .where(FundBalances.REGION_CODE.col().isin(codes))
                        .where(FundBalances.MONTH.col().startsWith(before.toString())),
                BALANCES_MAX);
        Map<PoolKey, PoolReserve> reserves = reserves(payouts, bases, balances, before);

        List<Row> rows = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        payouts.forEach((pool, institutions) -> {
            Prepayment prepayment = Prepayment.of(
                    pool.insuranceType(),
                    Objects.requireNonNull(reserves.get(pool)),
                    institutions.stream().map(PayoutRows::payout).toList(),
                    Objects.requireNonNull(terms.get(pool.regionCode())));
            rows.addAll(rows(pool, year, PrepaymentQuotas.PAYOUT_BASIS.in(institutions.get(0)), prepayment));
            lines.add(line(pool, prepayment));
        });
        return Outputs.forScope(Scope.of(regions, year))
                .table(PrepaymentQuotas.TABLE, job.rows(PrepaymentQuotas.TABLE, rows))
                .gate(Gate.uniqueGrain(PrepaymentQuotas.TABLE))
                .gate(PrepaymentGates.quotasEqualPool())
                .gate(PrepaymentGates.reasonsHold())
                .summary(stored -> lines);
    }

    private static Map<PoolKey, PoolReserve> reserves(
            SortedMap<PoolKey, List<Row>> payouts,
            SortedMap<String, PayoutBasis> bases,
            List<Row> balances,
            PolicyYear before) {
        Problems problems = new Problems();
        Set<String> paid = payouts.keySet().stream().map(PoolKey::regionCode).collect(Collectors.toSet());
        bases.forEach((region, basis) -> {
            if (basis != PayoutBasis.MONTHLY_ELSE_CASES && !paid.contains(region)) {
                problems.add(
                        ProblemCode.INPUT_MISSING,
                        "Region " + region + " splits its prepayments by " + basis + ", and has none of " + before
                                + ".",
                        "prepay.payout_basis of the region says so; nothing else is taken in their place.",
                        basis == PayoutBasis.CASE_PAYMENTS
                                ? "Run pay-cases --year " + before + " --region " + region + " first."
                                : "Deliver the monthly settlements of that year and run ingest.");
            }
        });
        if (payouts.isEmpty()) {
            problems.add(
                    ProblemCode.INPUT_MISSING,
                    "No institution was paid anything in " + before + ".",
                    MonthlySettlements.TABLE.name() + " and " + CasePayments.TABLE.name() + " were looked at.",
                    "Deliver the monthly settlements of that year and run ingest, or run pay-cases for it.");
        }
        Map<PoolKey, PoolReserve> reserves = PoolReserves.of(payouts.keySet(), balances, before, problems);
        problems.refuseIfAny();
        return reserves;
    }

    private static List<Row> rows(PoolKey pool, PolicyYear year, String basis, Prepayment prepayment) {
        PoolReserve reserve = prepayment.reserve();
        return prepayment.quotas().stream()
                .map(quota -> RowFactory.create(
                        pool.regionCode(),
                        year.value(),
                        pool.insuranceType(),
                        quota.payout().institutionCode(),
                        reserve.balanceYuan(),
                        Money.roundToFen(reserve.monthlyAverageYuan()),
                        reserve.reserveMonthsShown().orElse(null),
                        quota.ineligible() == null,
                        quota.ineligible(),
                        prepayment.poolQuotaYuan(),
                        quota.payout().payoutYuan(),
                        basis,
                        quota.payout().assessmentScore(),
                        quota.share(),
                        quota.quotaYuan()))
                .toList();
    }

    private static String line(PoolKey pool, Prepayment prepayment) {
        String months = prepayment
                .reserve()
                .reserveMonthsShown()
                .map(shown -> shown.toPlainString() + " months in reserve")
                .orElse("nothing paid out");
        return pool.regionCode() + " " + pool.insuranceType() + ": " + months + "; "
                + (prepayment.ineligible() == null
                        ? prepayment.poolQuotaYuan().toPlainString() + " yuan may be prepaid to "
                                + prepayment.quotas().stream()
                                        .filter(quota -> quota.ineligible() == null)
                                        .count()
                                + " institutions."
                        : "nothing is prepaid (" + prepayment.ineligible() + ").");
    }
}
