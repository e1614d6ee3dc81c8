package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.grouping.CaseFacts;
import org.medfund.core.table.grouping.CodeNumbers;
import org.medfund.core.table.grouping.GroupedCases;

/** What the facts of {@link CompactCases} must meet. */
final class CompactCaseGates {

    /** The facts are the grouped cases: as many, with the same money in every column. */
    static Gate factsAreTheCases() {
        String name = "facts-are-the-cases";
        return new Gate(name, stored -> {
            Row facts = stored.rows(CaseFacts.TABLE)
                    .agg(
                            count(lit(1)),
                            sum(CaseFacts.TOTAL_COST_FEN.col()),
                            sum(CaseFacts.BASIC_POOL_FEN.col()),
                            sum(CaseFacts.OTHER_FUNDS_FEN.col()),
                            sum(CaseFacts.PERSON_TOTAL_FEN.col()),
                            count_if(CaseFacts.IS_COMPARISON.col()))
                    .first();
            Row cases = stored.rows(GroupedCases.TABLE)
                    .agg(
                            count(lit(1)),
                            sum(Money.fen(GroupedCases.TOTAL_COST_YUAN.col())),
                            sum(Money.fen(GroupedCases.BASIC_POOL_YUAN.col())),
                            sum(Money.fen(GroupedCases.OTHER_FUNDS_YUAN.col())),
                            sum(Money.fen(GroupedCases.PERSON_TOTAL_YUAN.col())),
                            count_if(GroupedCases.IS_COMPARISON.col()))
                    .first();
            return new GateResult(
                    name,
                    facts.equals(cases) ? Verdict.PASSED : Verdict.FAILED,
                    "Facts " + facts + " against cases " + cases
                            + " (rows, cost, basic pool, other funds, person in fen; rows to compare with).");
        });
    }

    /** No number stands for two codes among those of the run. */
    static Gate aNumberStandsForOneCode() {
        String name = "a-number-stands-for-one-code";
        return new Gate(name, stored -> {
            long shared = stored.rows(CodeNumbers.TABLE)
                    .groupBy(CodeNumbers.CODE_KIND.col(), CodeNumbers.CODE_NUMBER.col())
                    .agg(countDistinct(CodeNumbers.CODE.col()).as("codes"))
                    .where("codes > 1")
                    .count();
            return new GateResult(
                    name,
                    shared == 0 ? Verdict.PASSED : Verdict.FAILED,
                    shared + " numbers stand for more than one code.");
        });
    }

    private CompactCaseGates() {}
}
