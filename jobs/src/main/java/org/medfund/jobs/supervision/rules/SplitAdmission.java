package org.medfund.jobs.supervision.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stay cut into several (SPEC E.9, case E06). */
public final class SplitAdmission {
    /** Code of SPEC A.1, planned_readmit_31: 1 none, 2 planned. */
    private static final String READMISSION_PLANNED = "2";

    private static final Comparator<Stay> IN_ORDER = Comparator.comparing(Stay::admissionDate)
            .thenComparing(Stay::dischargeDate)
            .thenComparing(Stay::id);
    private static final Comparator<Stay> BY_DISCHARGE =
            Comparator.comparing(Stay::dischargeDate).thenComparing(Stay::id);

    /**
     * One stay.
     *
     * @param id unique among the stays looked at
     * @param mainDiagnosisCode ICD-10; null if there is none
     * @param plannedReadmissionCode as filled at discharge: 2 if a readmission within 31 days was planned
     * @param isCourseOfTreatment has a procedure given in planned courses, such as dialysis
     */
    public record Stay(
            String id,
            @Nullable String personKey,
            @Nullable String institutionCode,
            LocalDate admissionDate,
            LocalDate dischargeDate,
            @Nullable String mainDiagnosisCode,
            @Nullable String plannedReadmissionCode,
            boolean isCourseOfTreatment) {}

    /** A stay and the one before it. */
    public record Split(Stay previous, Stay readmission) {
        public long gapDays() {
            return ChronoUnit.DAYS.between(previous.dischargeDate(), readmission.admissionDate());
        }
    }

    private record Key(String personKey, String institutionCode, String diagnosis) {}

    /**
     * Every readmission of a person to the same institution for the same main diagnosis within the window, in order
     * of admission.
     *
     * <p>The stay before is the one discharged last of those that ended by the day of admission. Planned readmissions,
     * exempt diagnoses, and courses of treatment are not flagged; a stay without person, institution, or diagnosis is
     * compared with none.
     */
    public static List<Split> find(Collection<Stay> stays, SplitAdmissionPolicy policy) {
        Map<Key, List<Stay>> earlierOf = new HashMap<>();
        List<Split> splits = new ArrayList<>();
        for (Stay stay : stays.stream().sorted(IN_ORDER).toList()) {
            Key key = keyOf(stay, policy);
            if (key == null) {
                continue;
            }
            List<Stay> earlier = earlierOf.computeIfAbsent(key, none -> new ArrayList<>());
            Optional<Stay> previous = earlier.stream()
                    .filter(each -> !each.dischargeDate().isAfter(stay.admissionDate()))
                    .max(BY_DISCHARGE);
            previous.map(found -> new Split(found, stay))
                    .filter(split -> isSuspicious(split, policy))
                    .ifPresent(splits::add);
            earlier.add(stay);
        }
        return List.copyOf(splits);
    }

    private static boolean isSuspicious(Split split, SplitAdmissionPolicy policy) {
        return split.gapDays() <= policy.windowDays()
                && !READMISSION_PLANNED.equals(split.previous().plannedReadmissionCode())
                && !split.readmission().isCourseOfTreatment();
    }

    /** Null if the stay is compared with none: something is missing, or its diagnosis is exempt. */
    private static @Nullable Key keyOf(Stay stay, SplitAdmissionPolicy policy) {
        String person = stay.personKey();
        String institution = stay.institutionCode();
        String diagnosis = stay.mainDiagnosisCode();
        if (person == null
                || institution == null
                || diagnosis == null
                || policy.exemptDiagnosisPrefixes().stream().anyMatch(diagnosis::startsWith)) {
            return null;
        }
        int length = Math.min(policy.diagnosisLength(), diagnosis.length());
        return new Key(person, institution, diagnosis.substring(0, length));
    }

    private SplitAdmission() {}
}
