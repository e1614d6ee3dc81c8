package org.medfund.jobs.supervision.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.FundShare;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.rules.RepeatExamination.Exam;
import org.medfund.jobs.supervision.rules.RepeatExamination.Repeat;

/** {@link RepeatExamination} over the charge lines of a person; one finding per repeat, on the line of it. */
record RepeatExaminationCheck(RepeatExaminationPolicy policy) implements Check.OfPerson {
    private record Charged(Claim claim, ChargeLine line) {}

    @Override
    public List<Finding> find(PersonFile file, References references) {
        Map<String, Charged> charged = new HashMap<>();
        List<Exam> exams = new ArrayList<>();
        for (ClaimFile each : file.claims()) {
            for (ChargeLine line : each.lines()) {
                if (line.examClass() == null || line.bodyPart() == null) {
                    continue; // most lines; what the fund paid for them is not worked out
                }
                Exam exam = exam(each.claim(), line);
                if (exam.fundYuan().signum() > 0) { // what the person pays is no matter
                    charged.put(exam.id(), new Charged(each.claim(), line));
                    exams.add(exam);
                }
            }
        }
        return RepeatExamination.find(exams, policy).stream()
                .map(repeat -> finding(repeat, charged))
                .toList();
    }

    private static Exam exam(Claim claim, ChargeLine line) {
        return new Exam(
                line.rowKey(),
                claim.personKey(),
                line.examClass(),
                line.bodyPart(),
                line.chargedOn(),
                line.chargedAt(),
                line.isEmergency(),
                line.exemptReason(),
                FundShare.of(claim, line));
    }

    private Finding finding(Repeat repeat, Map<String, Charged> charged) {
        Charged anchor = Objects.requireNonNull(charged.get(repeat.anchor().id()));
        Charged again = Objects.requireNonNull(charged.get(repeat.repeat().id()));
        return Finding.onLines(
                        again.claim(),
                        again.line().costYuan(),
                        Map.of(again.line().lineNumber(), repeat.repeat().fundYuan()),
                        List.of(evidence("ANCHOR", anchor), evidence("REPEAT", again)),
                        Map.of(
                                "gap_days", Long.toString(repeat.gapDays()),
                                "window_days", Integer.toString(policy.windowDays())))
                .seenWith(anchor.claim());
    }

    private static EvidenceRecord evidence(String role, Charged charged) {
        ChargeLine line = charged.line();
        return EvidenceRecord.witness(role, FeeLines.TABLE, line.settlementId(), line.lineNumber())
                .show(FeeLines.PERSON_KEY, charged.claim().personKey())
                .show(FeeLines.INSTITUTION_CODE, charged.claim().institutionCode())
                .show(FeeLines.EXAM_CLASS, line.examClass())
                .show(FeeLines.BODY_PART, line.bodyPart())
                .show(FeeLines.CHARGED_AT, line.chargedOn())
                .show(FeeLines.IN_SCOPE_YUAN, line.inScopeYuan().toPlainString());
    }
}
