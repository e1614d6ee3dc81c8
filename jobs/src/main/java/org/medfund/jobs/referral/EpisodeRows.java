package org.medfund.jobs.referral;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.referral.Episodes;
import org.medfund.jobs.referral.CareStay.Care;
import org.medfund.jobs.referral.ReferralDecision.LocalCare;
import org.medfund.jobs.referral.ReferralDecision.ReferralClass;
import org.medfund.jobs.referral.ReferralDecision.Stay;

/** The episodes of one person as rows of {@link Episodes}: what decided each, and every fact it was decided by. */
final class EpisodeRows {
    private static final BigDecimal RATIO_MAX = new BigDecimal("999999.9999");
    private static final int PROVINCE_LENGTH = 2;

    /** Why an episode is not decided. */
    enum Undecided {
        /** Care the rule leaves out: a medical category or a main diagnosis of the protected list. */
        EXCLUDED_CARE,
        NO_GROUP,
        /** The region of treatment has neither a weight of the group nor a score of the disease. */
        NO_WEIGHT,
        /** The cases of the year before are not grouped in the home region. */
        NO_PRIOR_YEAR
    }

    private final int year;
    private final EpisodePolicy policy;
    private final boolean isPriorYearKnown;
    private final List<String> protectedDiagnoses;

    /**
     * @param year in which the deciding stay ends
     * @param isPriorYearKnown whether the home region's cases of the year before are grouped
     * @param protectedDiagnoses beginnings of main diagnoses that are not asked
     */
    EpisodeRows(int year, EpisodePolicy policy, boolean isPriorYearKnown, List<String> protectedDiagnoses) {
        this.year = year;
        this.policy = policy;
        this.isPriorYearKnown = isPriorYearKnown;
        this.protectedDiagnoses = protectedDiagnoses;
    }

    /**
     * One row per chain with a stay away that ended in the year: the last such stay decides.
     *
     * @param stays of one person, insured in one region
     */
    List<Row> of(Collection<CareStay> stays, Collection<CareFiling> filings) {
        List<Row> rows = new ArrayList<>();
        for (List<CareStay> chain : TransferChains.of(stays, filings, policy)) {
            List<CareStay> away = chain.stream()
                    .filter(each -> each.isAway() && each.dischargeDate().getYear() == year)
                    .toList();
            if (!away.isEmpty()) {
                rows.add(row(chain, away, stays, filings));
            }
        }
        return rows;
    }

