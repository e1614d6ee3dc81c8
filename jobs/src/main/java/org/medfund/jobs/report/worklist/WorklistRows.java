package org.medfund.jobs.report.worklist;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;

/** Open flags in the order in which they are worth a reviewer's time. */
final class WorklistRows {
    static final Field<BigDecimal> CONFIRMATION_RATE =
            Field.share("confirmation_rate", "Share of the rule's flags expected to be confirmed");
    static final Field<BigDecimal> REVIEW_HOURS = Field.share("review_hours", "Hours of review the flag takes");
    static final Field<BigDecimal> EXPECTED_CONFIRMED_YUAN =
            Field.yuan("expected_confirmed_yuan", "Counted fund times the share");
    static final Field<BigDecimal> SETTLEMENT_HOURS =
            Field.share("settlement_hours", "Hours of all open flags of the settlement");
    static final Field<BigDecimal> EXPECTED_PER_HOUR_YUAN =
            Field.yuan("expected_per_hour_yuan", "Expected of an hour, all open flags of the settlement together");
    /** What is reviewed together: the flags of a settlement, or one that is of none. */
    static final Field<String> DOSSIER = Field.text("dossier", "Settlement, or flag");

    static final Field<Long> DECIDED_COUNT = Field.count("decided_count", "Flags of the rule with a decision");
    static final Field<Long> CONFIRMED_COUNT = Field.count("confirmed_count", "Of them, confirmed");
    static final Field<Long> FLAG_COUNT = Field.count("flag_count", "Open flags");

    private static final String FIRST_FLAG = "first_flag_id";
    private static final String CONFIRMED = "CONFIRMED";
    private static final String REJECTED = "REJECTED";

    /** What a file has, column by column; the last ones are for the reviewers to fill in. */
    static final List<String> COLUMNS = Stream.concat(
                    Stream.of(
                                    Flags.FLAG_ID,
                                    Flags.RULE_ID,
                                    Flags.SEVERITY,
                                    Flags.MODE,
                                    Flags.STATUS,
                                    Flags.REGION_CODE,
                                    Flags.INSTITUTION_CODE,
                                    Flags.SETTLEMENT_ID,
                                    Flags.AMOUNT_INVOLVED_YUAN,
                                    Flags.FUND_AT_RISK_YUAN,
                                    Flags.COUNTED_FUND_YUAN,
                                    CONFIRMATION_RATE,
                                    REVIEW_HOURS,
                                    EXPECTED_CONFIRMED_YUAN,
                                    SETTLEMENT_HOURS,
                                    EXPECTED_PER_HOUR_YUAN,
                                    Flags.LAW_REF,
                                    Flags.EXPLANATION_ZH,
                                    Flags.EXPLANATION_EN)
                            .map(Field::name),
                    Reviews.FILE_COLUMNS.stream().filter(column -> !column.equals(Flags.FLAG_ID.name())))
            .toList();

    private static final List<Field<?>> RULE_KEY =
            List.of(Flags.REGION_CODE, Flags.RULE_ID, Flags.SEVERITY, Flags.LIBRARY_CLASS);

    /** One row per region, rule, severity, and library class: the expected share confirmed, and the hours of a flag. */
    static final StructType TERMS =
            new StructType(Stream.concat(RULE_KEY.stream(), Stream.of(CONFIRMATION_RATE, REVIEW_HOURS))
                    .map(field -> DataTypes.createStructField(field.name(), field.type(), false))
                    .toArray(StructField[]::new));

    /** Flags that wait for somebody, with their status; SIMULATE flags wait for nobody. */
    static Dataset<Row> open(Dataset<Row> flags, Dataset<Row> reviews) {
        return Reviews.withStatus(flags, reviews)
                .where(Flags.mayBeFollowedUp())
                .where(Flags.STATUS.col().isin("NEW", "HOSPITAL_REPLY", "APPEALED"));
    }

