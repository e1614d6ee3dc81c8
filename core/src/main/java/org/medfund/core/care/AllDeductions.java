package org.medfund.core.care;

import java.util.Collection;
import java.util.function.BiFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;

/** The audit deductions there are, delivered or confirmed by review: whoever deducts reads them here. */
public final class AllDeductions {

    /**
     * {@link AuditDeductions} as delivered, of all regions, and those that follow from reviews of these regions.
     *
     * @param regions none named means all
     */
    public static Dataset<Row> of(JobContext job, Collection<Region> regions) {
        return of(job, regions, job::readOrEmpty);
    }

    /**
     * As {@link #of(JobContext, Collection)}. Where nothing was reviewed, flags are not looked at, so that a scan of the
     * claims does not make a clearing stale.
     *
     * @param look how the rows of a table of some regions are looked at: noted as read, or only consulted
     */
    public static Dataset<Row> of(
            JobContext job, Collection<Region> regions, BiFunction<Table, Collection<Region>, Dataset<Row>> look) {
        Dataset<Row> delivered = look.apply(AuditDeductions.TABLE, regions);
        if (!job.isPublished(Reviews.TABLE, regions)) {
            return delivered;
        }
        return delivered.unionByName(ConfirmedDeductions.of(
                look.apply(Reviews.TABLE, regions),
                look.apply(Flags.TABLE, regions),
                look.apply(SettlementLists.TABLE, regions),
                delivered));
    }

    private AllDeductions() {}
}
