package org.medfund.jobs.supervision.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;

/**
 * What rules need to know of a settlement list; the columns are described there. Amounts in yuan.
 *
 * @param regionCode pooling region of treatment
 */
public record Claim(
        String settlementId,
        String personKey,
        String institutionCode,
        String regionCode,
        String insuranceType,
        String genderCode,
        LocalDate birthDate,
        String medicalCategory,
        String dischargeWay,
        @Nullable String plannedReadmissionCode,
        @Nullable String claimMark,
        LocalDate admissionDate,
        LocalDate dischargeDate,
        int stayDays,
        BigDecimal totalCostYuan,
        BigDecimal fullSelfPayYuan,
        BigDecimal overLimitSelfPayYuan,
        BigDecimal inScopeYuan,
        BigDecimal fundTotalYuan,
        BigDecimal accountPayYuan,
        BigDecimal mutualAidYuan) {
    /** Its medical category is one of these, compared on the first two characters (SPEC A.12). */
    public boolean isOfCategory(Collection<String> categories) {
        return InpatientStays.isOf(medicalCategory, categories);
    }

    /** @param row with the columns of {@link SettlementLists} named in {@link PersonFiles} */
    public static Claim in(Row row) {
        return new Claim(
                SettlementLists.SETTLEMENT_ID.in(row),
                SettlementLists.PERSON_KEY.in(row),
                SettlementLists.INSTITUTION_CODE.in(row),
                SettlementLists.TREATED_REGION_CODE.in(row),
                SettlementLists.INSURANCE_TYPE.in(row),
                SettlementLists.GENDER_CODE.in(row),
                SettlementLists.BIRTH_DATE.in(row),
                SettlementLists.MEDICAL_CATEGORY.in(row),
                SettlementLists.DISCHARGE_WAY.in(row),
                SettlementLists.PLANNED_READMISSION_CODE.inOrNull(row),
                SettlementLists.CLAIM_MARK.inOrNull(row),
                SettlementLists.ADMISSION_DATE.in(row),
                SettlementLists.DISCHARGE_DATE.in(row),
                SettlementLists.STAY_DAYS.in(row),
                SettlementLists.TOTAL_COST_YUAN.in(row),
                SettlementLists.FULL_SELF_PAY_YUAN.in(row),
                SettlementLists.OVER_LIMIT_SELF_PAY_YUAN.in(row),
                SettlementLists.IN_SCOPE_YUAN.in(row),
                SettlementLists.FUND_TOTAL_YUAN.in(row),
                SettlementLists.ACCOUNT_PAY_YUAN.in(row),
                SettlementLists.MUTUAL_AID_YUAN.in(row));
    }
}
