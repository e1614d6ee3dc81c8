package org.medfund.jobs.network;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.Arguments;
import org.medfund.core.job.Job;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Option;
import org.medfund.core.job.Options;
import org.medfund.core.job.Outputs;
import org.medfund.core.job.Scope;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Stored;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.supervision.RingMembers;
import org.medfund.core.table.supervision.Rings;
import org.medfund.core.time.PolicyYear;

/** Finds persons who are admitted together again and again, and holds each group against chance (docs/rings.md). */
public final class FindRingsJob implements Job {

    @Override
    public String name() {
        return "find-rings";
    }

    @Override
    public String doc() {
        return "Finds collusion rings: persons admitted together again and again, more than chance makes.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(Options.YEAR, Options.REGION);
    }

    @Override
    public Outputs run(JobContext job, Arguments args) {
        PolicyYear year = args.get(Options.YEAR);
        List<Region> regions = job.regions(args.find(Options.REGION));
        RingPolicy policy = RingPolicy.from(job.nationalPolicy(year));
        Map<Region, List<String>> categories = new LinkedHashMap<>();
        regions.forEach(region -> categories.put(region, InpatientStays.categories(job.policy(region, year))));

        Dataset<Row> admissions = Admissions.of(
                job.read(SettlementLists.TABLE), job.read(Diagnoses.TABLE), categories, year, policy.courseDiagnoses());
        Outputs outputs = Outputs.forScope(Scope.of(regions, year));
        Dataset<Row> counted = outputs.keep(RingFinding.counted(admissions));
        Dataset<Row> members = outputs.keep(RingFinding.members(counted, policy));
        Dataset<Row> surviving = RingFinding.surviving(counted, members, policy, year.value());
        Dataset<Row> stays = outputs.keep(RingRows.stays(admissions, members, surviving));
        Dataset<Row> shared = outputs.keep(RingRows.shared(stays, policy));
        Dataset<Row> rings = outputs.keep(RingRows.rings(shared, policy, year));
        return outputs.table(Rings.TABLE, Rings.TABLE.conform(rings))
                .table(RingMembers.TABLE, RingRows.members(shared, rings))
                .mayBeEmpty(Rings.TABLE, RingGates.NOTHING_FOUND)
                .mayBeEmpty(RingMembers.TABLE, RingGates.NOTHING_FOUND)
                .gate(RingGates.MEMBERS_ARE_THERE)
                .summary(FindRingsJob::lines);
    }

    private static List<String> lines(Stored stored) {
        Row sums = stored.rows(Rings.TABLE)
                .agg(
                        count(lit(1)),
                        coalesce(sum(Rings.MEMBER_COUNT.col()), lit(0L)),
                        coalesce(sum(Money.fen(Rings.FUND_INVOLVED_YUAN.col())), lit(0L)))
                .first();
        BigDecimal fund = Money.yuan(sums.getLong(2));
        return List.of(sums.getLong(0) + " rings of " + sums.getLong(1) + " persons; " + fund.toPlainString()
                + " yuan of fund money were paid for their shared stays.");
    }
}
