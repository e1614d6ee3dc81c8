package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stays that a clinic could have replaced: short, light, and made of examinations (SPEC E.11, case E09). */
public final class LowStandardAdmission {

    /**
     * Thresholds, each included.
     *
     * @param examShareMin share of examinations in the cost
     * @param treatmentShareMax share of treatment in the cost
     * @param excludedDischargeWays death and transfer, which cut a stay short
     */
    public record Limits(
            int stayDaysMax,
            BigDecimal examShareMin,
            BigDecimal treatmentShareMax,
            BigDecimal relativeWeightMax,
            Set<String> excludedDischargeWays)
            implements Serializable {}

    /**
     * One stay; amounts in yuan.
     *
     * @param stayDays same day = 1
     * @param relativeWeight of its group; null if it has none
     */
    public record Stay(
            int stayDays,
            @Nullable BigDecimal relativeWeight,
            boolean hadSurgery,
            boolean hadIntensiveCare,
            @Nullable String dischargeWay,
            BigDecimal totalCostYuan,
            BigDecimal examYuan,
            BigDecimal treatmentYuan) {

        Stay withExams(BigDecimal yuan) {
            return new Stay(
                    stayDays,
                    relativeWeight,
                    hadSurgery,
                    hadIntensiveCare,
                    dischargeWay,
                    totalCostYuan,
                    yuan,
                    treatmentYuan);
        }
    }

    /** Whether all thresholds are met. A stay without weight, discharge way, or cost meets none. Nothing is divided. */
    public static boolean holds(Stay stay, Limits limits) {
        BigDecimal weight = stay.relativeWeight();
        String way = stay.dischargeWay();
        BigDecimal total = stay.totalCostYuan();
        return weight != null
                && way != null
                && total.signum() > 0
                && stay.stayDays() <= limits.stayDaysMax()
                && !stay.hadSurgery()
                && !stay.hadIntensiveCare()
                && !limits.excludedDischargeWays().contains(way)
                && stay.examYuan().compareTo(limits.examShareMin().multiply(total)) >= 0
                && stay.treatmentYuan().compareTo(limits.treatmentShareMax().multiply(total)) <= 0
                && weight.compareTo(limits.relativeWeightMax()) <= 0;
    }

    private LowStandardAdmission() {}
}
