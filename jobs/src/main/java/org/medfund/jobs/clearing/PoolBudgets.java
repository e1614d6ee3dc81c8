package org.medfund.jobs.clearing;

import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.time.PolicyYear;

/** The approved budgets of a year. */
final class PoolBudgets {
    private static final int POOLS_MAX = 10_000;

    /** Of each pool the highest version, in order of region and insurance type; none if none is delivered. */
    static SortedMap<Pool, PoolBudget> of(JobContext job, Collection<Region> regions, PolicyYear year) {
        Dataset<Row> rows = job.read(Budgets.TABLE)
                .where(Budgets.YEAR.col().equalTo(year.value()))
                .where(Budgets.REGION_CODE
                        .col()
                        .isin(regions.stream().map(Region::code).toArray()));
        SortedMap<Pool, PoolBudget> budgets = new TreeMap<>();
        job.small(rows, POOLS_MAX).stream()
                .sorted(Comparator.comparing(Budgets.VERSION::in))
                .forEach(row -> {
                    Pool pool = new Pool(Budgets.REGION_CODE.in(row), Budgets.INSURANCE_TYPE.in(row));
                    budgets.put(
                            pool,
                            new PoolBudget(
                                    pool,
                                    year.value(),
                                    Budgets.INPATIENT_BUDGET_YUAN.in(row),
                                    Budgets.RESERVE_YUAN.in(row)));
                });
        return budgets;
    }

    private PoolBudgets() {}
}
