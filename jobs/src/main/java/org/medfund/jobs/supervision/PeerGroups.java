package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.supervision.PeerStatistics;
import org.medfund.core.time.PolicyYear;

/** {@link PeerGroup} over the cases of the year before. */
final class PeerGroups {
    static final String TOO_FEW_CASES = "no group had enough cases the year before, or none was grouped";

    private static final String CASES = "cases";
    private static final String COST_FEN = "cost_fen";
    private static final String OWN_PAY_FEN = "own_pay_fen";

    /** Cases a group needs at a level, by region. */
    static Map<String, Integer> caseCountsMin(Map<Region, Policy> policies) {
        Map<String, Integer> counts = new HashMap<>();
        policies.forEach((region, policy) -> counts.put(region.code(), policy.whole("e23.case_count_min")));
        return counts;
    }

    /**
     * {@link PeerStatistics}: one row per region, group, and level class with enough cases, by DRGs as by diseases.
     *
     * <p>Groups of a scheme that is only compared with do not count, and neither does a case without a cost or of which the
     * settlement list is gone.
     *
     * @param cases {@link GroupedCases} of the year before
     * @param settlements {@link SettlementLists}
     * @param year of the claims that are held against them
     * @param caseCountMin by region; of other regions there are no rows
     */
    static Dataset<Row> statistics(
            Dataset<Row> cases, Dataset<Row> settlements, PolicyYear year, Map<String, Integer> caseCountMin) {
        int ofYear = year.value();
        Map<String, Integer> counts = new HashMap<>(caseCountMin);
        Dataset<Row> ownPay = settlements
                .where(SettlementLists.REFUND_FLAG.col().equalTo("0"))
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        Money.fen(SettlementLists.FULL_SELF_PAY_YUAN
                                        .col()
                                        .plus(SettlementLists.OVER_LIMIT_SELF_PAY_YUAN.col()))
                                .as(OWN_PAY_FEN));
        Dataset<Row> groups = cases.where(coalesce(GroupedCases.IS_COMPARISON.col(), lit(false))
                        .equalTo(false)
                        .and(GroupedCases.GROUP_CODE.col().isNotNull())
                        .and(GroupedCases.TOTAL_COST_YUAN.col().gt(0)))
                .join(ownPay, new String[] {SettlementLists.SETTLEMENT_ID.name()})
                .groupBy(GroupedCases.REGION_CODE.col(), GroupedCases.GROUP_CODE.col(), GroupedCases.LEVEL_CLASS.col())
                .agg(collect_list(struct(
                                Money.fen(GroupedCases.TOTAL_COST_YUAN.col()).as(COST_FEN),
                                GroupedCases.STAY_DAYS
                                        .col()
                                        .cast(DataTypes.LongType)
                                        .as(GroupedCases.STAY_DAYS.name()),
                                col(OWN_PAY_FEN)))
                        .as(CASES));
        return PeerStatistics.TABLE.conform(groups.flatMap(
                (FlatMapFunction<Row, Row>) group -> {
                    List<Row> ofGroup = group.getList(group.fieldIndex(CASES));
                    Integer min = counts.get(GroupedCases.REGION_CODE.in(group));
                    return min == null || ofGroup.size() < min
                            ? List.<Row>of().iterator()
                            : List.of(row(group, ofYear, ofGroup)).iterator();
                },
                Encoders.row(PeerStatistics.TABLE.contentSchema())));
    }

    private static Row row(Row group, int year, List<Row> cases) {
        References.Peers peers = PeerGroup.of(
                sorted(cases, each -> each.getLong(0)),
                sorted(cases, each -> each.getLong(1)),
                sorted(cases, each -> PeerGroup.ownPayMillionths(each.getLong(2), each.getLong(0))));
        return RowFactory.create(
                GroupedCases.REGION_CODE.in(group),
                year,
                GroupedCases.GROUP_CODE.in(group),
                GroupedCases.LEVEL_CLASS.in(group),
                peers.caseCount(),
                peers.meanLnCost(),
                peers.sdLnCost(),
                peers.stayDaysP50(),
                peers.stayDaysP90(),
                peers.ownPayShareP95());
    }

    private static long[] sorted(List<Row> cases, ToLongFunction<Row> value) {
        return cases.stream().mapToLong(value).sorted().toArray();
    }

    private PeerGroups() {}
}