    private Row row(
            List<CareStay> chain, List<CareStay> away, Collection<CareStay> stays, Collection<CareFiling> filings) {
        CareStay stay = away.get(away.size() - 1);
        int at = chain.indexOf(stay);
        CareStay previous = at == 0 ? null : chain.get(at - 1);
        Care local = CareStay.upTo(stay.levelClass(), stay.localCare());
        boolean isLocalKnown = isPriorYearKnown && stay.groupCode() != null;
        BigDecimal mortality = mortalityRatio(local, stay);
        BigDecimal atHome = atHomeYuan(stay.localStandardYuan(), local);
        Stay asked = new Stay(
                stay.homeAreaCode(),
                stay.treatedAreaCode(),
                stay.relativeWeight(),
                stay.diseaseScore(),
                hasMajorComplication(stay),
                stay.operationLevel(),
                stay.hadIntensiveCare(),
                stay.admissionWay(),
                stay.medicalCategory(),
                stay.diedWithinADay(),
                stay.admissionDate(),
                stay.settledOn(),
                stay.fundTotalYuan(),
                atHome,
                filings.stream()
                        .filter(each -> each.isFor(stay, policy.decision()))
                        .map(each -> each.filed(policy))
                        .toList(),
                isLocalKnown
                        ? new LocalCare(Math.toIntExact(local.caseCount()), compared(mortality, local, stay))
                        : null);
        ReferralClass decision =
                isExcluded(stay) ? ReferralClass.NOT_DECIDED : ReferralDecision.classify(asked, policy.decision());
        Set<ReferralDecision.Severity> severity = ReferralDecision.severity(asked, policy.decision());

        Map<String, Object> values = new HashMap<>();
        put(values, Episodes.REGION_CODE, stay.homeRegionCode());
        put(values, Episodes.YEAR, year);
        put(values, Episodes.SETTLEMENT_ID, stay.settlementId());
        put(values, Episodes.PERSON_KEY, stay.personKey());
        put(values, Episodes.INSURANCE_TYPE, stay.insuranceType());
        put(values, Episodes.HOME_AREA_CODE, stay.homeAreaCode());
        put(values, Episodes.HOME_CITY_CODE, stay.homeCityCode());
        put(values, Episodes.TREATED_REGION_CODE, stay.treatedRegionCode());
        put(values, Episodes.TREATED_AREA_CODE, stay.treatedAreaCode());
        put(values, Episodes.TREATED_CITY_CODE, stay.treatedCityCode());
        put(
                values,
                Episodes.IS_OTHER_PROVINCE,
                !stay.homeAreaCode().regionMatches(0, stay.treatedAreaCode(), 0, PROVINCE_LENGTH));
        put(values, Episodes.INSTITUTION_CODE, stay.institutionCode());
        put(values, Episodes.LEVEL_CLASS, stay.levelClass());
        put(values, Episodes.ADMISSION_DATE, stay.admissionDate());
        put(values, Episodes.DISCHARGE_DATE, stay.dischargeDate());
        put(values, Episodes.AGE_YEARS, stay.ageYears());
        put(values, Episodes.MAIN_DIAGNOSIS_CODE, stay.mainDiagnosisCode());
        put(values, Episodes.GROUP_CODE, stay.groupCode());
        put(values, Episodes.DISEASE_CODE, stay.diseaseCode());
        put(values, Episodes.RELATIVE_WEIGHT, stay.relativeWeight());
        put(values, Episodes.DISEASE_SCORE, stay.diseaseScore());
        put(values, Episodes.HAS_MAJOR_COMPLICATION, asked.hasMajorComplication());
        put(values, Episodes.OPERATION_LEVEL, stay.operationLevel());
        put(values, Episodes.HAD_INTENSIVE_CARE, stay.hadIntensiveCare());
        put(
                values,
                Episodes.SEVERITY_FACTS,
                severity.isEmpty() ? null : severity.stream().map(Enum::name).collect(Collectors.joining(",")));
        put(values, Episodes.ADMISSION_WAY, stay.admissionWay());
        put(values, Episodes.MEDICAL_CATEGORY, stay.medicalCategory());
        put(values, Episodes.DIED_WITHIN_A_DAY, stay.diedWithinADay());
        put(
                values,
                Episodes.STAY_IDS,
                chain.stream().map(CareStay::settlementId).collect(Collectors.joining(",")));
        put(values, Episodes.STAY_COUNT, (long) chain.size());
        put(values, Episodes.AWAY_STAY_COUNT, (long) away.size());
        put(values, Episodes.PREVIOUS_INSTITUTION_CODE, previous == null ? null : previous.institutionCode());
        putFiling(values, stay, previous, filings, decision);
        put(values, Episodes.LOCAL_CASE_COUNT, isLocalKnown ? local.caseCount() : null);
        put(values, Episodes.LOCAL_MORTALITY_RATIO, mortality);
        put(
                values,
                Episodes.LOCAL_SHARE_OF_GROUP,
                isLocalKnown ? ratio(stay.residentLocalCount(), stay.residentCount()) : null);
        put(values, Episodes.LEVEL_GAP, levelGap(stay));
        put(values, Episodes.EARLIER_VISIT_COUNT, earlierVisits(stay, stays));
        put(
                values,
                Episodes.COST_RATIO,
                local.costFen() <= 0
                        ? null
                        : told(Money.exact(stay.totalCostYuan())
                                .multiply(100)
                                .multiply(local.caseCount())
                                .divide(new BigFraction(local.costFen()))));
        put(values, Episodes.DECISION, decision.name());
        put(
                values,
                Episodes.UNDECIDED_REASON,
                undecided(stay, decision).map(Enum::name).orElse(null));
        put(
                values,
                Episodes.STAY_DAYS,
                away.stream().mapToLong(CareStay::stayDays).sum());
        put(values, Episodes.TOTAL_COST_YUAN, sumYuan(away, CareStay::totalCostYuan));
        put(values, Episodes.FUND_TOTAL_YUAN, sumYuan(away, CareStay::fundTotalYuan));
        put(values, Episodes.LOCAL_FUND_YUAN, atHome);
        put(values, Episodes.FULL_FUND_LOSS_YUAN, loss(decision, ReferralPolicy.Loss.LOSS_FULL_FUND, asked));
        put(values, Episodes.DIFFERENCE_LOSS_YUAN, loss(decision, ReferralPolicy.Loss.LOSS_DIFF, asked));
        put(values, Episodes.FUND_AT_RISK_YUAN, loss(decision, policy.decision().loss(), asked));
        return RowFactory.create(Episodes.TABLE.fields().stream()
                .map(field -> values.get(field.name()))
                .toArray());
    }

    private static <T> void put(Map<String, Object> values, Field<T> field, @Nullable T value) {
        if (value != null) {
            values.put(field.name(), value);
        }
    }

    private void putFiling(
            Map<String, Object> values,
            CareStay stay,
            @Nullable CareStay previous,
            Collection<CareFiling> filings,
            ReferralClass decision) {
        Optional<CareFiling.Worth> best = CareFiling.best(filings, stay, policy);
        FilingValidity validity = decision == ReferralClass.EXEMPT_EMERGENCY
                ? FilingValidity.DEEMED
                : best.map(CareFiling.Worth::validity).orElse(FilingValidity.NONE);
        put(values, Episodes.FILING_VALIDITY, validity.name());
        Integer fromLevel = previous == null ? null : previous.levelClass();
        if (best.isPresent()) {
            CareFiling filing = best.get().filing();
            put(values, Episodes.FILING_ID, filing.id());
            put(values, Episodes.FILING_KIND, filing.kind().name());
            put(values, Episodes.FILING_CREATED_DATE, filing.createdOn());
            put(values, Episodes.FILING_FROM_DATE, filing.from());
            put(values, Episodes.FILING_TO_DATE, filing.lastDay(policy));
            put(values, Episodes.FILING_IS_CANCELLED, filing.isCancelled());
            put(
                    values,
                    Episodes.FILING_LEAD_DAYS,
                    Math.toIntExact(ChronoUnit.DAYS.between(filing.createdOn(), stay.admissionDate())));
            put(values, Episodes.ISSUING_INSTITUTION_CODE, filing.issuingInstitutionCode());
            fromLevel = filing.issuingLevelClass() == null ? fromLevel : filing.issuingLevelClass();
        }
        put(values, Episodes.SKIPPED_LEVELS, fromLevel == null ? null : Math.max(0, stay.levelClass() - fromLevel - 1));
    }

