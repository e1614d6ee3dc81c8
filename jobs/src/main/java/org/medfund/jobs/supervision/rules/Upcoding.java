package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.PeerGroup;
import org.medfund.jobs.supervision.References.Peers;

/**
 * Grouped with severe complications, treated like a case without any (SPEC E.10). The specification gives no computable form:
 * the test is a reading of the project.
 */
public final class Upcoding {

    /**
     * Thresholds, each included.
     *
     * @param severeSuffixes what follows the ADRG in the code of a group with complications
     * @param plainSuffix and in the code of the group without
     * @param treatingProceduresMax procedures that treat: one makes the ADRG, more would support the severity
     * @param costZMax standard deviations that the logarithm of the cost may lie above the mean of plain cases
     * @param excludedDischargeWays ends that cut a severe stay short
     */
    public record Limits(
            List<String> severeSuffixes,
            String plainSuffix,
            int treatingProceduresMax,
            BigDecimal costZMax,
            Set<String> excludedDischargeWays)
            implements Serializable {}

    /** What a stay needed. */
    public record Stay(
            int treatingProcedures,
            boolean hadIntensiveCare,
            int stayDays,
            BigDecimal totalCostYuan,
            @Nullable String dischargeWay) {}

    /** The group without complications of the same ADRG; empty if the group is none with complications. */
    public static Optional<String> plainGroup(String groupCode, @Nullable String adrgCode, Limits limits) {
        return adrgCode != null
                        && !adrgCode.isEmpty()
                        && groupCode.startsWith(adrgCode)
                        && limits.severeSuffixes().contains(groupCode.substring(adrgCode.length()))
                ? Optional.of(adrgCode + limits.plainSuffix())
                : Optional.empty();
    }

    /**
     * Whether nothing supports the severity: no intensive care, no further treating procedure, a stay no longer than the
     * median of plain cases, and a cost no higher than is typical of them. Not without a cost or a discharge way.
     */
    public static boolean isUnsupported(Stay stay, Peers plain, Limits limits) {
        String way = stay.dischargeWay();
        return way != null
                && !limits.excludedDischargeWays().contains(way)
                && stay.totalCostYuan().signum() > 0
                && !stay.hadIntensiveCare()
                && stay.treatingProcedures() <= limits.treatingProceduresMax()
                && BigDecimal.valueOf(stay.stayDays()).compareTo(plain.stayDaysP50()) <= 0
                && PeerGroup.lnYuan(Money.fen(stay.totalCostYuan()))
                        <= plain.meanLnCost() + limits.costZMax().doubleValue() * plain.sdLnCost();
    }

    private Upcoding() {}
}
