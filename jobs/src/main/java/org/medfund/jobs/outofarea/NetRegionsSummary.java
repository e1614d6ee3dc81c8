package org.medfund.jobs.outofarea;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.clearing.AdvanceFundUsage;
import org.medfund.core.table.clearing.ProvinceStatements;
import org.medfund.core.table.clearing.RegionFlows;
import org.medfund.core.table.clearing.RegionPayables;
import org.medfund.core.table.clearing.RegionTransfersDue;
import org.medfund.core.table.clearing.VerificationApplications;
import org.medfund.core.table.reference.Holidays;

/** What a person reads when regions have been netted. */
final class NetRegionsSummary {
    static List<String> lines(Stored stored, NettingRule rule, LocalDate asOf, MonthCalendars calendars) {
        List<String> lines = new ArrayList<>();
        lines.add(stored.count(RegionFlows.TABLE) + " flows between regions, home care among them; "
                + stored.count(RegionTransfersDue.TABLE) + " transfers due by " + rule + "; "
                + stored.count(ProvinceStatements.TABLE) + " statements between provinces.");
        Row open = stored.rows(RegionPayables.TABLE)
                .where(RegionPayables.REST_YUAN.col().gt(0))
                .agg(count(lit(1)), coalesce(sum(Money.fen(RegionPayables.REST_YUAN.col())), lit(0L)))
                .first();
        long old = stored.rows(RegionPayables.TABLE)
                .where(RegionPayables.AGE_BUCKET.col().equalTo(AgeBucket.OVER_90.toString()))
                .count();
        lines.add("As of " + asOf + ", " + open.getLong(0) + " payables with " + Money.yuan(open.getLong(1))
                + " are open, " + old + " of them for more than 90 days.");
        long red = stored.rows(AdvanceFundUsage.TABLE)
                .where(AdvanceFundUsage.LEVEL.col().equalTo(AdvanceFund.Level.RED.name()))
                .count();
        long overdue = stored.rows(VerificationApplications.TABLE)
                .where(VerificationApplications.STATE.col().equalTo(VerificationRows.State.OVERDUE.name()))
                .count();
        lines.add(red + " months of an advance fund are RED; of " + stored.count(VerificationApplications.TABLE)
                + " applications to verify, " + overdue + " are overdue.");
        if (!calendars.unknownYears().isEmpty()) {
            lines.add("Dates that count working days are left out: " + Holidays.TABLE.name() + " has no day of "
                    + calendars.unknownYears() + ". Deliver holiday for them.");
        }
        return lines;
    }

    private NetRegionsSummary() {}
}
