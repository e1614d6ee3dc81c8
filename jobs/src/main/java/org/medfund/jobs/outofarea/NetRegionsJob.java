package org.medfund.jobs.outofarea;

import java.util.List;
import java.util.Optional;
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
import org.medfund.core.quality.Stored;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionNet;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/**
 * Clears care outside the region of insurance (SPEC D.7): reads {@link SettlementLists}; publishes {@link RegionFlows},
 * {@link RegionNet}, and {@link RegionTransfersDue} of one month or one year.
 */
public final class NetRegionsJob implements Job {
    private static final int FLOWS_MAX = 1_000_000;
    private static final Option<PolicyYear> YEAR = Option.optional(
            Options.YEAR.name(), Options.YEAR.label(), Options.YEAR.doc() + "; or --month", PolicyYear::of);

    @Override
    public String name() {
        return "net-regions";
    }

    @Override
    public String doc() {
        return "Clears care outside the region of insurance: flows, nets, and transfers due of a month or a year.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.MONTH, YEAR);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        Period period = period(args.find(Options.MONTH), args.find(YEAR));
        NettingRule rule = job.nationalPolicy(period).choice("xprov.netting", NettingRule.class);
        Dataset<Row> settlements = FlowMatrix.ofPeriod(job.read(SettlementLists.TABLE), period);

        return Outputs.forScope(Scope.everywhere(period))
                .table(RegionFlows.TABLE, FlowMatrix.of(settlements, period))
                .derived(
                        RegionNet.TABLE,
                        stored -> job.rows(
                                RegionNet.TABLE,
                                clearing(job, stored, period, rule).netRows()))
                .derived(
                        RegionTransfersDue.TABLE,
                        stored -> job.rows(
                                RegionTransfersDue.TABLE,
                                clearing(job, stored, period, rule).transferRows()))
                .mayBeEmpty(RegionNet.TABLE, NettingGates.NO_OUT_OF_AREA_CARE)
                .mayBeEmpty(RegionTransfersDue.TABLE, NettingGates.NO_OUT_OF_AREA_CARE)
                .gate(Gate.uniqueGrain(RegionFlows.TABLE))
                .gate(NettingGates.flowsEqualSettlements(settlements))
                .gate(NettingGates.netsSumToZero())
                .gate(NettingGates.transfersSettleNets())
                .summary(stored -> List.of(stored.count(RegionFlows.TABLE) + " flows between regions, home care among"
                        + " them; " + stored.count(RegionTransfersDue.TABLE) + " transfers due by " + rule + "."));
    }

    private static RegionClearing clearing(JobContext job, Stored stored, Period period, NettingRule rule) {
        return new RegionClearing(job.small(stored.rows(RegionFlows.TABLE), FLOWS_MAX), period, rule);
    }

    private static Period period(Optional<Month> month, Optional<PolicyYear> year) {
        if (month.isPresent() == year.isPresent()) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            month.isPresent() ? "--month and --year are both given." : "No period is given.",
                            "One period is cleared at a time.",
                            "Pass either --month, such as 2025-06, or --year, such as 2025.")
                    .refusal();
        }
        return month.isPresent() ? month.get() : year.orElseThrow();
    }
}
