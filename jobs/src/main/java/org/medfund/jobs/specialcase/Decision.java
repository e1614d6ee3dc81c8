package org.medfund.jobs.specialcase;

import java.math.BigDecimal;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.jobs.specialcase.Application.PaidCase;
import org.medfund.jobs.specialcase.Application.Review;
import org.medfund.jobs.specialcase.SpecialCaseTerms.Mode;

/**
 * What became of one application.
 *
 * @param ineligible null if the case is eligible
 * @param capCases most cases the area may accept in the year; null without a case payment
 * @param rank among approved and eligible cases, from 1; null of others
 * @param mode null unless approved
 * @param incrementYuan 0 unless accepted
 */
public record Decision(
        Application application,
        @Nullable Ineligible ineligible,
        @Nullable Long capCases,
        @Nullable Integer rank,
        Outcome outcome,
        @Nullable Mode mode,
        BigDecimal incrementYuan) {
    private static final BigDecimal RATIO_SHOWN_MAX = new BigDecimal("999999.9999");

    /** Every application has exactly one. */
    public enum Outcome {
        ACCEPTED,
        OVER_CAP,
        NOT_ELIGIBLE,
        REFUSED,
        PENDING,
        NO_CASE,
        DUPLICATE
    }

    /** Why a case may not be a special one. */
    public enum Ineligible {
        NO_CASE_PAYMENT,
        NO_STANDARD,
        RATIO_NOT_ABOVE
    }

    /** Approved, and nothing but the cap can stand against it. */
    static Decision approved(Application application, long capCases, int rank, Mode mode, BigDecimal incrementYuan) {
        Outcome outcome = rank <= capCases ? Outcome.ACCEPTED : Outcome.OVER_CAP;
        return new Decision(
                application,
                null,
                capCases,
                rank,
                outcome,
                mode,
                outcome == Outcome.ACCEPTED ? incrementYuan : Money.yuan(0));
    }

    /** One that adds nothing. */
    static Decision without(
            Application application,
            @Nullable Ineligible ineligible,
            @Nullable Long capCases,
            Outcome outcome,
            Mode mode) {
        return new Decision(
                application,
                ineligible,
                capCases,
                null,
                outcome,
                application.review() == Review.APPROVED ? mode : null,
                Money.yuan(0));
    }

    /** The row of {@link org.medfund.core.table.clearing.SpecialCaseDecisions}. */
    Row row(int year, int half) {
        PaidCase paid = application.paid();
        return RowFactory.create(
                application.applicationId(),
                application.stay().regionCode(),
                year,
                half,
                application.stay().insuranceType(),
                application.stay().institutionCode(),
                application.settlementId(),
                application.reason().name(),
                application.appliedDate(),
                application.reviewedDate(),
                paid == null ? null : paid.method().name(),
                paid == null ? null : paid.costYuan(),
                paid == null ? null : paid.standardYuan(),
                paid == null ? null : paid.paymentYuan(),
                paid == null ? null : paid.entitlementYuan(),
                paid == null ? null : paid.fundRatio(),
                paid == null ? null : paid.costRatio().map(Decision::shown).orElse(null),
                ineligible == null,
                ineligible == null ? null : ineligible.name(),
                capCases,
                rank,
                outcome.name(),
                mode == null ? null : mode.name(),
                incrementYuan);
    }

    private static BigDecimal shown(BigFraction ratio) {
        return Money.round(ratio, Money.SHARE.scale()).min(RATIO_SHOWN_MAX);
    }
}
