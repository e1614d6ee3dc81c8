package org.medfund.core.job;

import static org.medfund.core.testkit.Rows.rows;

import java.util.List;
import org.apache.spark.sql.Row;
import org.medfund.core.region.Region;
import org.medfund.core.table.payment.Rates;
import org.medfund.core.table.weights.RelativeWeights;

/** A job that publishes given weights, and with them a rate per region, so that a run has two tables to write. */
record FixedWeights(String block) implements Job {
    static FixedWeights of(String block) {
        return new FixedWeights(block);
    }

    @Override
    public String name() {
        return "fixed-weights";
    }

    @Override
    public String doc() {
        return "Publishes given weights.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        List<String> regions = rows(RelativeWeights.TABLE, block).collectAsList().stream()
                .map((Row row) -> RelativeWeights.REGION_CODE.in(row))
                .distinct()
                .toList();
        StringBuilder rates = new StringBuilder("region_code | year | insurance_type | rate_yuan\n");
        regions.forEach(region -> rates.append(region).append(" | 2025 | 310 | 10000.00\n"));
        return Outputs.forScope(Scope.of(regions.stream().map(Region::of).toList(), args.get(Options.YEAR)))
                .table(RelativeWeights.TABLE, rows(RelativeWeights.TABLE, block))
                .table(Rates.TABLE, rows(Rates.TABLE, rates.toString()));
    }
}
