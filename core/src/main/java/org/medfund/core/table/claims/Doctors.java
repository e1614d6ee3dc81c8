package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.text;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Doctors, one row per doctor and practice site (SPEC A.8). */
public final class Doctors {
    public static final Field<String> DOCTOR_CODE =
            text("doctor_code", "Doctor").landed("dr_code").normalised();
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> TITLE_CODE =
            text("title_code", "231 chief to 235").landed("title").orNull();
    public static final Field<String> DEPARTMENT =
            text("department", "Department").landed("caty").orNull();

    public static final Table TABLE = Table.named("claims.doctors")
            .doc("Doctors, one row per doctor and practice site (SPEC A.8).")
            .grain(DOCTOR_CODE, INSTITUTION_CODE)
            .fields(DOCTOR_CODE, INSTITUTION_CODE, TITLE_CODE, DEPARTMENT)
            .landing("doctor", false)
            .build();

    private Doctors() {}
}
