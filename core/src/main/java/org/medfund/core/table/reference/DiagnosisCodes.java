package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Diagnosis codes of the editions of ICD-10 that were loaded. */
public final class DiagnosisCodes {
    /** Edition of diagnosis and procedure codes that claims are kept in: 医保版 2.0 (SPEC A.2, A.3). */
    public static final String NATIONAL_EDITION = "yb20";

    public static final Field<String> EDITION = text("edition", "Edition, such as yb20");
    public static final Field<String> CODE = text("code", "Code, in upper case");
    public static final Field<String> NAME = text("name", "Chinese name");
    public static final Field<String> CATEGORY = text("category", "First three characters");
    public static final Field<Boolean> IS_GREY =
            flag("is_grey", "Too coarse to be a main diagnosis").orNull();

    public static final Table TABLE = Table.named("reference.diagnosis_codes")
            .doc("Diagnosis codes of the editions of ICD-10 that were loaded.")
            .grain(EDITION, CODE)
            .fields(EDITION, CODE, NAME, CATEGORY, IS_GREY)
            .writtenBy("load-codes")
            .build();

    private DiagnosisCodes() {}
}
