package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Insured persons (SPEC A.9). */
public final class Persons {
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym")
            .landed("psn_no")
            .personal();
    public static final Field<String> GENDER_CODE =
            text("gender_code", "0 unknown, 1 male, 2 female, 9 not stated").landed("gend");
    public static final Field<LocalDate> BIRTH_DATE =
            date("birth_date", "Date of birth").landed("brdy");
    public static final Field<String> PERSON_TYPE =
            text("person_type", "Person class, SPEC A.12").landed("psn_type").orNull();
    public static final Field<String> INSURED_AREA_CODE =
            text("insured_area_code", "Administrative division of insurance").landed("insu_admdvs");
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<LocalDate> ENROLLED_FROM_DATE =
            date("enrolled_from_date", "First day insured").landed("enrol_begin");
    public static final Field<LocalDate> ENROLLED_TO_DATE = date(
                    "enrolled_to_date", "Last day insured; null if insured still")
            .landed("enrol_end")
            .orNull();
    public static final Field<LocalDate> DEATH_DATE = date("death_date", "Date of death from an outside register")
            .landed("death_date")
            .orNull();
    public static final Field<String> VILLAGE_CODE = text("village_code", "Home village")
            .landed("village_code")
            .normalised()
            .orNull();
    public static final Field<String> EMPLOYER_CODE = text("employer_code", "Employer")
            .landed("employer_code")
            .normalised()
            .orNull();
    public static final Field<String> FAMILY_KEY = text("family_key", "Family, keyed pseudonym")
            .landed("family_id")
            .personal()
            .orNull();

    public static final Table TABLE = Table.named("claims.persons")
            .doc("Insured persons (SPEC A.9).")
            .grain(PERSON_KEY)
            .fields(
                    PERSON_KEY,
                    GENDER_CODE,
                    BIRTH_DATE,
                    PERSON_TYPE,
                    INSURED_AREA_CODE,
                    INSURANCE_TYPE,
                    ENROLLED_FROM_DATE,
                    ENROLLED_TO_DATE,
                    DEATH_DATE,
                    VILLAGE_CODE,
                    EMPLOYER_CODE,
                    FAMILY_KEY)
            .landing("person", true)
            .build();

    private Persons() {}
}
