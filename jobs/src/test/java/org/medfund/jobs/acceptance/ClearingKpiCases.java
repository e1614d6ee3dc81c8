package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.medfund.core.time.WorkingDays;
import org.medfund.jobs.clearingkpi.ClearingDeadline;
import org.medfund.jobs.clearingkpi.SettlementCycle;

/** Cases of clearing indicators (SPEC D.10). */
final class ClearingKpiCases {
    static Map<String, Object> deadline(AcceptanceCase example) {
        ClearingDeadline deadlines = new ClearingDeadline(example.params().get("deadlines"));
        Map<String, Object> days = new HashMap<>();
        Map<String, Integer> late = new HashMap<>();
        for (JsonNode region : example.input().get("regions")) {
            LocalDate deadline = deadlines
                    .of(region.get("fy").asInt(), region.get("pilot").asBoolean())
                    .orElseThrow();
            days.put(text(region, "r"), deadline.toString());
            late.put(text(region, "r"), ClearingDeadline.daysLate(deadline, LocalDate.parse(text(region, "done"))));
        }
        return Map.of(
                "deadline",
                days,
                "days_late",
                late,
                "on_time_rate",
                ClearingDeadline.onTimeRate(late.values()).orElseThrow());
    }

    static Map<String, Object> workingDays(AcceptanceCase example) {
        SettlementCycle cycle = new SettlementCycle(
                new WorkingDays(dates(example, "holidays"), dates(example, "makeup_workdays")), example.whole("limit"));
        Map<String, Object> days = new HashMap<>();
        Map<String, Object> onTime = new HashMap<>();
        for (JsonNode row : example.input().get("rows")) {
            int taken =
                    cycle.workingDays(LocalDate.parse(text(row, "declare_end")), LocalDate.parse(text(row, "paid")));
            days.put(text(row, "id"), taken);
            onTime.put(text(row, "id"), cycle.isOnTime(taken));
        }
        return Map.of("working_days", days, "on_time", onTime);
    }

    private static Set<LocalDate> dates(AcceptanceCase example, String name) {
        Set<LocalDate> dates = new HashSet<>();
        example.input().get(name).forEach(day -> dates.add(LocalDate.parse(day.asText())));
        return dates;
    }

    private ClearingKpiCases() {}
}
