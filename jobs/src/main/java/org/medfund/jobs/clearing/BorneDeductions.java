package org.medfund.jobs.clearing;

import java.util.Collection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.AllDeductions;
import org.medfund.core.care.LocalDeductions;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.time.Period;

/** The audit deductions, delivered or confirmed by review, that institutions bear in the books of their pooling region. */
final class BorneDeductions {

    /**
     * Those of the settlement months of the year up to the period's last, by the policies of that year.
     *
     * @param look how the rows are looked at
     * @return {@link AuditDeductions}; empty if nothing was deducted
     */
    static Dataset<Row> of(JobContext job, PeriodInputs.Look look, Collection<Region> regions, Period period) {
        Object[] codes = regions.stream().map(Region::code).toArray();
        Dataset<Row> ofRegions = AllDeductions.of(job, regions, (table, of) -> look.at(table, of))
                .where(PeriodInputs.isOf(period, AuditDeductions.SETTLEMENT_MONTH))
                .where(AuditDeductions.REGION_CODE.col().isin(codes));
        return LocalDeductions.of(job, regions, period, ofRegions, look.at(SettlementLists.TABLE, regions));
    }

    private BorneDeductions() {}
}
