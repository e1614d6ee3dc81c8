package org.medfund.jobs.prepayment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.PrepaymentQuotas;

/** What must hold before the prepayments of a year are published (SPEC D.2). */
final class PrepaymentGates {
    private static final Field<Long> QUOTA_FEN = Field.count("quota_fen", "Sum over institutions");
    private static final Field<Long> POOL_FEN = Field.count("pool_fen", "Quota of the pool");
    private static final Field<Long> POOL_MIN_FEN = Field.count("pool_min_fen", "Its least value");

    /** What the institutions of a pool may be prepaid comes to what the pool may prepay, to the fen. */
    static Gate quotasEqualPool() {
        String name = "quotas-equal-pool";
        return new Gate(name, stored -> {
            Column pool = Money.fen(PrepaymentQuotas.POOL_QUOTA_YUAN.col());
            Column isOff =
                    QUOTA_FEN.col().notEqual(POOL_FEN.col()).or(POOL_FEN.col().notEqual(POOL_MIN_FEN.col()));
            Row counts = stored.rows(PrepaymentQuotas.TABLE)
                    .groupBy(
                            PrepaymentQuotas.REGION_CODE.col(),
                            PrepaymentQuotas.YEAR.col(),
                            PrepaymentQuotas.INSURANCE_TYPE.col())
                    .agg(
                            sum(Money.fen(PrepaymentQuotas.QUOTA_YUAN.col())).as(QUOTA_FEN.name()),
                            max(pool).as(POOL_FEN.name()),
                            min(pool).as(POOL_MIN_FEN.name()))
                    .agg(count(lit(1)), coalesce(sum(when(isOff, 1L).otherwise(0L)), lit(0L)))
                    .first();
            return new GateResult(
                    name,
                    counts.getLong(0) == 0
                            ? Verdict.NOT_EVALUATED
                            : counts.getLong(1) == 0 ? Verdict.PASSED : Verdict.FAILED,
                    counts.getLong(1) + " of " + counts.getLong(0)
                            + " pools are not split to the fen among their institutions.");
        });
    }

    /** Who may not be prepaid has a reason and no quota; who may has none and a share. */
    static Gate reasonsHold() {
        Column nothing = PrepaymentQuotas.QUOTA_YUAN
                .col()
                .equalTo(0)
                .and(PrepaymentQuotas.QUOTA_SHARE.col().equalTo(0));
        Column hasReason = PrepaymentQuotas.INELIGIBLE_REASON.col().isNotNull();
        return Gate.everyRow(
                "prepayment-reasons",
                PrepaymentQuotas.TABLE,
                PrepaymentQuotas.IS_ELIGIBLE
                        .col()
                        .notEqual(hasReason)
                        .and(hasReason.equalTo(false).or(nothing)));
    }

    private PrepaymentGates() {}
}
