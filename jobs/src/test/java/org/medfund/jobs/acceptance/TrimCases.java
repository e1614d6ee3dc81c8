package org.medfund.jobs.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.jobs.weights.CostTrimming;
import org.medfund.jobs.weights.LogSpread;
import org.medfund.jobs.weights.TrimPolicy;

/** Cases of trimming (SPEC B.2). */
final class TrimCases {
    static Map<String, Object> trim(AcceptanceCase example) {
        TrimPolicy policy = policy(example);
        List<BigDecimal> costs = new ArrayList<>();
        for (JsonNode cost : example.input().get("costs")) {
            costs.add(new BigDecimal(cost.asText()));
        }
        long[] sortedFen = costs.stream().mapToLong(Money::fen).sorted().toArray();
        CostTrimming.Range range = CostTrimming.range(sortedFen, policy);
        List<BigDecimal> kept =
                costs.stream().filter(cost -> range.contains(Money.fen(cost))).toList();
        List<BigDecimal> removed =
                costs.stream().filter(cost -> !range.contains(Money.fen(cost))).toList();

        Map<String, Object> results = new HashMap<>();
        results.put("kept", kept);
        results.put("kept_n", kept.size());
        results.put("removed", removed);
        results.put("removed_n", removed.size());
        results.put("mean_kept", CostSpread.of(kept).total().meanYuan());
        results.put("q1", yuan(CostTrimming.quartiles(sortedFen).lowestFen()));
        results.put("q3", yuan(CostTrimming.quartiles(sortedFen).highestFen()));
        CostTrimming.bounds(sortedFen, policy).ifPresent(bounds -> {
            results.put("lower", yuan(bounds.lowestFen()));
            results.put("upper", yuan(bounds.highestFen()));
        });
        if (removed.size() == 1) {
            LogSpread spread = LogSpread.of(sortedFen, policy.deltaDegreesOfFreedom());
            double z = spread.z(Money.fen(removed.get(0)));
            if (Double.isFinite(z)) {
                results.put("z_of_removed_4dp", new BigDecimal(z));
            }
        }
        return results;
    }

    private static TrimPolicy policy(AcceptanceCase example) {
        return new TrimPolicy(
                TrimPolicy.Method.valueOf(example.params().get("policy").asText()),
                example.whole("min_group_n", "trim.min_group_n"),
                example.decimal("k", "trim.iqr_k"),
                example.flag("skip_if_iqr0", "trim.skip_if_iqr0"),
                example.decimal("sd_multiplier", "trim.sd_multiplier"),
                example.whole("ddof", "stat.ddof"),
                example.decimal("lower_p", "trim.pct_lo"),
                example.decimal("upper_p", "trim.pct_hi"),
                example.decimal("ratio_lo", "trim.ratio_lo"),
                example.decimal("ratio_hi", "trim.ratio_hi"));
    }

    private static BigFraction yuan(BigFraction fen) {
        return fen.divide(100); // the case is written in yuan
    }

    private TrimCases() {}
}
