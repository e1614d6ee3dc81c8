package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which claims leave before calibration, each with the first reason that applies (SPEC B.1). */
public final class CaseCleaning {
    /** Sums of lines may always differ from the total by a fen (SPEC B.1, order 9). */
    private static final BigDecimal ONE_FEN = new BigDecimal("0.01");

    /** ICD-10 category of procedures that were not carried out. */
    private static final String NOT_CARRIED_OUT = "Z53";

    /**
     * What cleaning looks at in one claim.
     *
     * @param version the highest of one settlement counts
     * @param isRefund the row reverses another
     * @param reversedSettlementId the settlement a refund reverses
     * @param isMainDiagnosisListed the code is on the list in force and not excluded; true where no list is at hand
     * @param lineTotalYuan what its fee lines add up to; null if they are not at hand
     * @param isInScope an ordinary inpatient stay paid by disease
     */
    public record Claim(
            String settlementId,
            int version,
            boolean isRefund,
            @Nullable String reversedSettlementId,
            LocalDate admissionDate,
            LocalDate dischargeDate,
            @Nullable String mainDiagnosisCode,
            boolean isMainDiagnosisListed,
            BigDecimal totalCostYuan,
            @Nullable BigDecimal lineTotalYuan,
            boolean isInScope) {}

    /**
     * The claims a claim stands among, as far as cleaning cares.
     *
     * @param reversedIds settlements that a refund reverses
     * @param newestVersions of every settlement delivered more than once, by id and refund flag
     */
    public record Delivery(Set<String> reversedIds, Map<String, Integer> newestVersions) {
        /** Claims of which refunds, reversed settlements, and older versions have already been taken out. */
        public static final Delivery SETTLED = new Delivery(Set.of(), Map.of());

        public static Delivery of(Collection<Claim> claims) {
            Set<String> reversed = new HashSet<>();
            Map<String, Integer> newest = new HashMap<>();
            for (Claim claim : claims) {
                if (claim.isRefund() && claim.reversedSettlementId() != null) {
                    reversed.add(claim.reversedSettlementId());
                }
                newest.merge(key(claim), claim.version(), Math::max);
            }
            return new Delivery(reversed, newest);
        }

        private static String key(Claim claim) {
            return claim.settlementId() + (claim.isRefund() ? "/refund" : "");
        }

        private boolean isRefundPair(Claim claim) {
            return claim.isRefund() || reversedIds.contains(claim.settlementId());
        }

        private boolean isSuperseded(Claim claim) {
            return claim.version() < newestVersions.getOrDefault(key(claim), claim.version());
        }
    }

    /** The first reason, in the policy's order, for which the claim leaves; empty if it stays. */
    public static Optional<RemovalReason> firstReason(Claim claim, Delivery delivery, CleaningPolicy policy) {
        return policy.order().stream()
                .filter(reason -> applies(reason, claim, delivery, policy))
                .findFirst()
                .map(reason ->
                        reason == RemovalReason.NO_MAIN_DIAG && hasDiagnosis(claim) ? RemovalReason.BAD_DIAG : reason);
    }

    private static boolean applies(RemovalReason reason, Claim claim, Delivery delivery, CleaningPolicy policy) {
        return switch (reason) {
            case REFUND_PAIR -> delivery.isRefundPair(claim);
            case DUPLICATE -> delivery.isSuperseded(claim);
            case DATE_ORDER -> claim.dischargeDate().isBefore(claim.admissionDate());
            case NO_MAIN_DIAG, BAD_DIAG -> !hasDiagnosis(claim) || !claim.isMainDiagnosisListed();
            case COST_LT_MIN -> claim.totalCostYuan().compareTo(policy.costMinYuan()) < 0;
            case LOS_GT_MAX -> stayDays(claim, policy) > policy.stayMaxDays();
            case LOS_LT_MIN -> stayDays(claim, policy) < policy.stayMinDays();
            case Z53_SHORT ->
                claim.mainDiagnosisCode() != null
                        && claim.mainDiagnosisCode().startsWith(NOT_CARRIED_OUT)
                        && stayDays(claim, policy) <= policy.cancelledStayMaxDays();
            case NOT_IN_SCOPE -> !claim.isInScope();
            case AMOUNT_MISMATCH -> isMismatch(claim, policy);
        };
    }

    private static boolean hasDiagnosis(Claim claim) {
        return claim.mainDiagnosisCode() != null && !claim.mainDiagnosisCode().isBlank();
    }

    /** Nights between admission and discharge; a stay within one day counts as the policy says. */
    public static long stayDays(Claim claim, CleaningPolicy policy) {
        long nights = ChronoUnit.DAYS.between(claim.admissionDate(), claim.dischargeDate());
        return nights == 0 ? policy.sameDayStayDays() : nights;
    }

    private static boolean isMismatch(Claim claim, CleaningPolicy policy) {
        if (claim.lineTotalYuan() == null) {
            return false;
        }
        BigDecimal difference =
                claim.lineTotalYuan().subtract(claim.totalCostYuan()).abs();
        BigDecimal allowed =
                policy.lineTolerance().multiply(claim.totalCostYuan()).max(ONE_FEN);
        return difference.compareTo(allowed) > 0;
    }

    private CaseCleaning() {}
}
