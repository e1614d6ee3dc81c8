package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Large-equipment examinations repeated within a few days (SPEC E.1, case E01). */
public final class RepeatExamination {

    /**
     * One paid examination.
     *
     * @param id unique among the examinations looked at
     * @param chargedAt decides which of two examinations of one day came first; null if only the day is known
     * @param isEmergency given as an emergency
     * @param exemptReason reason code on the order; null if there is none
     * @param fundYuan what the fund paid for it
     */
    public record Exam(
            String id,
            @Nullable String personKey,
            @Nullable String examClass,
            @Nullable String bodyPart,
            LocalDate date,
            @Nullable Instant chargedAt,
            boolean isEmergency,
            @Nullable String exemptReason,
            BigDecimal fundYuan) {}

    /** An examination and the first of its chain. */
    public record Repeat(Exam anchor, Exam repeat) {
        public long gapDays() {
            return ChronoUnit.DAYS.between(anchor.date(), repeat.date());
        }
    }

    private static final Comparator<Exam> IN_ORDER = Comparator.comparing(Exam::date)
            .thenComparing(Exam::chargedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Exam::id);

    private record ChainKey(String personKey, String examClass, String bodyPart) {}

    /**
     * Every examination that follows the anchor of its chain by no more than the window, in order of time; at one
     * moment, and where only the day is known, in order of id.
     *
     * <p>Chains are kept per person, class, and body part; an examination in which one of them is missing belongs to
     * none. The first examination of a chain is its anchor; the next one beyond the window starts a new chain.
     * Emergencies and examinations with an exempt reason are neither flagged nor anchors.
     */
    public static List<Repeat> find(Collection<Exam> exams, RepeatExaminationPolicy policy) {
        List<Exam> ordered = exams.stream()
                .filter(exam -> !isExempt(exam, policy))
                .sorted(IN_ORDER)
                .toList();
        Map<ChainKey, Exam> anchors = new HashMap<>();
        List<Repeat> repeats = new ArrayList<>();
        for (Exam exam : ordered) {
            ChainKey key = chainOf(exam);
            if (key == null) {
                continue;
            }
            Exam anchor = anchors.get(key);
            if (anchor != null && !exam.date().isAfter(anchor.date().plusDays(policy.windowDays()))) {
                repeats.add(new Repeat(anchor, exam));
            } else {
                anchors.put(key, exam);
            }
        }
        return List.copyOf(repeats);
    }

    /** What the fund paid for the repeats, yuan. */
    public static BigDecimal fundAtRiskYuan(List<Repeat> repeats) {
        return repeats.stream().map(repeat -> repeat.repeat().fundYuan()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isExempt(Exam exam, RepeatExaminationPolicy policy) {
        String reason = exam.exemptReason();
        return (exam.isEmergency() && policy.exemptsEmergency())
                || (reason != null && policy.exemptReasons().contains(reason));
    }

    private static @Nullable ChainKey chainOf(Exam exam) {
        String person = exam.personKey();
        String examClass = exam.examClass();
        String bodyPart = exam.bodyPart();
        return person == null || examClass == null || bodyPart == null
                ? null
                : new ChainKey(person, examClass, bodyPart);
    }

    private RepeatExamination() {}
}
