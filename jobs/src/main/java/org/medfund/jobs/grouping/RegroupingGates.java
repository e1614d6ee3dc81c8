package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Field;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.grouping.Regroupings;

/** What regroupings must meet: nothing is lost or made between two schemes. */
final class RegroupingGates {
    private static final String GROUP = "group_of_either";
    private static final String CASES = "cases";
    private static final String FEN = "fen";

    /**
     * By institution and group, and so in all, cases and money are those of the scheme.
     *
     * @param side {@link Regroupings#FROM_GROUP} or {@link Regroupings#TO_GROUP}
     * @param cases {@link GroupedCases} of the scheme of that side
     */
    static Gate conserves(Field<String> side, Dataset<Row> cases) {
        String name = "conserved-by-" + side.name().replace('_', '-');
        return new Gate(name, stored -> {
            Dataset<Row> regrouped = stored.rows(Regroupings.TABLE)
                    .groupBy(
                            Regroupings.REGION_CODE.col(),
                            Regroupings.INSTITUTION_CODE.col(),
                            side.col().as(GROUP))
                    .agg(
                            sum(Regroupings.CASE_COUNT.col()).as(CASES),
                            sum(Money.fen(Regroupings.TOTAL_COST_YUAN.col())).as(FEN));
            Dataset<Row> grouped = cases.groupBy(
                            GroupedCases.REGION_CODE.col(),
                            GroupedCases.INSTITUTION_CODE.col(),
                            Regrouping.group().as(GROUP))
                    .agg(
                            count(lit(1)).as(CASES),
                            sum(Money.fen(GroupedCases.TOTAL_COST_YUAN.col())).as(FEN));
            long groups = grouped.count();
            long wrong = regrouped.exceptAll(grouped).count()
                    + grouped.exceptAll(regrouped).count();
            if (groups == 0) {
                return new GateResult(name, Verdict.NOT_EVALUATED, "No case is grouped.");
            }
            return new GateResult(
                    name,
                    wrong == 0 ? Verdict.PASSED : Verdict.FAILED,
                    "Of " + groups + " groups of institutions, " + wrong + " differ in cases or yuan.");
        });
    }

    private RegroupingGates() {}
}
