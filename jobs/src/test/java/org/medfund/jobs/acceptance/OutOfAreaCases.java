package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.time.Month;
import org.medfund.core.time.WorkingDays;
import org.medfund.jobs.outofarea.AdvanceFund;
import org.medfund.jobs.outofarea.CalendarPolicy;
import org.medfund.jobs.outofarea.ClearingCalendar;
import org.medfund.jobs.outofarea.CrossYear;
import org.medfund.jobs.outofarea.MutualAid;
import org.medfund.jobs.outofarea.Netting;
import org.medfund.jobs.outofarea.NettingRule;
import org.medfund.jobs.outofarea.VerificationQueue;

/** Cases of out-of-area clearing (SPEC D.7). */
final class OutOfAreaCases {
    static Map<String, Object> netting(AcceptanceCase example) {
        List<Netting.Flow> flows = new ArrayList<>();
        for (JsonNode row : example.input().get("flows")) {
            flows.add(new Netting.Flow(text(row, "from"), text(row, "to"), decimal(row, "amt")));
        }
        Netting netting = Netting.of(flows);
        Map<String, Object> bilateral = new HashMap<>();
        List<Netting.Flow> bilateralTransfers = netting.transfers(NettingRule.NET_BILATERAL);
        bilateralTransfers.forEach(flow -> bilateral.put(flow.fromRegion() + ">" + flow.toRegion(), flow.amountYuan()));
        return Map.of(
                "payable", netting.payable(),
                "receivable", netting.receivable(),
                "bilateral", bilateral,
                "bilateral_total", Netting.total(bilateralTransfers),
                "multilateral", netting.net(),
                "multilateral_cash", Netting.total(netting.transfers(NettingRule.NET_MULTILATERAL)),
                "gross_total", Netting.total(netting.transfers(NettingRule.NET_GROSS)));
    }

    static Map<String, Object> advanceFund(AcceptanceCase example) {
        AdvanceFund fund = new AdvanceFund(
                example.decimal("quota_months", "xprov.quota_months"),
                example.decimal("yellow", "xprov.yellow"),
                example.decimal("red", "xprov.red"));
        List<BigDecimal> quarter = new ArrayList<>();
        example.input().get("q4_months").forEach(month -> quarter.add(new BigDecimal(month.asText())));
        BigDecimal current = decimal(example.input(), "current");
        BigDecimal quota = fund.quota(quarter);
        Map<String, Object> usage = new HashMap<>();
        Map<String, Object> level = new HashMap<>();
        for (JsonNode month : example.input().get("months")) {
            BigFraction used = AdvanceFund.usage(decimal(month, "amt"), current).orElseThrow();
            usage.put(text(month, "m"), AdvanceFund.shown(used));
            level.put(text(month, "m"), fund.level(used).name());
        }
        return Map.of(
                "quota", quota,
                "adjustment", AdvanceFund.adjustment(quota, current),
                "usage", usage,
                "level", level);
    }

    static Map<String, Object> mutualAid(AcceptanceCase example) {
        List<Netting.Flow> lines = new ArrayList<>();
        for (JsonNode row : example.input().get("lines")) {
            lines.add(new Netting.Flow(text(row, "from"), text(row, "to"), decimal(row, "amt")));
        }
        Map<String, Object> payable = new HashMap<>();
        List<Netting.Flow> due = MutualAid.due(lines, NettingRule.NET_GROSS);
        due.forEach(flow -> payable.put(flow.fromRegion() + ">" + flow.toRegion(), flow.amountYuan()));
        return Map.of("payable", payable, "total", Netting.total(due));
    }

    static Map<String, Object> calendar(AcceptanceCase example) {
        CalendarPolicy policy = new CalendarPolicy(
                example.whole("line_upload_days", "xprov.line_upload_days"),
                example.whole("reconcile_day", "xprov.reconcile_day"),
                example.whole("hospital_reconcile_day", "xprov.hospital_reconcile_day"),
                example.whole("statement_day", "xprov.statement_day"),
                example.whole("sign_day", "xprov.sign_day"),
                example.whole("submit_wd", "xprov.submit_wd"),
                example.whole("transfer_wd", "xprov.transfer_wd"),
                example.whole("feedback_wd", "xprov.feedback_wd"),
                example.whole("city_move_wd", "xprov.city_move_wd"),
                example.whole("max_delay_months", "xprov.max_delay_months"),
                example.flag("transfer_before_next_statement", "xprov.transfer_before_next_statement"),
                MonthDay.of(3, 31));
        WorkingDays days = new WorkingDays(days(example.input(), "holidays"), days(example.input(), "makeup_workdays"));
        ClearingCalendar dates = ClearingCalendar.of(Month.of(text(example.input(), "month")), policy, days);
        return Map.ofEntries(
                Map.entry("month_reconciled_by", dates.monthReconciledBy().toString()),
                Map.entry(
                        "hospital_reconciled_by", dates.hospitalsReconciledBy().toString()),
                Map.entry("statement", dates.statement().toString()),
                Map.entry("signed_by", dates.signedBy().toString()),
                Map.entry("notice", dates.notice().toString()),
                Map.entry("submitted_by", dates.submittedBy().toString()),
                Map.entry("transfer_by_chain", dates.transferByChain().toString()),
                Map.entry("transfer_by", dates.transferBy().toString()),
                Map.entry("feedback_by", dates.feedbackBy().toString()),
                Map.entry("latest_declare", dates.latestDeclared().toString()),
                Map.entry("year_cleared_by", dates.yearClearedBy().toString()));
    }

    private static Set<LocalDate> days(JsonNode input, String name) {
        Set<LocalDate> days = new HashSet<>();
        input.get(name).forEach(day -> days.add(LocalDate.parse(day.asText())));
        return days;
    }

    static Map<String, Object> verificationQueue(AcceptanceCase example) {
        VerificationQueue queue = new VerificationQueue(
                example.decimal("min_total", "xprov.verify_min"),
                example.whole("window_start_day", "xprov.verify_window_start"),
                example.whole("confirm_wd", "xprov.verify_confirm_wd"));
        List<String> accepted = new ArrayList<>();
        Map<String, Object> batches = new HashMap<>();
        Map<String, Object> due = new HashMap<>();
        for (JsonNode row : example.input().get("applications")) {
            String id = text(row, "id");
            if (queue.isAccepted(decimal(row, "total"))) {
                LocalDate batch = queue.batch(LocalDate.parse(text(row, "applied")));
                accepted.add(id);
                batches.put(id, batch.toString());
                due.put(id, queue.answerDue(batch).toString());
            }
        }
        return Map.of("accepted", accepted, "batch", batches, "due", due);
    }

    static Map<String, Object> crossYear(AcceptanceCase example) {
        Map<String, Object> results = new HashMap<>();
        for (CrossYear.Rule rule : CrossYear.Rule.values()) {
            Map<String, Object> stays = new TreeMap<>();
            for (JsonNode row : example.input().get("stays")) {
                stays.put(
                        text(row, "id"),
                        CrossYear.split(
                                rule,
                                LocalDate.parse(text(row, "adm")),
                                LocalDate.parse(text(row, "dscg")),
                                decimal(row, "amount")));
            }
            results.put(rule.name(), stays);
        }
        return results;
    }

    private OutOfAreaCases() {}
}