    /** The regions, rules, severities, and library classes of these flags. */
    static Dataset<Row> rules(Dataset<Row> flags) {
        return flags.select(RULE_KEY.stream().map(Field::col).toArray(Column[]::new))
                .distinct();
    }

    /** One row per rule with a decided flag: how many are decided and confirmed, each flag by its last decision. */
    static Dataset<Row> decided(Dataset<Row> flags, Dataset<Row> reviews) {
        Dataset<Row> last = reviews.where(Reviews.TO_STATE.col().isin(CONFIRMED, REJECTED))
                .groupBy(Reviews.FLAG_ID.col())
                .agg(Reviews.TO_STATE.as(max_by(Reviews.TO_STATE.col(), Reviews.TRANSITION_NUMBER.col())));
        return flags.select(Flags.FLAG_ID.col(), Flags.RULE_ID.col())
                .join(last, Flags.FLAG_ID.name())
                .groupBy(Flags.RULE_ID.col())
                .agg(
                        DECIDED_COUNT.as(count(lit(1))),
                        CONFIRMED_COUNT.as(count(when(Reviews.TO_STATE.col().equalTo(CONFIRMED), lit(1)))));
    }

    /**
     * Every flag with what is expected of it and of its settlement, and the columns of a decision, empty.
     *
     * @param open as {@link #open} has them
     * @param terms rows of {@link #TERMS}, one for every rule of the flags
     */
    static Dataset<Row> expected(Dataset<Row> open, Dataset<Row> terms) {
        WindowSpec together = Window.partitionBy(Flags.REGION_CODE.col(), DOSSIER.col());
        Column expectedTogether =
                Money.yuan(sum(Money.fen(EXPECTED_CONFIRMED_YUAN.col())).over(together));
        Dataset<Row> rows = open.join(
                        broadcast(terms), RULE_KEY.stream().map(Field::name).toArray(String[]::new))
                .withColumn(
                        DOSSIER.name(),
                        coalesce(
                                concat(lit("settlement "), Flags.SETTLEMENT_ID.col()),
                                concat(lit("flag "), Flags.FLAG_ID.col())))
                .withColumn(
                        EXPECTED_CONFIRMED_YUAN.name(),
                        Money.roundToFen(Flags.COUNTED_FUND_YUAN.col().multiply(CONFIRMATION_RATE.col())))
                .withColumn(
                        SETTLEMENT_HOURS.name(),
                        sum(REVIEW_HOURS.col()).over(together).cast(SETTLEMENT_HOURS.type()))
                .withColumn(FIRST_FLAG, min(Flags.FLAG_ID.col()).over(together))
                .withColumn(
                        EXPECTED_PER_HOUR_YUAN.name(),
                        Money.roundToFen(expectedTogether.divide(SETTLEMENT_HOURS.col())));
        for (String column : Reviews.FILE_COLUMNS) {
            if (!column.equals(Flags.FLAG_ID.name())) {
                rows = rows.withColumn(column, lit(null).cast(DataTypes.StringType));
            }
        }
        return rows;
    }

    /** The first flags of a region: what an hour confirms most comes first, and flags of one settlement stand together. */
    static Dataset<Row> first(Dataset<Row> expected, String region, int flags) {
        return expected.where(Flags.REGION_CODE.col().equalTo(region))
                .orderBy(
                        EXPECTED_PER_HOUR_YUAN.col().desc(),
                        col(FIRST_FLAG),
                        DOSSIER.col(),
                        EXPECTED_CONFIRMED_YUAN.col().desc(),
                        Flags.FLAG_ID.col())
                .limit(flags);
    }

    /** One row per region with open flags: how many, and what they are expected to confirm. */
    static Dataset<Row> totals(Dataset<Row> expected) {
        return expected.groupBy(Flags.REGION_CODE.col())
                .agg(
                        FLAG_COUNT.as(count(lit(1))),
                        EXPECTED_CONFIRMED_YUAN.as(Money.yuan(sum(Money.fen(EXPECTED_CONFIRMED_YUAN.col())))));
    }

    private WorklistRows() {}
}
