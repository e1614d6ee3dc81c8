package org.medfund.jobs.supervision.rules;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.year;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF3;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.supervision.Inventories;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.file.ClaimTables;
import org.medfund.jobs.supervision.file.PersonFiles;

/**
 * The records of rule E.19 gathered: of a quarter's stock what was billed, summed; of a trace code its sales. Each row is of
 * one kind and null in the columns of the other.
 */
final class SubstitutionGroups {
    static final String STOCK = "stock";
    static final String SALES = "sales";
    static final String CLAIM = "claim";
    static final String LINE = "line";
    static final String BILLED_QUANTITY = "billed_quantity";
    static final String BILLED_COST_YUAN = "billed_cost_yuan";
    static final String BILLED_FUND_YUAN = "billed_fund_yuan";

    private static final String CLAIM_IN_SCOPE_YUAN = "claim_in_scope_yuan";
    private static final String LINE_FUND_YUAN = "line_fund_yuan";

    static Dataset<Row> of(ClaimTables tables) {
        Dataset<Row> stock = stock(tables);
        Dataset<Row> sales = sales(tables);
        Column noSales = lit(null).cast(sales.schema().apply(SALES).dataType());
        Column noStock = lit(null).cast(stock.schema().apply(STOCK).dataType());
        return stock.select(col(STOCK), noSales.as(SALES)).union(sales.select(noStock.as(STOCK), col(SALES)));
    }

    /** One row per stock of the year of which something was billed. */
    private static Dataset<Row> stock(ClaimTables tables) {
        Dataset<Row> stock =
                tables.rows(Inventories.TABLE).where(Inventories.QUARTER.col().startsWith(tables.year() + "Q"));
        Column day = to_date(FeeLines.CHARGED_AT.col());
        Dataset<Row> lines = tables.rows(FeeLines.TABLE)
                .where(year(day).equalTo(tables.year().value()))
                .select(
                        FeeLines.SETTLEMENT_ID.col(),
                        FeeLines.ITEM_CODE.col(),
                        concat(year(day), lit("Q"), quarter(day)).as(Inventories.QUARTER.name()),
                        FeeLines.ITEM_QUANTITY.col(),
                        FeeLines.LINE_COST_YUAN.col(),
                        FeeLines.IN_SCOPE_YUAN.col())
                .join(
                        stock.select(Inventories.ITEM_CODE.col()).distinct(),
                        new String[] {FeeLines.ITEM_CODE.name()},
                        "left_semi");
        Dataset<Row> settlements = tables.settlements()
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.INSTITUTION_CODE.col(),
                        SettlementLists.TREATED_REGION_CODE.col(),
                        SettlementLists.IN_SCOPE_YUAN.col().as(CLAIM_IN_SCOPE_YUAN),
                        SettlementLists.FUND_TOTAL_YUAN.col());
        String[] key = {Inventories.INSTITUTION_CODE.name(), Inventories.ITEM_CODE.name(), Inventories.QUARTER.name()};
        return lines.join(settlements, new String[] {SettlementLists.SETTLEMENT_ID.name()})
                .withColumn(
                        LINE_FUND_YUAN,
                        udf(lineFund(), Money.YUAN)
                                .apply(
                                        FeeLines.IN_SCOPE_YUAN.col(),
                                        col(CLAIM_IN_SCOPE_YUAN),
                                        SettlementLists.FUND_TOTAL_YUAN.col()))
                .groupBy(col(key[0]), col(key[1]), col(key[2]))
                .agg(
                        min(SettlementLists.TREATED_REGION_CODE.col()).as(SettlementLists.TREATED_REGION_CODE.name()),
                        sum(FeeLines.ITEM_QUANTITY.col()).as(BILLED_QUANTITY),
                        Money.yuan(sum(Money.fen(FeeLines.LINE_COST_YUAN.col())))
                                .as(BILLED_COST_YUAN),
                        Money.yuan(sum(Money.fen(col(LINE_FUND_YUAN)))).as(BILLED_FUND_YUAN))
                .join(stock, key)
                .select(struct(col("*")).as(STOCK));
    }

    /** Of a line that reverses another the fund share is negative, as what it takes back. */
    private static UDF3<BigDecimal, BigDecimal, BigDecimal, BigDecimal> lineFund() {
        return (inScope, claimInScope, fundTotal) -> inScope.signum() < 0
                ? FundShare.ofLine(inScope.negate(), claimInScope, fundTotal).negate()
                : FundShare.ofLine(inScope, claimInScope, fundTotal);
    }

    /**
     * One row per trace code with more than one line. A settlement in which some of the item was reversed is left out: a
     * reversal does not say which package came back.
     */
    private static Dataset<Row> sales(ClaimTables tables) {
        Dataset<Row> lines = tables.rows(FeeLines.TABLE);
        String[] settlement = {FeeLines.SETTLEMENT_ID.name()};
        Column quantity = coalesce(FeeLines.ITEM_QUANTITY.col(), lit(0));
        Dataset<Row> reversed = lines.where(quantity.lt(0))
                .select(FeeLines.SETTLEMENT_ID.col(), FeeLines.ITEM_CODE.col())
                .distinct();
        return lines.where(FeeLines.TRACE_CODE.col().isNotNull().and(quantity.gt(0)))
                .join(reversed, new String[] {FeeLines.SETTLEMENT_ID.name(), FeeLines.ITEM_CODE.name()}, "left_anti")
                .select(
                        FeeLines.SETTLEMENT_ID.col(),
                        FeeLines.TRACE_CODE.col(),
                        struct(columns(PersonFiles.LINE_FIELDS)).as(LINE))
                .join(
                        tables.settlements()
                                .select(
                                        SettlementLists.SETTLEMENT_ID.col(),
                                        struct(columns(PersonFiles.CLAIM_FIELDS))
                                                .as(CLAIM)),
                        settlement)
                .groupBy(FeeLines.TRACE_CODE.col())
                .agg(collect_list(struct(col(CLAIM), col(LINE))).as(SALES))
                .where(size(col(SALES)).gt(1))
                .select(col(SALES));
    }

    private static Column[] columns(List<Field<?>> fields) {
        return fields.stream().map(Field::col).toArray(Column[]::new);
    }

    private SubstitutionGroups() {}
}
