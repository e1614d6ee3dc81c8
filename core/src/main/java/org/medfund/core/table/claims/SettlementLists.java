package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.timestamp;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Settlement lists: one row per settled visit (SPEC A.1). A refund is a row of its own with negative amounts. */
public final class SettlementLists {
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id");
    public static final Field<Integer> VERSION =
            whole("version", "Delivery of the same record; the highest counts").landed("version");
    public static final Field<String> VISIT_ID =
            text("visit_id", "Visit number").landed("mdtrt_id");
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym")
            .landed("psn_no")
            .personal();
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> MEDICAL_RECORD_KEY = text(
                    "medical_record_key", "Medical record number, keyed pseudonym")
            .landed("medcasno")
            .personal()
            .orNull();
    public static final Field<String> GENDER_CODE =
            text("gender_code", "0 unknown, 1 male, 2 female, 9 not stated").landed("gend");
    public static final Field<LocalDate> BIRTH_DATE =
            date("birth_date", "Date of birth").landed("brdy");
    public static final Field<BigDecimal> AGE_YEARS =
            ratio("age_years", "Age in years as reported").landed("age").orNull();
    public static final Field<Integer> NEWBORN_AGE_DAYS = whole("newborn_age_days", "Age in days, only under one year")
            .landed("nwb_age")
            .orNull();
    public static final Field<Integer> NEWBORN_BIRTH_WEIGHT_G = whole("newborn_birth_weight_g", "Birth weight in grams")
            .landed("nwbbirwt")
            .orNull();
    public static final Field<Integer> NEWBORN_ADMISSION_WEIGHT_G = whole(
                    "newborn_admission_weight_g", "Weight at admission in grams")
            .landed("nwbadmwt")
            .orNull();
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<String> INSURED_AREA_CODE =
            text("insured_area_code", "Administrative division of insurance").landed("insu_admdvs");
    public static final Field<String> TREATED_AREA_CODE =
            text("treated_area_code", "Administrative division of treatment").landed("mdtrtarea_admvs");
    public static final Field<String> PERSON_TYPE =
            text("person_type", "Person class, SPEC A.12").landed("psn_type").orNull();
    public static final Field<String> SPECIAL_PERSON_TYPE = text(
                    "special_person_type", "Special person class, SPEC A.1")
            .landed("sp_psn_type")
            .orNull();
    public static final Field<String> MEDICAL_CATEGORY =
            text("medical_category", "SPEC A.12, such as 21 ordinary inpatient").landed("med_type");
    public static final Field<String> INPATIENT_KIND = text("inpatient_kind", "1 inpatient, 2 day surgery")
            .landed("ipt_med_type")
            .orNull();
    public static final Field<String> ADMISSION_WAY = text(
                    "admission_way", "1 emergency, 2 outpatient, 3 transferred in, 9 other")
            .landed("adm_way")
            .orNull();
    public static final Field<String> TREATMENT_KIND = text(
                    "treatment_kind", "1 Western, 2.1 TCM, 2.2 ethnic, 3 integrated")
            .landed("trt_type")
            .orNull();
    public static final Field<Instant> ADMITTED_AT =
            timestamp("admitted_at", "Admission time").landed("adm_time");
    public static final Field<Instant> DISCHARGED_AT =
            timestamp("discharged_at", "Discharge time").landed("dscg_time");
    public static final Field<Integer> REPORTED_STAY_DAYS = whole("reported_stay_days", "Days in hospital as reported")
            .landed("act_ipt_days")
            .orNull();
    public static final Field<String> ADMISSION_DEPARTMENT = text("admission_department", "Department at admission")
            .landed("adm_caty")
            .orNull();
    public static final Field<String> DISCHARGE_DEPARTMENT = text("discharge_department", "Department at discharge")
            .landed("dscg_caty")
            .orNull();
    public static final Field<BigDecimal> VENTILATOR_HOURS = ratio("ventilator_hours", "Hours on a ventilator")
            .landed("vent_used_hours")
            .orNull();
    public static final Field<Integer> SPECIAL_NURSING_DAYS = whole("special_nursing_days", "Days of special nursing")
            .landed("spga_nurscare_days")
            .orNull();
    public static final Field<Integer> LEVEL1_NURSING_DAYS = whole("level1_nursing_days", "Days of level 1 nursing")
            .landed("lv1_nurscare_days")
            .orNull();
    public static final Field<Integer> LEVEL2_NURSING_DAYS = whole("level2_nursing_days", "Days of level 2 nursing")
            .landed("scd_nurscare_days")
            .orNull();
    public static final Field<Integer> LEVEL3_NURSING_DAYS = whole("level3_nursing_days", "Days of level 3 nursing")
            .landed("lv3_nurscare_days")
            .orNull();
    public static final Field<String> DISCHARGE_WAY = text(
                    "discharge_way", "1 home, 2 other hospital, 3 community, 4 against advice, 5 death, 9 other")
            .landed("dscg_way");
    public static final Field<String> RECEIVING_INSTITUTION_CODE = text(
                    "receiving_institution_code", "Institution that takes the patient over")
            .landed("acp_optins_code")
            .normalised()
            .orNull();
    public static final Field<String> PLANNED_READMISSION_CODE = text(
                    "planned_readmission_code", "1 none, 2 readmission planned within 31 days")
            .landed("days_rinp_flag_31")
            .orNull();
    public static final Field<String> ATTENDING_DOCTOR_CODE = text("attending_doctor_code", "Attending doctor")
            .landed("chfpdr_code")
            .normalised()
            .orNull();
    public static final Field<LocalDate> PERIOD_END_DATE =
            date("period_end_date", "Last day the settlement covers").landed("setl_end_date");
    public static final Field<String> PAYMENT_METHOD = text("payment_method", "3 DIP, 4 DRG, and others of SPEC A.1")
            .landed("hi_paymtd")
            .orNull();
    public static final Field<String> CLEARING_WAY =
            text("clearing_way", "SPEC A.1").landed("clr_way").orNull();
    public static final Field<String> CLEARING_TYPE =
            text("clearing_type", "SPEC A.1").landed("clr_type").orNull();
    public static final Field<String> PAYMENT_PLACE = text(
                    "payment_place", "1 agency, 2 hospital, 3 other city, 4 other province, 5 internet hospital")
            .landed("pay_loc")
            .orNull();
    public static final Field<BigDecimal> TOTAL_COST_YUAN =
            yuan("total_cost_yuan", "Whole cost of the visit").landed("medfee_sumamt");
    public static final Field<BigDecimal> FULL_SELF_PAY_YUAN =
            yuan("full_self_pay_yuan", "Items wholly paid by the person").landed("fulamt_ownpay_amt");
    public static final Field<BigDecimal> OVER_LIMIT_SELF_PAY_YUAN = yuan(
                    "over_limit_self_pay_yuan", "Paid by the person above price limits")
            .landed("overlmt_selfpay");
    public static final Field<BigDecimal> FIRST_SELF_PAY_YUAN = yuan(
                    "first_self_pay_yuan", "Share paid by the person before insurance")
            .landed("preselfpay_amt");
    public static final Field<BigDecimal> IN_SCOPE_YUAN =
            yuan("in_scope_yuan", "Amount within policy scope").landed("inscp_scp_amt");
    public static final Field<BigDecimal> DEDUCTIBLE_PAID_YUAN =
            yuan("deductible_paid_yuan", "Deductible paid").landed("act_pay_dedc");
    public static final Field<BigDecimal> BASIC_POOL_YUAN =
            yuan("basic_pool_yuan", "Basic pooled fund").landed("hifp_pay");
    public static final Field<BigDecimal> CIVIL_SERVANT_YUAN =
            yuan("civil_servant_yuan", "Civil servant supplement").landed("cvlserv_pay");
    public static final Field<BigDecimal> ENTERPRISE_SUPPLEMENT_YUAN =
            yuan("enterprise_supplement_yuan", "Enterprise supplement").landed("hifes_pay");
    public static final Field<BigDecimal> RESIDENT_MAJOR_ILLNESS_YUAN = yuan(
                    "resident_major_illness_yuan", "Residents' major illness insurance")
            .landed("hifmi_pay");
    public static final Field<BigDecimal> EMPLOYEE_LARGE_AMOUNT_YUAN =
            yuan("employee_large_amount_yuan", "Employees' large-amount fund").landed("hifob_pay");
    public static final Field<BigDecimal> MEDICAL_AID_YUAN =
            yuan("medical_aid_yuan", "Medical aid").landed("maf_pay");
    public static final Field<BigDecimal> OTHER_FUND_YUAN =
            yuan("other_fund_yuan", "Other funds").landed("oth_pay");
    public static final Field<BigDecimal> FUND_TOTAL_YUAN =
            yuan("fund_total_yuan", "Sum of all funds").landed("fund_pay_sumamt");
    public static final Field<BigDecimal> PERSON_TOTAL_YUAN =
            yuan("person_total_yuan", "Sum paid by the person").landed("psn_part_amt");
    public static final Field<BigDecimal> ACCOUNT_PAY_YUAN =
            yuan("account_pay_yuan", "Personal account, mutual aid included").landed("acct_pay");
    public static final Field<BigDecimal> MUTUAL_AID_YUAN = yuan(
                    "mutual_aid_yuan", "Part of the account payment from a relative's account")
            .landed("acct_mulaid_pay");
    public static final Field<BigDecimal> CASH_PAY_YUAN =
            yuan("cash_pay_yuan", "Cash paid by the person").landed("psn_cash_pay");
    public static final Field<BigDecimal> HOSPITAL_PART_YUAN =
            yuan("hospital_part_yuan", "Borne by the institution").landed("hosp_part_amt");
    public static final Field<BigDecimal> COMMERCIAL_PAY_YUAN = yuan(
                    "commercial_pay_yuan", "Memo: commercial insurance, part of cash")
            .landed("commercial_pay")
            .orNull();
    public static final Field<Instant> SETTLED_AT =
            timestamp("settled_at", "Settlement time").landed("setl_time");
    public static final Field<String> REFUND_FLAG = text(
                    "refund_flag", "1 reverses another settlement, its amounts are negative; else 0")
            .landed("refd_setl_flag");
    public static final Field<String> ORIGINAL_SETTLEMENT_ID = text(
                    "original_settlement_id", "Settlement that a refund reverses")
            .landed("orig_setl_id")
            .orNull();
    public static final Field<String> CLAIM_MARK = text("claim_mark", "THIRD_PARTY, WORK_INJURY, or ABROAD")
            .landed("claim_mark")
            .orNull();
    public static final Field<String> SUBMITTED_GROUP_CODE = text(
                    "submitted_group_code", "Group as submitted by the institution")
            .landed("group_code")
            .normalised()
            .orNull();
    public static final Field<String> INSURED_REGION_CODE =
            text("insured_region_code", "Pooling region of insurance, resolved at intake");
    public static final Field<String> TREATED_REGION_CODE =
            text("treated_region_code", "Pooling region of treatment, resolved at intake");
    public static final Field<LocalDate> ADMISSION_DATE = date("admission_date", "Day of admission");
    public static final Field<LocalDate> DISCHARGE_DATE = date("discharge_date", "Day of discharge");
    public static final Field<Integer> STAY_DAYS =
            whole("stay_days", "Discharge day minus admission day, same day = 1 (SPEC B.1)");

