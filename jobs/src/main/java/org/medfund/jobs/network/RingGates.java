package org.medfund.jobs.network;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.supervision.RingMembers;
import org.medfund.core.table.supervision.Rings;

/** What every ring must show before anybody sees it. */
final class RingGates {
    static final String NOTHING_FOUND = "nobody comes together again and again in these regions and this year";

    /** Every ring has the members it counts, each with more than one stay. */
    static final Gate MEMBERS_ARE_THERE = new Gate("ring-members-are-there", stored -> {
        String members = "members";
        Dataset<Row> counted = stored.rows(RingMembers.TABLE)
                .where(RingMembers.STAY_COUNT.col().geq(2))
                .groupBy(RingMembers.RING_ID.col())
                .agg(count(lit(1)).as(members));
        Dataset<Row> joined = stored.rows(Rings.TABLE).join(counted, new String[] {Rings.RING_ID.name()}, "full");
        long failing = joined.where(coalesce(joined.col(members).equalTo(Rings.MEMBER_COUNT.col()), lit(false))
                        .equalTo(false))
                .count();
        return new GateResult(
                "ring-members-are-there",
                failing == 0 ? Verdict.PASSED : Verdict.FAILED,
                failing + " rings lack a member or are missing from " + Rings.TABLE.name() + ".");
    });

    private RingGates() {}
}
