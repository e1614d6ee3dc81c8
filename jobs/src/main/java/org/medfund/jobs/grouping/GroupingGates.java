package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;

/** What grouped cases must meet before anybody sees them. */
final class GroupingGates {

    /** Stays and the money in them. */
    private record Totals(long stays, long costFen, long fundFen, long personFen) {
        Totals minus(Totals other) {
            return new Totals(
                    stays - other.stays, costFen - other.costFen, fundFen - other.fundFen, personFen - other.personFen);
        }

        @Override
        public String toString() {
            return stays + " stays with " + Money.yuan(costFen) + " yuan (funds " + Money.yuan(fundFen) + ", persons "
                    + Money.yuan(personFen) + ")";
        }
    }

    /**
     * Every settlement that stands is grouped once, with its money to the fen: the settlements of the year less the
     * refunded ones and those outside the scope are the grouped cases; and so they are by every scheme that is only
     * compared with.
     */
    static Gate everyStayIsGroupedOnce(Discharges discharges) {
        String name = "every-stay-grouped-once";
        return new Gate(name, stored -> {
            Totals outside = claimed(discharges.outOfScope());
            Totals expected = claimed(discharges.settled())
                    .minus(claimed(discharges.reversed()))
                    .minus(outside);
            Dataset<Row> cases = stored.rows(GroupedCases.TABLE);
            Map<String, Totals> actual = new LinkedHashMap<>();
            actual.put("grouped", grouped(cases.where(not(GroupedCases.IS_COMPARISON.col()))));
            cases.where(GroupedCases.IS_COMPARISON.col())
                    .select(GroupedCases.SCHEME.col())
                    .distinct()
                    .orderBy(GroupedCases.SCHEME.col())
                    .collectAsList()
                    .forEach(row -> {
                        String scheme = GroupedCases.SCHEME.in(row);
                        actual.put(
                                "by " + scheme,
                                grouped(cases.where(GroupedCases.SCHEME.col().equalTo(scheme))));
                    });
            StringBuilder found = new StringBuilder("Settled: " + expected);
            actual.forEach(
                    (of, totals) -> found.append("; ").append(of).append(": ").append(totals));
            return new GateResult(
                    name,
                    actual.values().stream().allMatch(expected::equals) ? Verdict.PASSED : Verdict.FAILED,
                    found + "; not paid by disease: " + outside + "; refunds that reverse nothing delivered: "
                            + claimed(discharges.refundsOfNothing()) + ".");
        });
    }

    /** Every group a case was given stands in the catalogue of its region. */
    static Gate everyGroupIsInTheCatalogue() {
        String name = "every-group-in-catalogue";
        return new Gate(name, stored -> {
            long missing = stored.rows(GroupedCases.TABLE)
                    .where(GroupedCases.GROUP_CODE.col().isNotNull())
                    .select(
                            GroupCatalogue.REGION_CODE.as(GroupedCases.REGION_CODE.col()),
                            GroupCatalogue.SCHEME.as(GroupedCases.SCHEME.col()),
                            GroupCatalogue.GROUP_CODE.as(GroupedCases.GROUP_CODE.col()))
                    .distinct()
                    .join(
                            stored.rows(GroupCatalogue.TABLE)
                                    .select(
                                            GroupCatalogue.REGION_CODE.col(),
                                            GroupCatalogue.SCHEME.col(),
                                            GroupCatalogue.GROUP_CODE.col()),
                            scala.jdk.javaapi.CollectionConverters.asScala(java.util.List.of(
                                            GroupCatalogue.REGION_CODE.name(),
                                            GroupCatalogue.SCHEME.name(),
                                            GroupCatalogue.GROUP_CODE.name()))
                                    .toSeq(),
                            "left_anti")
                    .count();
            return new GateResult(
                    name,
                    missing == 0 ? Verdict.PASSED : Verdict.FAILED,
                    missing + " groups of cases are not in the catalogue.");
        });
    }

    private static Totals claimed(Dataset<Row> lists) {
        return totals(lists.agg(
                count(lit(1)),
                sum(Money.fen(SettlementLists.TOTAL_COST_YUAN.col())),
                sum(Money.fen(SettlementLists.FUND_TOTAL_YUAN.col())),
                sum(Money.fen(SettlementLists.PERSON_TOTAL_YUAN.col()))));
    }

    private static Totals grouped(Dataset<Row> cases) {
        return totals(cases.agg(
                count(lit(1)),
                sum(Money.fen(GroupedCases.TOTAL_COST_YUAN.col())),
                sum(Money.fen(GroupedCases.BASIC_POOL_YUAN.col()).plus(Money.fen(GroupedCases.OTHER_FUNDS_YUAN.col()))),
                sum(Money.fen(GroupedCases.PERSON_TOTAL_YUAN.col()))));
    }

    private static Totals totals(Dataset<Row> oneRow) {
        Row row = oneRow.first();
        return new Totals(row.getLong(0), fen(row, 1), fen(row, 2), fen(row, 3));
    }

    private static long fen(Row row, int at) {
        return row.isNullAt(at) ? 0 : row.getLong(at);
    }

    private GroupingGates() {}
}
