package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Procedure codes of the editions of ICD-9-CM-3 that were loaded. */
public final class ProcedureCodes {
    public static final Field<String> EDITION = text("edition", "Edition, such as yb20");
    public static final Field<String> CODE = text("code", "Code, in upper case");
    public static final Field<String> NAME = text("name", "Chinese name");
    public static final Field<String> CATEGORY = text("category", "First two characters");
    public static final Field<String> PROCEDURE_CLASS = text(
                    "procedure_class", "As the list has it: 手术, 介入治疗, 治疗性操作, or 诊断性操作; null if it does not say")
            .orNull();
    public static final Field<Boolean> IS_GREY =
            flag("is_grey", "Too coarse to be reported").orNull();

    public static final Table TABLE = Table.named("reference.procedure_codes")
            .doc("Procedure codes of the editions of ICD-9-CM-3 that were loaded.")
            .grain(EDITION, CODE)
            .fields(EDITION, CODE, NAME, CATEGORY, PROCEDURE_CLASS, IS_GREY)
            .writtenBy("load-codes")
            .build();

    private ProcedureCodes() {}
}
