package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.timestamp;

import java.time.Instant;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Referral and out-of-area filings (SPEC A.10). */
public final class ReferralFilings {
    public static final Field<String> FILING_ID =
            text("filing_id", "Number of the filing").landed("trt_dcla_detl_sn");
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym")
            .landed("psn_no")
            .personal();
    public static final Field<String> FILING_KIND = text(
                    "filing_kind", "REFERRAL, LONG_TERM_RESIDENCE, TEMPORARY, or EMERGENCY_DEEMED")
            .landed("filing_kind");
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype")
            .orNull();
    public static final Field<String> INSURED_AREA_CODE =
            text("insured_area_code", "Administrative division of insurance").landed("insu_optins");
    public static final Field<String> DIAGNOSIS_CODE = text("diagnosis_code", "ICD-10, medical-insurance edition")
            .landed("diag_code")
            .normalised()
            .orNull();
    public static final Field<String> TO_INSTITUTION_CODE = text("to_institution_code", "Institution referred to")
            .landed("reflin_medinsno")
            .orNull();
    public static final Field<String> TO_AREA_CODE = text("to_area_code", "Administrative division referred to")
            .landed("mdtrtarea_admdvs")
            .orNull();
    public static final Field<Boolean> IS_AGREED_BY_HOSPITAL = flag(
                    "is_agreed_by_hospital", "The institution agreed to the referral")
            .landed("hosp_agre_refl_flag")
            .orNull();
    public static final Field<String> REFERRAL_KIND = text(
                    "referral_kind", "1 within the city, 2 within the province, 3 outside the province")
            .landed("refl_type")
            .orNull();
    public static final Field<LocalDate> REFERRAL_DATE =
            date("referral_date", "Day of the referral").landed("refl_date").orNull();
    public static final Field<String> REFERRAL_REASON =
            text("referral_reason", "Reason").landed("refl_rea").orNull();
    public static final Field<LocalDate> VALID_FROM_DATE =
            date("valid_from_date", "First day").landed("begndate");
    public static final Field<LocalDate> VALID_TO_DATE =
            date("valid_to_date", "Last day; null if open").landed("enddate").orNull();
    public static final Field<String> EARLIER_VISIT_ID = text("earlier_visit_id", "Visit it follows")
            .landed("refl_old_mdtrt_id")
            .orNull();
    public static final Field<String> FROM_INSTITUTION_CODE = text("from_institution_code", "Institution that referred")
            .landed("from_fixmedins_code")
            .normalised()
            .orNull();
    public static final Field<String> DOCTOR_CODE =
            text("doctor_code", "Doctor").landed("dr_code").normalised().orNull();
    public static final Field<Boolean> IS_CANCELLED =
            flag("is_cancelled", "Cancelled").landed("cancel_flag");
    public static final Field<Instant> CREATED_AT =
            timestamp("created_at", "When it was entered").landed("created_at");

    public static final Table TABLE = Table.named("claims.referral_filings")
            .doc("Referral and out-of-area filings (SPEC A.10).")
            .grain(FILING_ID)
            .fields(
                    FILING_ID,
                    PERSON_KEY,
                    FILING_KIND,
                    INSURANCE_TYPE,
                    INSURED_AREA_CODE,
                    DIAGNOSIS_CODE,
                    TO_INSTITUTION_CODE,
                    TO_AREA_CODE,
                    IS_AGREED_BY_HOSPITAL,
                    REFERRAL_KIND,
                    REFERRAL_DATE,
                    REFERRAL_REASON,
                    VALID_FROM_DATE,
                    VALID_TO_DATE,
                    EARLIER_VISIT_ID,
                    FROM_INSTITUTION_CODE,
                    DOCTOR_CODE,
                    IS_CANCELLED,
                    CREATED_AT)
            .landing("referral_filing", false)
            .build();

    private ReferralFilings() {}
}
