package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sent away when the cost reached what is paid, and admitted elsewhere at once (SPEC E.24). */
public final class TransferRefusal {
    private static final Comparator<Stay> IN_ORDER = Comparator.comparing(Stay::admissionDate)
            .thenComparing(Stay::dischargeDate)
            .thenComparing(Stay::id);

    /**
     * Thresholds, each included.
     *
     * @param gapDaysMax days from discharge to the next admission
     * @param diagnosisLength characters of the main diagnosis that must agree
     * @param costShareMin cost over payment standard
     */
    public record Limits(
            int gapDaysMax,
            Set<String> dischargeWays,
            int diagnosisLength,
            BigDecimal costShareMin,
            BigDecimal costShareMax)
            implements Serializable {}

    /**
     * One stay.
     *
     * @param id unique among the stays looked at
     * @param standardYuan payment standard; null if it has none
     */
    public record Stay(
            String id,
            @Nullable String personKey,
            @Nullable String institutionCode,
            LocalDate admissionDate,
            LocalDate dischargeDate,
            @Nullable String dischargeWay,
            @Nullable String mainDiagnosisCode,
            BigDecimal totalCostYuan,
            @Nullable BigDecimal standardYuan) {}

    /** The stay that ended too early, perhaps, and the first one after it. */
    public record Refusal(Stay first, Stay next) {
        public long gapDays() {
            return ChronoUnit.DAYS.between(first.dischargeDate(), next.admissionDate());
        }
    }

    /**
     * Every stay that ended in one of these ways, at a cost near its standard, with the first admission of the person
     * elsewhere for the same disease within these days; in order of admission. What lacks person, institution, diagnosis, or
     * standard is compared with nothing.
     */
    public static List<Refusal> find(Collection<Stay> stays, Limits limits) {
        List<Stay> ordered = stays.stream().sorted(IN_ORDER).toList();
        List<Refusal> refusals = new ArrayList<>();
        for (Stay first : ordered) {
            if (isNearStandard(first, limits)
                    && first.dischargeWay() != null
                    && limits.dischargeWays().contains(first.dischargeWay())) {
                ordered.stream()
                        .filter(next -> follows(first, next, limits))
                        .findFirst()
                        .ifPresent(next -> refusals.add(new Refusal(first, next)));
            }
        }
        return List.copyOf(refusals);
    }

    private static boolean isNearStandard(Stay stay, Limits limits) {
        BigDecimal standard = stay.standardYuan();
        return standard != null
                && standard.signum() > 0
                && stay.totalCostYuan().compareTo(limits.costShareMin().multiply(standard)) >= 0
                && stay.totalCostYuan().compareTo(limits.costShareMax().multiply(standard)) <= 0;
    }

    private static boolean follows(Stay first, Stay next, Limits limits) {
        long gapDays = new Refusal(first, next).gapDays();
        return !first.id().equals(next.id())
                && gapDays >= 0
                && gapDays <= limits.gapDaysMax()
                && first.personKey() != null
                && first.personKey().equals(next.personKey())
                && first.institutionCode() != null
                && next.institutionCode() != null
                && !first.institutionCode().equals(next.institutionCode())
                && first.mainDiagnosisCode() != null
                && next.mainDiagnosisCode() != null
                && start(first.mainDiagnosisCode(), limits).equals(start(next.mainDiagnosisCode(), limits));
    }

    private static String start(String diagnosis, Limits limits) {
        return diagnosis.substring(0, Math.min(limits.diagnosisLength(), diagnosis.length()));
    }

    private TransferRefusal() {}
}
