package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
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

/**
 * {@link RepeatExamination} over the charge lines of a person. The lines of one class and body part on one day of a visit,
 * such as the scan and its contrast medium, are one examination; one finding per repeat, on the lines of it.
 */
record RepeatExaminationCheck(RepeatExaminationPolicy policy) implements Check.OfPerson {

    private record Key(String examClass, String bodyPart, LocalDate day) {}

    /** An examination as it was charged: the lines the fund paid, in order of time, at least one. */
    private record Charged(
            Claim claim,
            Key key,
            List<ChargeLine> lines,
            boolean isEmergency,
            @Nullable String reason) {
        ChargeLine first() {
            return lines.get(0);
        }

        Exam exam() {
            return new Exam(
                    first().rowKey(),
                    claim.personKey(),
                    key.examClass(),
                    key.bodyPart(),
                    key.day(),
                    first().chargedAt(),
                    isEmergency,
                    reason,
                    fundOfLine().values().stream().reduce(Money.yuan(0), BigDecimal::add));
        }

        Map<String, BigDecimal> fundOfLine() {
            Map<String, BigDecimal> funds = new TreeMap<>();
            lines.forEach(line -> funds.put(line.lineNumber(), FundShare.of(claim, line)));
            return funds;
        }
    }

    @Override
    public List<Finding> find(PersonFile file, References references) {
        Map<String, Charged> charged = new HashMap<>();
        for (ClaimFile each : file.claims()) {
            examinations(each)
                    .forEach((key, lines) -> charged(each.claim(), key, lines)
                            .ifPresent(exam -> charged.put(exam.first().rowKey(), exam)));
        }
        List<Exam> exams = charged.values().stream().map(Charged::exam).toList();
        return RepeatExamination.find(exams, policy).stream()
                .map(repeat -> finding(repeat, charged))
                .toList();
    }

    private static Map<Key, List<ChargeLine>> examinations(ClaimFile file) {
        Map<Key, List<ChargeLine>> examinations = new HashMap<>();
        for (ChargeLine line : file.lines()) {
            String examClass = line.examClass();
            String bodyPart = line.bodyPart();
            if (examClass != null && bodyPart != null) {
                examinations
                        .computeIfAbsent(new Key(examClass, bodyPart, line.chargedOn()), none -> new ArrayList<>())
                        .add(line);
            }
        }
        return examinations;
    }

    /** Empty if the fund paid nothing of it. A mark on one of its lines is of the whole examination. */
    private Optional<Charged> charged(Claim claim, Key key, List<ChargeLine> lines) {
        List<ChargeLine> paid = lines.stream()
                .filter(line -> FundShare.of(claim, line).signum() > 0) // what the person pays is no matter
                .sorted(ChargeLine.IN_ORDER)
                .toList();
        String exempt = lines.stream()
                .map(ChargeLine::exemptReason)
                .filter(reason -> reason != null && policy.exemptReasons().contains(reason))
                .findFirst()
                .orElse(null);
        return paid.isEmpty()
                ? Optional.empty()
                : Optional.of(new Charged(claim, key, paid, lines.stream().anyMatch(ChargeLine::isEmergency), exempt));
    }

    private Finding finding(Repeat repeat, Map<String, Charged> charged) {
        Charged anchor = Objects.requireNonNull(charged.get(repeat.anchor().id()));
        Charged again = Objects.requireNonNull(charged.get(repeat.repeat().id()));
        List<EvidenceRecord> evidence = new ArrayList<>(List.of(
                shown(EvidenceRecord.witness("ANCHOR", FeeLines.TABLE, key(anchor.first())), anchor, anchor.first()),
                shown(EvidenceRecord.witness("REPEAT", FeeLines.TABLE, key(again.first())), again, again.first())));
        again.lines().stream()
                .skip(1)
                .forEach(line ->
                        evidence.add(shown(EvidenceRecord.counted("REPEAT", FeeLines.TABLE, key(line)), again, line)));
        return Finding.onLines(
                        again.claim(),
                        again.lines().stream().map(ChargeLine::costYuan).reduce(Money.yuan(0), BigDecimal::add),
                        again.fundOfLine(),
                        evidence,
                        Map.of(
                                "gap_days", Long.toString(repeat.gapDays()),
                                "window_days", Integer.toString(policy.windowDays())))
                .seenWith(anchor.claim());
    }

    private static String[] key(ChargeLine line) {
        return new String[] {line.settlementId(), line.lineNumber()};
    }

    private static EvidenceRecord shown(EvidenceRecord record, Charged charged, ChargeLine line) {
        return record.show(FeeLines.PERSON_KEY, charged.claim().personKey())
                .show(FeeLines.INSTITUTION_CODE, charged.claim().institutionCode())
                .show(FeeLines.EXAM_CLASS, line.examClass())
                .show(FeeLines.BODY_PART, line.bodyPart())
                .show(FeeLines.CHARGED_AT, line.chargedOn())
                .show(FeeLines.IN_SCOPE_YUAN, line.inScopeYuan().toPlainString());
    }
}