    private boolean hasMajorComplication(CareStay stay) {
        String group = stay.groupCode();
        String adrg = stay.adrgCode();
        return group != null && adrg != null && policy.isOfMajorComplication(group, adrg);
    }

    private boolean isExcluded(CareStay stay) {
        String diagnosis = stay.mainDiagnosisCode();
        return InpatientStays.isOf(stay.medicalCategory(), policy.excludedCategories())
                || (diagnosis != null && protectedDiagnoses.stream().anyMatch(diagnosis::startsWith));
    }

    private Optional<Undecided> undecided(CareStay stay, ReferralClass decision) {
        if (decision != ReferralClass.NOT_DECIDED) {
            return Optional.empty();
        }
        if (isExcluded(stay)) {
            return Optional.of(Undecided.EXCLUDED_CARE);
        }
        if (stay.groupCode() == null) {
            return Optional.of(Undecided.NO_GROUP);
        }
        return Optional.of(
                stay.relativeWeight() == null && stay.diseaseScore() == null
                        ? Undecided.NO_WEIGHT
                        : Undecided.NO_PRIOR_YEAR);
    }

    /** Local over treating mortality, to four places; null if the treating city had no death or no case. */
    private static @Nullable BigDecimal mortalityRatio(Care local, CareStay stay) {
        Care treating = treatingCare(stay);
        return local.caseCount() == 0 || treating.deathCount() == 0
                ? null
                : told(new BigFraction(local.deathCount())
                        .multiply(treating.caseCount())
                        .divide(new BigFraction(local.caseCount()).multiply(treating.deathCount())));
    }

    /** What the decision compares: where patients died at home and none in the city of treatment, home is the worse. */
    private static @Nullable BigDecimal compared(@Nullable BigDecimal mortality, Care local, CareStay stay) {
        boolean isDeadlyAtHomeAlone = mortality == null
                && local.deathCount() > 0
                && treatingCare(stay).caseCount() > 0;
        return isDeadlyAtHomeAlone ? LocalCare.DEATHS_AT_HOME_ALONE : mortality;
    }

    /** Of the city of treatment, at all its levels. */
    private static Care treatingCare(CareStay stay) {
        return stay.treatingCare().isEmpty()
                ? Care.NONE
                : CareStay.upTo(stay.treatingCare().lastKey(), stay.treatingCare());
    }

    /** Standard times the part of the cost that funds paid for the local cases; null without one of them. */
    private static @Nullable BigDecimal atHomeYuan(@Nullable BigDecimal standardYuan, Care local) {
        return standardYuan == null || local.costFen() <= 0
                ? null
                : Money.roundToFen(
                        Money.exact(standardYuan).multiply(new BigFraction(local.fundFen()).divide(local.costFen())));
    }

    private @Nullable Integer levelGap(CareStay stay) {
        return stay.localCare().entrySet().stream()
                .filter(each -> each.getValue().caseCount() >= policy.decision().localCasesMin())
                .findFirst()
                .map(each -> stay.levelClass() - each.getKey())
                .orElse(null);
    }

    private long earlierVisits(CareStay stay, Collection<CareStay> stays) {
        return stay.earlierOutpatientCount()
                + stays.stream()
                        .filter(each -> each.institutionCode().equals(stay.institutionCode()))
                        .filter(each -> each.admissionDate().isBefore(stay.admissionDate()))
                        .filter(each -> !each.admissionDate()
                                .isBefore(stay.admissionDate().minusDays(policy.earlierVisitDays())))
                        .count();
    }

    private static BigDecimal loss(ReferralClass decision, ReferralPolicy.Loss loss, Stay asked) {
        return ReferralDecision.lossYuan(decision, loss, asked.fundYuan(), asked.localFundYuan());
    }

    private static BigDecimal sumYuan(List<CareStay> stays, Function<CareStay, BigDecimal> yuan) {
        return stays.stream().map(yuan).reduce(Money.yuan(0), BigDecimal::add);
    }

    private static @Nullable BigDecimal ratio(long part, long whole) {
        return whole == 0 ? null : told(new BigFraction(part).divide(whole));
    }

    /** To four places, and at most what the column holds. */
    private static BigDecimal told(BigFraction ratio) {
        return Money.round(ratio, Money.SHARE.scale()).min(RATIO_MAX);
    }
}
