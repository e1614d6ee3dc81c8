package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.jobs.monitoring.ReserveMonths;

/** Cases of monitoring (SPEC F.3). */
final class MonitoringCases {
    static Map<String, Object> reserveMonths(AcceptanceCase example) {
        List<ReserveMonths.Band> bands = new ArrayList<>();
        for (JsonNode level : example.params().get("levels")) {
            String below = text(level, "lt");
            bands.add(new ReserveMonths.Band(below == null ? null : new BigDecimal(below), text(level, "name")));
        }
        Map<String, Object> months = new HashMap<>();
        Map<String, Object> levels = new HashMap<>();
        for (JsonNode fund : example.input().get("funds")) {
            BigFraction lasts = ReserveMonths.months(decimal(fund, "balance"), decimal(fund, "expenditure_12m"))
                    .orElseThrow();
            months.put(text(fund, "id"), lasts);
            levels.put(text(fund, "id"), ReserveMonths.band(lasts, bands));
        }
        return Map.of("months", months, "level", levels);
    }

    private MonitoringCases() {}
}
