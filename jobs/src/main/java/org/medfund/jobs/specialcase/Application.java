package org.medfund.jobs.specialcase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Method;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Mode;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Reason;

/**
 * An application for a case to be paid as a special one, with what the case is paid without review.
 *
 * @param mode null if the decision names none
 * @param paid null if no case of the year is paid under the settlement
 */
public record Application(
        String applicationId,
        String settlementId,
        Stay stay,
        Reason reason,
        LocalDate appliedDate,
        @Nullable LocalDate reviewedDate,
        Review review,
        @Nullable Mode mode,
        @Nullable PaidCase paid) {

    /** What the review decided; a case that is not reviewed yet is pending. The first to count comes first. */
    public enum Review {
        APPROVED,
        PENDING,
        REFUSED
    }

    /** Where and when the stay was, and who insures it. */
    public record Stay(String regionCode, String insuranceType, String institutionCode, LocalDate dischargeDate) {}

    /**
     * The case as it is paid without review, in yuan.
     *
     * @param standardYuan null if it has none
     * @param paymentYuan recognised of all payers
     * @param entitlementYuan what the basic pool owes of it
     * @param fundRatio part of a payment that the basic pool bears
     */
    public record PaidCase(
            Method method,
            BigDecimal costYuan,
            @Nullable BigDecimal standardYuan,
            BigDecimal paymentYuan,
            BigDecimal entitlementYuan,
            BigDecimal fundRatio) {

        /** Cost over standard, unrounded; none without a standard above 0. */
        public Optional<BigFraction> costRatio() {
            return standardYuan == null || standardYuan.signum() <= 0
                    ? Optional.empty()
                    : Optional.of(Money.exact(costYuan).divide(Money.exact(standardYuan)));
        }
    }
}
