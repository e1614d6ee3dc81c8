package org.medfund.app;

import java.util.List;
import java.util.Optional;
import org.medfund.app.demo.CheckAnswerKeyJob;
import org.medfund.app.demo.SimulateStatementsJob;
import org.medfund.core.job.Job;
import org.medfund.jobs.clearing.ClearQuarterJob;
import org.medfund.jobs.clearing.ClearYearJob;
import org.medfund.jobs.clearing.MarkPeriodJob;
import org.medfund.jobs.clearing.SettleMonthJob;
import org.medfund.jobs.clearingkpi.MeasureClearingJob;
import org.medfund.jobs.funds.SettleFundsJob;
import org.medfund.jobs.grouping.BuildDipCatalogueJob;
import org.medfund.jobs.grouping.CompareSchemesJob;
import org.medfund.jobs.grouping.GroupCasesJob;
import org.medfund.jobs.grouping.GroupDipJob;
import org.medfund.jobs.intake.IngestJob;
import org.medfund.jobs.intake.LoadCodesJob;
import org.medfund.jobs.monitoring.MeasureIndicatorsJob;
import org.medfund.jobs.network.FindRingsJob;
import org.medfund.jobs.outofarea.NetRegionsJob;
import org.medfund.jobs.payment.PayCasesJob;
import org.medfund.jobs.payment.SetRatesJob;
import org.medfund.jobs.prepayment.SetPrepaymentsJob;
import org.medfund.jobs.reconciliation.ReconcileStatementsJob;
import org.medfund.jobs.referral.LinkReferralsJob;
import org.medfund.jobs.report.ExportJob;
import org.medfund.jobs.report.RunsJob;
import org.medfund.jobs.report.WriteReportJob;
import org.medfund.jobs.report.WriteWeightBookJob;
import org.medfund.jobs.report.simulation.SimulatePolicyJob;
import org.medfund.jobs.report.statements.WriteStatementsJob;
import org.medfund.jobs.report.why.WhyJob;
import org.medfund.jobs.report.worklist.WriteWorklistJob;
import org.medfund.jobs.specialcase.ReviewSpecialCasesJob;
import org.medfund.jobs.supervision.ScanClaimsJob;
import org.medfund.jobs.supervision.penalty.AssessPenaltiesJob;
import org.medfund.jobs.supervision.review.ImportReviewsJob;
import org.medfund.jobs.supervision.savings.MeasureSavingsJob;
import org.medfund.jobs.verification.VerifyClearingJob;
import org.medfund.jobs.weights.CalibrateWeightsJob;
import org.medfund.ml.features.BuildFeaturesJob;
import org.medfund.ml.fraud.ScoreFraudJob;
import org.medfund.ml.fraud.TrainFraudJob;

/** Every command, in the order of the work. */
final class Commands {
    static final List<Command> ALL = List.of(
            new Demo(),
            new SimulateClaims(),
            job(new SimulateStatementsJob()),
            new RunYear(),
            job(new LoadCodesJob()),
            job(new IngestJob()),
            job(new GroupCasesJob()),
            new GroupFile(),
            job(new BuildDipCatalogueJob()),
            job(new GroupDipJob()),
            job(new CompareSchemesJob()),
            job(new CalibrateWeightsJob()),
            job(new SetRatesJob()),
            job(new PayCasesJob()),
            job(new SimulatePolicyJob(List.of(new CalibrateWeightsJob(), new SetRatesJob(), new PayCasesJob()))),
            job(new SettleMonthJob()),
            job(new ClearQuarterJob()),
            job(new ClearYearJob()),
            job(new MarkPeriodJob()),
            job(new SetPrepaymentsJob()),
            job(new ReviewSpecialCasesJob()),
            job(new SettleFundsJob()),
            job(new VerifyClearingJob()),
            job(new ReconcileStatementsJob()),
            job(new NetRegionsJob()),
            job(new MeasureClearingJob()),
            job(new LinkReferralsJob()),
            job(new ScanClaimsJob()),
            job(new AssessPenaltiesJob()),
            job(new MeasureSavingsJob()),
            job(new FindRingsJob()),
            job(new WriteWorklistJob()),
            job(new ImportReviewsJob()),
            job(new BuildFeaturesJob()),
            job(new TrainFraudJob()),
            job(new ScoreFraudJob()),
            new EvaluateModel(),
            job(new MeasureIndicatorsJob()),
            job(new WriteReportJob()),
            job(new WriteWeightBookJob()),
            job(new WriteStatementsJob()),
            job(new RunsJob()),
            new CleanLake(),
            job(new WhyJob(Derivations.ALL)),
            job(new ExportJob()),
            job(new CheckAnswerKeyJob()),
            new WarmUp(),
            new WriteDocs());

    private static JobCommand job(Job job) {
        return new JobCommand(job);
    }

    static Optional<Command> named(String name) {
        return ALL.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /** The job behind a command that is one. */
    static Job job(String name) {
        return named(name)
                .filter(JobCommand.class::isInstance)
                .map(command -> ((JobCommand) command).job())
                .orElseThrow(() -> new IllegalArgumentException(name + " is not a job"));
    }

    private Commands() {}
}
