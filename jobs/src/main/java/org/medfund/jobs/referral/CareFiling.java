package org.medfund.jobs.referral;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.ReferralFilings;
import org.medfund.jobs.referral.ReferralDecision.FiledStay;
import org.medfund.jobs.referral.ReferralDecision.FilingKind;

/**
 * A filing of a person (SPEC A.10).
 *
 * @param toAreaCode where to; null if it names no place
 * @param issuingLevelClass level class of the institution that referred; null if it is not known
 */
record CareFiling(
        String id,
        FilingKind kind,
        LocalDate createdOn,
        LocalDate from,
        @Nullable LocalDate to,
        boolean isCancelled,
        @Nullable String toAreaCode,
        @Nullable String toInstitutionCode,
        @Nullable String earlierVisitId,
        @Nullable String issuingInstitutionCode,
        @Nullable Integer issuingLevelClass) {
    private static final String WHOLE_PROVINCE = "0000";
    private static final int PROVINCE_LENGTH = 2;

    /** What one filing is worth for one stay. */
    record Worth(CareFiling filing, FilingValidity validity) {}

    /** @param row of {@link CareStays#filings}; a kind that is not known is a fault of the delivery and counts as temporary */
    static CareFiling in(Row row) {
        return new CareFiling(
                ReferralFilings.FILING_ID.in(row),
                kind(ReferralFilings.FILING_KIND.in(row)),
                CareStays.CREATED_ON.in(row),
                ReferralFilings.VALID_FROM_DATE.in(row),
                ReferralFilings.VALID_TO_DATE.inOrNull(row),
                ReferralFilings.IS_CANCELLED.in(row),
                ReferralFilings.TO_AREA_CODE.inOrNull(row),
                ReferralFilings.TO_INSTITUTION_CODE.inOrNull(row),
                ReferralFilings.EARLIER_VISIT_ID.inOrNull(row),
                ReferralFilings.FROM_INSTITUTION_CODE.inOrNull(row),
                CareStays.ISSUING_LEVEL_CLASS.inOrNull(row));
    }

    private static FilingKind kind(String text) {
        return Stream.of(FilingKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElse(FilingKind.TEMPORARY);
    }

    /** Whether it is for the place of the stay: the same city, the whole province, or no place at all. */
    boolean isFor(CareStay stay, ReferralPolicy policy) {
        return toAreaCode == null
                || ReferralDecision.city(toAreaCode, policy).equals(stay.treatedCityCode())
                || (toAreaCode.endsWith(WHOLE_PROVINCE)
                        && toAreaCode.regionMatches(0, stay.treatedAreaCode(), 0, PROVINCE_LENGTH));
    }

    /** Last day, of a temporary one at the earliest so many months after the first (XP22 art. 10). */
    @Nullable
    LocalDate lastDay(EpisodePolicy policy) {
        LocalDate least = from.plusMonths(policy.temporaryMonths()).minusDays(1);
        return to != null && kind == FilingKind.TEMPORARY && to.isBefore(least) ? least : to;
    }

    FiledStay filed(EpisodePolicy policy) {
        return new FiledStay(kind, new FilingValidity.Filing(createdOn, from, lastDay(policy), isCancelled));
    }

    /** What it is worth for a stay that is no emergency. */
    private Worth worth(CareStay stay, EpisodePolicy policy) {
        return new Worth(
                this,
                FilingValidity.of(
                        false,
                        stay.admissionDate(),
                        stay.settledOn(),
                        filed(policy).filing(),
                        policy.decision().filingUntil()));
    }

    /** Of the filings for the place of the stay the one worth most: valid ones of residence first, then the latest. */
    static Optional<Worth> best(Collection<CareFiling> filings, CareStay stay, EpisodePolicy policy) {
        List<FilingValidity> order = List.of(FilingValidity.VALID, FilingValidity.LATE, FilingValidity.INVALID);
        List<FilingKind> kinds = List.of(
                FilingKind.LONG_TERM_RESIDENCE, FilingKind.REFERRAL, FilingKind.TEMPORARY, FilingKind.EMERGENCY_DEEMED);
        return filings.stream()
                .filter(each -> each.isFor(stay, policy.decision()))
                .map(each -> each.worth(stay, policy))
                .min(Comparator.comparing((Worth each) -> order.indexOf(each.validity()))
                        .thenComparing(each -> kinds.indexOf(each.filing().kind()))
                        .thenComparing(each -> each.filing().createdOn(), Comparator.reverseOrder())
                        .thenComparing(each -> each.filing().id()));
    }
}
