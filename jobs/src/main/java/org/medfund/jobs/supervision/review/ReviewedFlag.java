package org.medfund.jobs.supervision.review;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.region.Region;
import org.medfund.core.table.supervision.Flags;
import org.medfund.jobs.supervision.RuleMode;

/**
 * A published flag, as far as its review goes.
 *
 * @param settlementId null if it is raised on no settlement
 * @param fundAtRiskYuan the most that may be confirmed of it
 */
public record ReviewedFlag(
        String flagId,
        Region region,
        int year,
        RuleMode mode,
        @Nullable String settlementId,
        BigDecimal fundAtRiskYuan) {

    static ReviewedFlag of(Row row) {
        return new ReviewedFlag(
                Flags.FLAG_ID.in(row),
                Region.of(Flags.REGION_CODE.in(row)),
                Flags.YEAR.in(row),
                RuleMode.valueOf(Flags.MODE.in(row)),
                Flags.SETTLEMENT_ID.inOrNull(row),
                Flags.FUND_AT_RISK_YUAN.in(row));
    }
}
