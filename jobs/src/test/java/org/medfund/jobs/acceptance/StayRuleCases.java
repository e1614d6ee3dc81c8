package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.medfund.jobs.supervision.RuleMode;
import org.medfund.jobs.supervision.rules.BedHanging;
import org.medfund.jobs.supervision.rules.CostShifting;
import org.medfund.jobs.supervision.rules.LowStandardAdmission;
import org.medfund.jobs.supervision.rules.OverStay;
import org.medfund.jobs.supervision.rules.OverlappingStays;
import org.medfund.jobs.supervision.rules.UpcodingLoss;

/** Cases of the rules on stays (SPEC E.2, E.10 to E.14). */
final class StayRuleCases {
    static Map<String, Object> lowStandardAdmission(AcceptanceCase example) {
        TreeSet<String> excluded = new TreeSet<>();
        example.params().get("exclude_dscg_way").forEach(way -> excluded.add(way.asText()));
        LowStandardAdmission.Limits limits = new LowStandardAdmission.Limits(
                example.whole("los_max", "e11.los_max"),
                example.decimal("exam_share_min", "e11.exam_share_min"),
                example.decimal("treat_share_max", "e11.treat_share_max"),
                example.decimal("rw_max", "e11.rw_max"),
                excluded);
        List<String> flagged = new ArrayList<>();
        for (JsonNode row : example.input().get("stays")) {
            LowStandardAdmission.Stay stay = new LowStandardAdmission.Stay(
                    row.get("los").asInt(),
                    decimal(row, "rw"),
                    row.get("surgery").asBoolean(),
                    row.get("icu").asBoolean(),
                    text(row, "dscg_way"),
                    decimal(row, "total"),
                    decimal(row, "exam"),
                    decimal(row, "treat"));
            if (LowStandardAdmission.holds(stay, limits)) {
                flagged.add(text(row, "id"));
            }
        }
        return Map.of("flagged", flagged);
    }

    static Map<String, Object> bedHanging(AcceptanceCase example) {
        BedHanging.Limits limits = new BedHanging.Limits(
                example.whole("idle_days_min", "e12.idle_days_min"),
                example.decimal("idle_share_min", "e12.idle_share_min"));
        Map<String, Object> shares = new HashMap<>();
        List<String> flagged = new ArrayList<>();
        for (JsonNode row : example.input().get("stays")) {
            BedHanging.InnerDays days = new BedHanging.InnerDays(
                    row.get("inner_days").asInt(), row.get("idle_days").asInt());
            shares.put(text(row, "id"), days.idleShare());
            if (BedHanging.holds(days, limits)) {
                flagged.add(text(row, "id"));
            }
        }
        return Map.of("idle_share", shares, "flagged", flagged);
    }

    static Map<String, Object> costShifting(AcceptanceCase example) {
        List<CostShifting.Stay> stays = new ArrayList<>();
        for (JsonNode row : example.input().get("stays")) {
            stays.add(new CostShifting.Stay(
                    text(row, "id"), text(row, "psn"), text(row, "h"), date(row, "adm"), date(row, "dscg")));
        }
        List<CostShifting.Visit> visits = new ArrayList<>();
        for (JsonNode row : example.input().get("visits")) {
            visits.add(new CostShifting.Visit(
                    text(row, "id"), text(row, "psn"), text(row, "h"), date(row, "date"), decimal(row, "amt")));
        }
        Map<String, Object> flagged = new HashMap<>();
        CostShifting.find(stays, visits, example.decimal("min_amount", "e13.min_amount"))
                .forEach(shifted -> flagged.put(
                        shifted.stay().id(),
                        Map.of(
                                "visits",
                                shifted.visits().stream()
                                        .map(CostShifting.Visit::id)
                                        .toList(),
                                "amount",
                                shifted.selfPayYuan())));
        return Map.of("flagged", flagged);
    }

    static Map<String, Object> overlappingStays(AcceptanceCase example) {
        List<OverlappingStays.Stay> stays = new ArrayList<>();
        for (JsonNode row : example.input().get("stays")) {
            stays.add(new OverlappingStays.Stay(
                    text(row, "id"), text(row, "psn"), text(row, "h"), date(row, "adm"), date(row, "dscg")));
        }
        List<List<Object>> flagged = new ArrayList<>();
        OverlappingStays.find(stays, example.whole("min_overlap_nights", "e14.min_nights"))
                .forEach(overlap -> flagged.add(
                        List.of(overlap.earlier().id(), overlap.later().id(), overlap.commonNights())));
        return Map.of("flagged", flagged);
    }

    static Map<String, Object> overStay(AcceptanceCase example) {
        OverStay.Limits limits =
                new OverStay.Limits(example.decimal("per_day", "e2.per_day"), example.decimal("cap", "e2.cap"));
        Map<String, Object> extraDays = new HashMap<>();
        Map<String, Object> reductions = new HashMap<>();
        for (JsonNode row : example.input().get("stays")) {
            int extra = OverStay.extraDays(
                    row.get("los").asInt(), row.get("allowed").asInt());
            extraDays.put(text(row, "id"), extra);
            reductions.put(text(row, "id"), OverStay.reductionYuan(extra, decimal(row, "fund"), limits));
        }
        RuleMode mode = RuleMode.valueOf(text(example.params(), "mode"));
        return Map.of("extra_days", extraDays, "reduction", reductions, "deducted_from_payment", mode.mayDeduct());
    }

    static Map<String, Object> upcodingLoss(AcceptanceCase example) {
        UpcodingLoss loss = UpcodingLoss.of(
                decimal(example.input(), "coded_rw"),
                decimal(example.input(), "correct_rw"),
                example.decimal("coef"),
                example.decimal("rate"));
        return Map.of(
                "coded_standard",
                loss.codedStandardYuan(),
                "correct_standard",
                loss.correctStandardYuan(),
                "loss",
                loss.lossYuan());
    }

    private static LocalDate date(JsonNode row, String name) {
        return LocalDate.parse(text(row, name));
    }

    private StayRuleCases() {}
}
