package org.medfund.ml.features;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.Persons;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.ml.FraudFeatures;
import org.medfund.core.time.PolicyYear;

/** Publishes the features of a year's stays, each as of its settlement. */
public final class BuildFeaturesJob implements Job {

    @Override
    public String name() {
        return "build-features";
    }

    @Override
    public String doc() {
        return "Describes the stays of a year for the fraud model, as of their settlement.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));

        Dataset<Row> stays = job.read(GroupedCases.TABLE, regions, year).where(GroupedCases.counts());
        FeatureInput input = new FeatureInput(
                stays,
                job.readOrEmpty(GroupedCases.TABLE, List.of(), year.minus(1), year.minus(2), year.minus(3))
                        .where(GroupedCases.counts()),
                job.read(SettlementLists.TABLE),
                isInpatientStay(job, year),
                job.read(FeeLines.TABLE),
                job.read(FeeClasses.TABLE),
                job.read(Persons.TABLE));

        return Outputs.forScope(Scope.of(regions, year))
                .table(FraudFeatures.TABLE, FraudFeatureBuilding.build(input, year))
                .gate(everyStayIsDescribed(stays));
    }

    /** Of a person's other stays each counts by the policy of the region it lay in. */
    private static Column isInpatientStay(JobContext job, PolicyYear year) {
        Map<Region, List<String>> categories = new LinkedHashMap<>();
        job.regions(Optional.empty())
                .forEach(region -> categories.put(region, InpatientStays.categories(job.policy(region, year))));
        return InpatientStays.byTreatedRegion(categories, InpatientStays::hold);
    }

    private static Gate everyStayIsDescribed(Dataset<Row> stays) {
        String name = "every-stay-is-described";
        return new Gate(name, stored -> {
            long wanted = stays.count();
            long found = stored.rows(FraudFeatures.TABLE).count();
            return new GateResult(
                    name,
                    wanted == found ? Verdict.PASSED : Verdict.FAILED,
                    found + " feature rows for " + wanted + " stays.");
        });
    }
}
