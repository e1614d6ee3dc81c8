package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.medfund.jobs.supervision.RiskCap;
import org.medfund.jobs.supervision.penalty.Penalty;
import org.medfund.jobs.supervision.penalty.StaffPoints;
import org.medfund.jobs.supervision.penalty.ViolationNature;
import org.medfund.jobs.supervision.rules.Overprescribing;
import org.medfund.jobs.supervision.rules.OverprescribingPolicy;

/** Cases of what follows from flags, and of overprescribing (SPEC E.0, E.6, E.20). */
final class EnforcementCases {

    static Map<String, Object> overprescribing(AcceptanceCase example) {
        Map<String, BigDecimal> limits = new HashMap<>();
        example.params()
                .get("limit_days")
                .properties()
                .forEach(limit -> limits.put(
                        limit.getKey(), new BigDecimal(limit.getValue().asText())));
        OverprescribingPolicy policy = new OverprescribingPolicy(
                limits,
                example.decimal("tolerance", "e20.tolerance"),
                example.whole("sites_min", "e20.sites_min"),
                example.decimal("units_max", "e20.units_max"),
                example.whole("window_months", "e20.window_months"));
        List<Overprescribing.Dispensing> dispensings = new ArrayList<>();
        for (JsonNode row : example.input().get("dispensings")) {
            dispensings.add(new Overprescribing.Dispensing(
                    text(row, "id"),
                    text(row, "psn"),
                    text(row, "ing"),
                    text(row, "site"),
                    LocalDate.parse(text(row, "date")),
                    text(row, "kind"),
                    decimal(row, "days").intValueExact(),
                    BigDecimal.ZERO,
                    decimal(row, "fund")));
        }
        Map<String, Object> flagged = new HashMap<>();
        Overprescribing.find(dispensings, policy)
                .forEach(found -> flagged.put(
                        found.dispensing().id(), Map.of("excess_days", found.excess(), "fund", found.fundYuan())));
        return Map.of("stock", Overprescribing.stockDays(dispensings), "flagged", flagged);
    }

    static Map<String, Object> penalty(AcceptanceCase example) {
        Penalty.Law law = new Penalty.Law(
                multiples(example.params().get("VIOLATION")),
                multiples(example.params().get("FRAUD")));
        Map<String, Object> ranges = new HashMap<>();
        Map<String, Object> recovered = new HashMap<>();
        Map<String, Object> valid = new HashMap<>();
        for (JsonNode row : example.input().get("rows")) {
            Penalty.Assessment assessed = Penalty.assess(
                    ViolationNature.valueOf(text(row, "nature")), decimal(row, "loss"), decimal(row, "chosen"), law);
            ranges.put(text(row, "id"), List.of(assessed.leastFineYuan(), assessed.greatestFineYuan()));
            recovered.put(text(row, "id"), assessed.recoverYuan());
            valid.put(text(row, "id"), assessed.isValid());
        }
        return Map.of("range", ranges, "recover_total", recovered, "valid", valid);
    }

    private static Penalty.Multiples multiples(JsonNode range) {
        return new Penalty.Multiples(decimal(range, "min"), decimal(range, "max"));
    }

    static Map<String, Object> staffPoints(AcceptanceCase example) {
        StaffPoints.Terms terms = new StaffPoints.Terms(
                example.whole("suspend_at", "e6.points_suspend_at"),
                example.whole("terminate_at", "e6.points_terminate_at"),
                example.whole("ban_years_cumulative", "e6.ban_years_cumulative"),
                example.whole("ban_years_single", "e6.ban_years_single"));
        List<StaffPoints.Decision> decisions = new ArrayList<>();
        for (JsonNode row : example.input().get("events")) {
            decisions.add(new StaffPoints.Decision(
                    text(row, "dr"),
                    text(row, "site"),
                    LocalDate.parse(text(row, "date")),
                    text(row, "behaviour"),
                    decimal(row, "points").intValueExact()));
        }
        Map<String, Map<Integer, Object>> points = new HashMap<>();
        Map<String, Map<Integer, Object>> status = new HashMap<>();
        Map<String, Object> reregister = new HashMap<>();
        StaffPoints.of(decisions, terms).forEach((doctor, years) -> {
            points.put(doctor, new HashMap<>());
            status.put(doctor, new HashMap<>());
            years.forEach((year, ofYear) -> {
                points.get(doctor).put(year, ofYear.points());
                status.get(doctor).put(year, ofYear.status().name());
            });
            LocalDate from = StaffPoints.reregisterFrom(years);
            if (from != null) {
                reregister.put(doctor, from.toString());
            }
        });
        return Map.of("points", points, "status", status, "reregister_from", reregister);
    }

    /** The production code says what counts under each flag; the case asks for the sums. */
    static Map<String, Object> riskCap(AcceptanceCase example) {
        Map<String, Object> atRisk = new HashMap<>();
        BigDecimal total = BigDecimal.ZERO;
        for (var claim : example.input().get("claims").properties()) {
            List<RiskCap.Amount> amounts = new ArrayList<>();
            for (JsonNode flag : example.input().get("flags")) {
                if (text(flag, "claim").equals(claim.getKey())) {
                    amounts.add(new RiskCap.Amount("f" + amounts.size(), text(flag, "line"), decimal(flag, "amt")));
                }
            }
            BigDecimal sum = RiskCap.counted(new BigDecimal(claim.getValue().asText()), amounts).values().stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            atRisk.put(claim.getKey(), sum);
            total = total.add(sum);
        }
        return Map.of("fund_at_risk", atRisk, "total", total);
    }

    private EnforcementCases() {}
}
