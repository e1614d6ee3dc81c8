package org.medfund.jobs.referral;

import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.table.Field;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.Outflows;

/** What linked referrals must show before anybody sees them. */
final class ReferralGates {
    static final String NOBODY_LEFT = "nobody of these regions was treated away from the city of insurance in the year";

    static final Gate EPISODES_ARE_AWAY = Gate.everyRow(
            "episodes-are-away-from-home",
            Episodes.TABLE,
            Episodes.HOME_CITY_CODE.col().notEqual(Episodes.TREATED_CITY_CODE.col()),
            NOBODY_LEFT);

    static final Gate LOSS_IS_WITHIN_WHAT_THE_FUND_PAID = Gate.everyRow(
            "loss-is-within-what-the-fund-paid",
            Episodes.TABLE,
            Episodes.FUND_AT_RISK_YUAN
                    .col()
                    .between(0, Episodes.FUND_TOTAL_YUAN.col())
                    .or(Episodes.FUND_AT_RISK_YUAN.col().equalTo(0)),
            NOBODY_LEFT);

    static final Gate OUTFLOW_IS_ALL_OF_THE_EPISODES =
            sameSums("outflow-is-all-of-the-episodes", Outflows.TOTAL_COST_YUAN);
    static final Gate OUTFLOW_HAS_ALL_THE_RISK = sameSums("outflow-has-all-the-risk", Outflows.FUND_AT_RISK_YUAN);

    /** A column that both tables have, by the same name. */
    private static Gate sameSums(String name, Field<?> yuan) {
        return Gate.equalSums(
                name,
                stored -> total(stored.rows(Outflows.TABLE), yuan),
                stored -> total(stored.rows(Episodes.TABLE), yuan));
    }

    private static Dataset<Row> total(Dataset<Row> rows, Field<?> yuan) {
        return rows.agg(Money.yuan(sum(Money.fen(yuan.col()))));
    }

    private ReferralGates() {}
}
