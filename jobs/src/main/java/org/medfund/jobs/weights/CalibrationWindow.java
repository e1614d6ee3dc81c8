package org.medfund.jobs.weights;

import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/** The years whose cases weights rest on: as many as the policy has year weights, the last of them the year asked for. */
final class CalibrationWindow {

    /**
     * The grouped cases of every region's own window; years that are not published are simply not there.
     *
     * @throws org.medfund.core.problem.Refusal if no year of the window is published
     */
    static Dataset<Row> read(
            JobContext job, Collection<Region> regions, PolicyYear newest, Map<String, CalibrationPolicy> policies) {
        TreeSet<Integer> years = new TreeSet<>();
        Column isInWindow = lit(false);
        for (Region region : regions) {
            var ofRegion = java.util.Objects.requireNonNull(policies.get(region.code()))
                    .weights()
                    .years()
                    .byYear()
                    .keySet();
            years.addAll(ofRegion);
            isInWindow = isInWindow.or(GroupedCases.REGION_CODE
                    .col()
                    .equalTo(region.code())
                    .and(GroupedCases.YEAR.col().isin(ofRegion.toArray())));
        }
        Period[] periods = years.stream().map(PolicyYear::new).toArray(Period[]::new);
        return job.read(GroupedCases.TABLE, regions, periods).where(isInWindow.and(GroupedCases.counts()));
    }

    private CalibrationWindow() {}
}
