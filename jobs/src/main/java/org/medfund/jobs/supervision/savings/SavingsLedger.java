package org.medfund.jobs.supervision.savings;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.care.ReviewOutcomes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.supervision.Flags;
import org.medfund.core.table.supervision.Reviews;
import org.medfund.core.table.supervision.Savings;

/** {@link Savings}: the flags of a year, each with the stage its money is in. */
final class SavingsLedger {
    private static final Field<Long> DECIDED = Field.count("decided", "Reviews decided for good");
    private static final Field<Long> CONFIRMED = Field.count("confirmed", "Of them, those that confirm");

    /**
     * Flags with the outcome of their review; those not reviewed have none.
     *
     * @param flags {@link Flags}
     * @param reviews {@link Reviews} of the same regions
     */
    static Dataset<Row> reviewed(Dataset<Row> flags, Dataset<Row> reviews) {
        return flags.where(Flags.mayBeFollowedUp())
                .select(
                        Flags.FLAG_ID.col(),
                        Flags.REGION_CODE.col(),
                        Flags.YEAR.col(),
                        Flags.RULE_ID.col(),
                        Flags.INSTITUTION_CODE.col(),
                        Flags.SETTLEMENT_ID.col(),
                        Flags.COUNTED_FUND_YUAN.col())
                .join(
                        broadcast(ReviewOutcomes.of(reviews).drop(Reviews.FINDING.name())),
                        new String[] {Flags.FLAG_ID.name()},
                        "left");
    }

    /** Of each region and rule with reviews decided for good how many there are, and how many confirm. */
    static Dataset<Row> decided(Dataset<Row> reviewed) {
        Column isDecided = ReviewOutcomes.STATE.col().isin(ReviewOutcomes.CLOSED, ReviewOutcomes.REJECTED);
        Column isConfirmed = ReviewOutcomes.isConfirmedForGood();
        return reviewed.where(isDecided)
                .groupBy(Flags.REGION_CODE.col(), Flags.RULE_ID.col())
                .agg(
                        DECIDED.as(count(lit(1))),
                        CONFIRMED.as(coalesce(sum(when(isConfirmed, lit(1L)).otherwise(lit(0L))), lit(0L))));
    }

    /**
     * Rates by region and rule.
     *
     * @param decided rows of {@link #decided}
     * @param priors by region; a rule without reviews has this
     */
    static Map<String, ConfirmationRate> rates(List<Row> decided, Map<String, ConfirmationRate> priors) {
        Map<String, ConfirmationRate> rates = new HashMap<>(priors);
        for (Row row : decided) {
            String region = Flags.REGION_CODE.in(row);
            ConfirmationRate prior = Objects.requireNonNull(priors.get(region), region);
            rates.put(key(region, Flags.RULE_ID.in(row)), prior.and(CONFIRMED.in(row), DECIDED.in(row)));
        }
        return rates;
    }

    /**
     * One row per flag.
     *
     * @param reviewed rows of {@link #reviewed}
     * @param recovered rows of {@link PostedDeductions}
     * @param rates of {@link #rates}
     */
    static Dataset<Row> of(Dataset<Row> reviewed, Dataset<Row> recovered, Map<String, ConfirmationRate> rates) {
        return Savings.TABLE.conform(reviewed.join(recovered, new String[] {Flags.FLAG_ID.name()}, "left")
                .map((MapFunction<Row, Row>) row -> row(row, rates), Encoders.row(Savings.TABLE.contentSchema())));
    }

    private static Row row(Row flag, Map<String, ConfirmationRate> rates) {
        String region = Flags.REGION_CODE.in(flag);
        String rule = Flags.RULE_ID.in(flag);
        BigDecimal identified = Flags.COUNTED_FUND_YUAN.in(flag);
        BigDecimal confirmed = Reviews.CONFIRMED_YUAN.inOrNull(flag);
        Long recovered = PostedDeductions.RECOVERED_FEN.inOrNull(flag);
        Stages stages = Stages.of(
                Money.fen(identified),
                ReviewOutcomes.STATE.inOrNull(flag),
                ReviewOutcomes.DECISION.inOrNull(flag),
                confirmed == null ? 0 : Money.fen(confirmed),
                recovered == null ? 0 : recovered);
        ConfirmationRate ofRegion = Objects.requireNonNull(rates.get(region), region);
        BigDecimal open = Money.yuan(stages.open());
        return RowFactory.create(
                Flags.FLAG_ID.in(flag),
                region,
                Flags.YEAR.in(flag),
                rule,
                Flags.INSTITUTION_CODE.inOrNull(flag),
                Flags.SETTLEMENT_ID.inOrNull(flag),
                identified,
                open,
                Money.yuan(stages.rejected()),
                Money.yuan(stages.certified()),
                Money.yuan(stages.recovered()),
                rates.getOrDefault(key(region, rule), ofRegion).of(open));
    }

    private static String key(String region, String rule) {
        return region + "/" + rule;
    }

    private SavingsLedger() {}
}