    public static final Table TABLE = Table.named("claims.settlement_lists")
            .doc(
                    "Settlement lists: one row per settled visit (SPEC A.1). A refund is a row of its own with negative amounts.")
            .grain(SETTLEMENT_ID, REFUND_FLAG)
            .fields(
                    SETTLEMENT_ID,
                    VERSION,
                    VISIT_ID,
                    PERSON_KEY,
                    INSTITUTION_CODE,
                    MEDICAL_RECORD_KEY,
                    GENDER_CODE,
                    BIRTH_DATE,
                    AGE_YEARS,
                    NEWBORN_AGE_DAYS,
                    NEWBORN_BIRTH_WEIGHT_G,
                    NEWBORN_ADMISSION_WEIGHT_G,
                    INSURANCE_TYPE,
                    INSURED_AREA_CODE,
                    TREATED_AREA_CODE,
                    PERSON_TYPE,
                    SPECIAL_PERSON_TYPE,
                    MEDICAL_CATEGORY,
                    INPATIENT_KIND,
                    ADMISSION_WAY,
                    TREATMENT_KIND,
                    ADMITTED_AT,
                    DISCHARGED_AT,
                    REPORTED_STAY_DAYS,
                    ADMISSION_DEPARTMENT,
                    DISCHARGE_DEPARTMENT,
                    VENTILATOR_HOURS,
                    SPECIAL_NURSING_DAYS,
                    LEVEL1_NURSING_DAYS,
                    LEVEL2_NURSING_DAYS,
                    LEVEL3_NURSING_DAYS,
                    DISCHARGE_WAY,
                    RECEIVING_INSTITUTION_CODE,
                    PLANNED_READMISSION_CODE,
                    ATTENDING_DOCTOR_CODE,
                    PERIOD_END_DATE,
                    PAYMENT_METHOD,
                    CLEARING_WAY,
                    CLEARING_TYPE,
                    PAYMENT_PLACE,
                    TOTAL_COST_YUAN,
                    FULL_SELF_PAY_YUAN,
                    OVER_LIMIT_SELF_PAY_YUAN,
                    FIRST_SELF_PAY_YUAN,
                    IN_SCOPE_YUAN,
                    DEDUCTIBLE_PAID_YUAN,
                    BASIC_POOL_YUAN,
                    CIVIL_SERVANT_YUAN,
                    ENTERPRISE_SUPPLEMENT_YUAN,
                    RESIDENT_MAJOR_ILLNESS_YUAN,
                    EMPLOYEE_LARGE_AMOUNT_YUAN,
                    MEDICAL_AID_YUAN,
                    OTHER_FUND_YUAN,
                    FUND_TOTAL_YUAN,
                    PERSON_TOTAL_YUAN,
                    ACCOUNT_PAY_YUAN,
                    MUTUAL_AID_YUAN,
                    CASH_PAY_YUAN,
                    HOSPITAL_PART_YUAN,
                    COMMERCIAL_PAY_YUAN,
                    SETTLED_AT,
                    REFUND_FLAG,
                    ORIGINAL_SETTLEMENT_ID,
                    CLAIM_MARK,
                    SUBMITTED_GROUP_CODE,
                    INSURED_REGION_CODE,
                    TREATED_REGION_CODE,
                    ADMISSION_DATE,
                    DISCHARGE_DATE,
                    STAY_DAYS)
            .landing("setl_list", true)
            .versionedBy(VERSION)
            .large()
            .build();

    private SettlementLists() {}
}
