package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.util.Set;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Diagnoses of settlement lists (SPEC A.2). */
public final class Diagnoses {
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id");
    public static final Field<Integer> DIAGNOSIS_NUMBER =
            whole("diagnosis_number", "Order in the list, from 1").landed("diag_srt_no");
    public static final Field<String> DIAGNOSIS_KIND = text(
                    "diagnosis_kind", "1 Western, 2 TCM main disease, 3 TCM main syndrome")
            .landed("diag_type")
            .orNull();
    public static final Field<Boolean> IS_MAIN =
            flag("is_main", "Main diagnosis").landed("maindiag_flag");
    public static final Field<String> DIAGNOSIS_CODE = text("diagnosis_code", "ICD-10, medical-insurance edition")
            .landed("diag_code")
            .normalised();
    public static final Field<String> PRESENT_ON_ADMISSION_CODE = text(
                    "present_on_admission_code", "1 yes, 2 undetermined, 3 unknown, 4 no")
            .landed("adm_cond_type")
            .orNull();
    public static final Field<String> DELIVERED_CODE = text(
                    "delivered_code", "Code as delivered in another edition; null if it was not converted")
            .orNull();

    public static final Table TABLE = Table.named("claims.diagnoses")
            .doc("Diagnoses of settlement lists (SPEC A.2).")
            .grain(SETTLEMENT_ID, DIAGNOSIS_NUMBER)
            .fields(
                    SETTLEMENT_ID,
                    DIAGNOSIS_NUMBER,
                    DIAGNOSIS_KIND,
                    IS_MAIN,
                    DIAGNOSIS_CODE,
                    PRESENT_ON_ADMISSION_CODE,
                    DELIVERED_CODE)
            .landing("setl_diag", true, Set.of("diag_name"))
            .partOf("claims.settlement_lists")
            .large()
            .build();

    private Diagnoses() {}
}
