package org.medfund.jobs.referral;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.referral.Episodes;
import org.medfund.core.table.referral.LocalCapability;

/**
 * One stay of a person, with what the decision list asks of it; the columns are those of {@link CareStays}.
 *
 * @param localCare what the home city treated of the group the year before, by highest level class counted
 * @param treatingCare the same of the city of treatment
 * @param residentCount cases of the group of people insured in the home city the year before; 0 if none
 * @param residentLocalCount of them treated there
 * @param localStandardYuan standard of the home region at the level; null where it has none
 */
record CareStay(
        String settlementId,
        String visitId,
        String personKey,
        String insuranceType,
        String homeRegionCode,
        String homeAreaCode,
        String homeCityCode,
        String treatedRegionCode,
        String treatedAreaCode,
        String treatedCityCode,
        String institutionCode,
        int levelClass,
        LocalDate admissionDate,
        LocalDate dischargeDate,
        LocalDate settledOn,
        @Nullable BigDecimal ageYears,
        @Nullable String mainDiagnosisCode,
        @Nullable String groupCode,
        @Nullable String adrgCode,
        @Nullable String diseaseCode,
        @Nullable BigDecimal relativeWeight,
        @Nullable BigDecimal diseaseScore,
        int operationLevel,
        boolean hadIntensiveCare,
        @Nullable String admissionWay,
        String medicalCategory,
        boolean diedWithinADay,
        int stayDays,
        BigDecimal totalCostYuan,
        BigDecimal fundTotalYuan,
        SortedMap<Integer, Care> localCare,
        SortedMap<Integer, Care> treatingCare,
        long residentCount,
        long residentLocalCount,
        @Nullable BigDecimal localStandardYuan,
        long earlierOutpatientCount) {

    /** Cases of a city, their deaths, and their money in fen. */
    record Care(long caseCount, long deathCount, long costFen, long fundFen) {
        static final Care NONE = new Care(0, 0, 0, 0);
    }

    boolean isAway() {
        return !homeCityCode.equals(treatedCityCode);
    }

    /** @param row of {@link CareStays#ofPersons} */
    static CareStay in(Row row) {
        return new CareStay(
                SettlementLists.SETTLEMENT_ID.in(row),
                SettlementLists.VISIT_ID.in(row),
                SettlementLists.PERSON_KEY.in(row),
                SettlementLists.INSURANCE_TYPE.in(row),
                SettlementLists.INSURED_REGION_CODE.in(row),
                SettlementLists.INSURED_AREA_CODE.in(row),
                Episodes.HOME_CITY_CODE.in(row),
                SettlementLists.TREATED_REGION_CODE.in(row),
                SettlementLists.TREATED_AREA_CODE.in(row),
                Episodes.TREATED_CITY_CODE.in(row),
                SettlementLists.INSTITUTION_CODE.in(row),
                GroupedCases.LEVEL_CLASS.in(row),
                SettlementLists.ADMISSION_DATE.in(row),
                SettlementLists.DISCHARGE_DATE.in(row),
                CareStays.SETTLED_ON.in(row),
                SettlementLists.AGE_YEARS.inOrNull(row),
                GroupedCases.MAIN_DIAGNOSIS_CODE.inOrNull(row),
                GroupedCases.GROUP_CODE.inOrNull(row),
                GroupedCases.ADRG_CODE.inOrNull(row),
                Episodes.DISEASE_CODE.inOrNull(row),
                Episodes.RELATIVE_WEIGHT.inOrNull(row),
                Episodes.DISEASE_SCORE.inOrNull(row),
                Episodes.OPERATION_LEVEL.in(row),
                Episodes.HAD_INTENSIVE_CARE.in(row),
                SettlementLists.ADMISSION_WAY.inOrNull(row),
                SettlementLists.MEDICAL_CATEGORY.in(row),
                Episodes.DIED_WITHIN_A_DAY.in(row),
                SettlementLists.STAY_DAYS.in(row),
                SettlementLists.TOTAL_COST_YUAN.in(row),
                SettlementLists.FUND_TOTAL_YUAN.in(row),
                care(row, CareStays.LOCAL_CARE),
                care(row, CareStays.TREATING_CARE),
                CareStays.RESIDENT_COUNT.in(row),
                CareStays.RESIDENT_LOCAL_COUNT.in(row),
                CareStays.LOCAL_STANDARD_YUAN.inOrNull(row),
                CareStays.EARLIER_OUTPATIENT_COUNT.in(row));
    }

    private static SortedMap<Integer, Care> care(Row row, String column) {
        SortedMap<Integer, Care> care = new TreeMap<>();
        int at = row.fieldIndex(column);
        if (!row.isNullAt(at)) {
            for (Row level : row.<Row>getList(at)) {
                care.put(
                        LocalCapability.LEVEL_CLASS.in(level),
                        new Care(
                                LocalCapability.CASE_COUNT.in(level),
                                LocalCapability.DEATH_COUNT.in(level),
                                Money.fen(LocalCapability.TOTAL_COST_YUAN.in(level)),
                                Money.fen(LocalCapability.FUND_TOTAL_YUAN.in(level))));
            }
        }
        return care;
    }

    /** What was treated up to the level class; nothing if there was nothing. */
    static Care upTo(int levelClass, Map<Integer, Care> care) {
        return care.getOrDefault(levelClass, Care.NONE);
    }
}
