package org.medfund.jobs.payment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.care.PaidHere;
import org.medfund.core.money.Money;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.reference.CodeLists;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.RateBasis.CaseSums;

/** The sums that rates and coefficients are formed from. */
final class RateInputs {
    // Columns that live only between the aggregation and the records.
    private static final String IS_LOCAL = "is_local";
    private static final String INSTITUTION = "institution";
    private static final String CASES = "cases";
    private static final String ELSEWHERE = "insured_elsewhere";
    private static final String COST_FEN = "cost_fen";
    private static final String POOL_FEN = "pool_fen";

    /**
     * Exact sums by region, year, insurance type, level class, group, and whether the region of treatment pays the cases.
     *
     * @param cases {@link GroupedCases}
     * @param byInstitution regions whose sums tell institutions apart
     * @return read each row with {@link #caseSums}; empty if there are no cases
     */
    static Dataset<Row> sums(Dataset<Row> cases, Set<String> byInstitution, PaidHere paidHere) {
        Column institution =
                when(GroupedCases.REGION_CODE.col().isin(byInstitution.toArray()), GroupedCases.INSTITUTION_CODE.col());
        return cases.groupBy(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.YEAR.col(),
                        GroupedCases.INSURANCE_TYPE.col(),
                        GroupedCases.LEVEL_CLASS.col(),
                        GroupedCases.GROUP_CODE.col(),
                        institution.as(INSTITUTION),
                        paidHere.is(GroupedCases.REGION_CODE.col(), GroupedCases.INSURED_REGION_CODE.col())
                                .as(IS_LOCAL))
                .agg(
                        count(lit(1)).as(CASES),
                        count(when(GroupedCases.INSURED_REGION_CODE.col().notEqual(GroupedCases.REGION_CODE.col()), 1))
                                .as(ELSEWHERE),
                        sum(Money.fen(GroupedCases.TOTAL_COST_YUAN.col())).as(COST_FEN),
                        sum(Money.fen(GroupedCases.BASIC_POOL_YUAN.col())).as(POOL_FEN))
                .orderBy(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.YEAR.col(),
                        GroupedCases.INSURANCE_TYPE.col(),
                        GroupedCases.LEVEL_CLASS.col(),
                        GroupedCases.GROUP_CODE.col(),
                        col(INSTITUTION),
                        col(IS_LOCAL));
    }

    static CaseSums caseSums(Row row) {
        return new CaseSums(
                GroupedCases.REGION_CODE.in(row),
                GroupedCases.YEAR.in(row),
                GroupedCases.INSURANCE_TYPE.in(row),
                GroupedCases.LEVEL_CLASS.in(row),
                GroupedCases.GROUP_CODE.inOrNull(row),
                row.getBoolean(row.fieldIndex(IS_LOCAL)),
                row.getLong(row.fieldIndex(CASES)),
                row.getLong(row.fieldIndex(ELSEWHERE)),
                Money.yuan(row.getLong(row.fieldIndex(COST_FEN))),
                Money.yuan(row.getLong(row.fieldIndex(POOL_FEN))),
                row.getString(row.fieldIndex(INSTITUTION)));
    }

    /** Codes of the basic groups in force on the first day of the year. */
    static Dataset<Row> basicGroups(Dataset<Row> codeLists, PolicyYear year) {
        return codeLists
                .where(CodeLists.isInForce(CodeLists.BASIC_GROUP, year.firstDay()))
                .select(CodeLists.CODE.col())
                .distinct();
    }

    private RateInputs() {}
}
