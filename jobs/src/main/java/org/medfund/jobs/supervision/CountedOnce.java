package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.Money;
import org.medfund.core.table.supervision.ClaimRisks;
import org.medfund.core.table.supervision.FlagLines;
import org.medfund.core.table.supervision.Flags;

/** The cap over rules: of each flag what counts, so that one yuan of a claim is counted once ({@link RiskCap}). */
final class CountedOnce {

    /**
     * Rows of {@link FindingRows#SCHEMA} with the counted amount filled. A flag without a settlement counts in full: its
     * money is of many claims, none of which it names. A simulated flag counts nothing and takes nothing from others.
     */
    static Dataset<Row> of(Dataset<Row> findings) {
        Column isHeldTogether =
                Flags.mayBeFollowedUp().and(Flags.SETTLEMENT_ID.col().isNotNull());
        Dataset<Row> capped = findings.where(isHeldTogether)
                .groupByKey((MapFunction<Row, String>) row -> Flags.SETTLEMENT_ID.in(row), Encoders.STRING())
                .flatMapGroups(
                        (FlatMapGroupsFunction<String, Row, Row>) (settlement, rows) -> counted(rows),
                        Encoders.row(FindingRows.SCHEMA));
        return capped.union(findings.where(not(isHeldTogether)));
    }

    private static Iterator<Row> counted(Iterator<Row> rows) {
        List<Row> flags = new ArrayList<>();
        List<RiskCap.Amount> amounts = new ArrayList<>();
        rows.forEachRemaining(row -> {
            flags.add(row);
            for (Row line : row.<Row>getList(row.fieldIndex(FindingRows.LINES))) {
                String number = FlagLines.FEE_LINE_NUMBER.in(line);
                amounts.add(new RiskCap.Amount(
                        Flags.FLAG_ID.in(row),
                        number.equals(FlagLines.WHOLE_CLAIM) ? null : number,
                        FlagLines.FUND_AT_RISK_YUAN.in(line)));
            }
        });
        if (flags.isEmpty()) {
            return flags.iterator();
        }
        Row first = flags.get(0);
        Map<String, BigDecimal> counted =
                RiskCap.counted(first.getDecimal(first.fieldIndex(FindingRows.FUND_PAID_YUAN)), amounts);
        int at = first.fieldIndex(Flags.COUNTED_FUND_YUAN.name());
        return flags.stream()
                .map(flag -> {
                    Object[] values = new Object[flag.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = flag.get(i);
                    }
                    values[at] = counted.get(Flags.FLAG_ID.in(flag));
                    return RowFactory.create(values);
                })
                .iterator();
    }

    /** {@link ClaimRisks}: one row per settlement that has a flag which is not only simulated. */
    static Dataset<Row> claimRisks(Dataset<Row> counted) {
        return ClaimRisks.TABLE.conform(counted.where(
                        Flags.mayBeFollowedUp().and(Flags.SETTLEMENT_ID.col().isNotNull()))
                .groupBy(
                        Flags.SETTLEMENT_ID.col(),
                        Flags.REGION_CODE.col(),
                        Flags.YEAR.col(),
                        Flags.INSTITUTION_CODE.col(),
                        col(FindingRows.FUND_PAID_YUAN))
                .agg(
                        ClaimRisks.FLAG_COUNT.as(count(lit(1))),
                        ClaimRisks.FLAGGED_FUND_YUAN.as(Money.yuan(sum(Money.fen(Flags.FUND_AT_RISK_YUAN.col())))),
                        ClaimRisks.FUND_AT_RISK_YUAN.as(Money.yuan(sum(Money.fen(Flags.COUNTED_FUND_YUAN.col()))))));
    }

    private CountedOnce() {}
}
