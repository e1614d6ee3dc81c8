package org.medfund.jobs.acceptance;

import static org.medfund.jobs.acceptance.AcceptanceCase.decimal;
import static org.medfund.jobs.acceptance.AcceptanceCase.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.medfund.jobs.supervision.rules.RepeatExamination;
import org.medfund.jobs.supervision.rules.RepeatExaminationPolicy;
import org.medfund.jobs.supervision.rules.SplitAdmission;
import org.medfund.jobs.supervision.rules.SplitAdmissionPolicy;

/** Cases of detectors (SPEC E.1, E.9). */
final class SupervisionCases {
    static Map<String, Object> repeatExamination(AcceptanceCase example) {
        RepeatExaminationPolicy policy = new RepeatExaminationPolicy(
                example.whole("window_days", "e1.window_days"),
                RepeatExaminationPolicy.Anchor.valueOf(
                        example.params().get("anchor").asText()),
                example.params().path("exempt_emergency").asBoolean(true),
                Set.of());
        List<RepeatExamination.Exam> exams = new ArrayList<>();
        for (JsonNode row : example.input().get("exams")) {
            exams.add(new RepeatExamination.Exam(
                    text(row, "id"),
                    text(row, "psn_no"),
                    text(row, "exam_class"),
                    text(row, "body_part"),
                    LocalDate.parse(text(row, "date")),
                    null,
                    row.path("er").asBoolean(),
                    null,
                    decimal(row, "fund")));
        }
        List<RepeatExamination.Repeat> repeats = RepeatExamination.find(exams, policy);
        Map<String, Object> flagged = new HashMap<>();
        repeats.forEach(
                repeat -> flagged.put(repeat.repeat().id(), repeat.anchor().id()));
        return Map.of("flagged", flagged, "fund_at_risk", RepeatExamination.fundAtRiskYuan(repeats));
    }

    static Map<String, Object> splitAdmission(AcceptanceCase example) {
        List<String> exempt = new ArrayList<>();
        example.params().get("exempt_dx_prefix").forEach(prefix -> exempt.add(prefix.asText()));
        SplitAdmissionPolicy policy = new SplitAdmissionPolicy(
                example.whole("window_days", "e9.window_days"), example.whole("dx_len"), exempt, List.of(), List.of());
        List<SplitAdmission.Stay> stays = new ArrayList<>();
        for (JsonNode row : example.input().get("stays")) {
            stays.add(new SplitAdmission.Stay(
                    text(row, "id"),
                    text(row, "psn"),
                    text(row, "h"),
                    LocalDate.parse(text(row, "adm")),
                    LocalDate.parse(text(row, "dscg")),
                    text(row, "dx"),
                    text(row, "plan31"),
                    false));
        }
        List<List<Object>> flagged = new ArrayList<>();
        SplitAdmission.find(stays, policy)
                .forEach(split -> flagged.add(
                        List.of(split.previous().id(), split.readmission().id(), split.gapDays())));
        return Map.of("flagged", flagged);
    }

    private SupervisionCases() {}
}
