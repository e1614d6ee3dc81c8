package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.timestamp;
import static org.medfund.core.table.Field.whole;

import java.time.Instant;
import java.util.Set;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Operations and procedures of settlement lists (SPEC A.3). */
public final class Procedures {
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id");
    public static final Field<Integer> PROCEDURE_NUMBER =
            whole("procedure_number", "Order in the list, from 1").landed("oprn_srt_no");
    public static final Field<String> PROCEDURE_CODE = text("procedure_code", "ICD-9-CM-3, medical-insurance edition")
            .landed("oprn_oprt_code")
            .normalised();
    public static final Field<String> PROCEDURE_KIND =
            text("procedure_kind", "1 main, 2 other").landed("oprn_oprt_type");
    public static final Field<String> PROCEDURE_LEVEL = text("procedure_level", "1 to 4, 5 other")
            .landed("oprn_oprt_lv_code")
            .normalised()
            .orNull();
    public static final Field<String> PROCEDURE_CLASS = text(
                    "procedure_class", "SURGERY, INTERVENTION, THERAPEUTIC, or DIAGNOSTIC")
            .landed("oprn_class")
            .orNull();
    public static final Field<String> ANAESTHESIA_WAY =
            text("anaesthesia_way", "Anaesthesia").landed("anst_way").orNull();
    public static final Field<String> SURGEON_CODE = text("surgeon_code", "Main surgeon")
            .landed("oper_dr_code")
            .normalised()
            .orNull();
    public static final Field<Instant> BEGAN_AT =
            timestamp("began_at", "Begin").landed("oprn_begntime").orNull();
    public static final Field<Instant> ENDED_AT =
            timestamp("ended_at", "End").landed("oprn_endtime").orNull();
    public static final Field<String> DELIVERED_CODE = text(
                    "delivered_code", "Code as delivered in another edition; null if it was not converted")
            .orNull();

    public static final Table TABLE = Table.named("claims.procedures")
            .doc("Operations and procedures of settlement lists (SPEC A.3).")
            .grain(SETTLEMENT_ID, PROCEDURE_NUMBER)
            .fields(
                    SETTLEMENT_ID,
                    PROCEDURE_NUMBER,
                    PROCEDURE_CODE,
                    PROCEDURE_KIND,
                    PROCEDURE_LEVEL,
                    PROCEDURE_CLASS,
                    ANAESTHESIA_WAY,
                    SURGEON_CODE,
                    BEGAN_AT,
                    ENDED_AT,
                    DELIVERED_CODE)
            .landing("setl_oprn", true, Set.of("oprn_oprt_name"))
            .partOf("claims.settlement_lists")
            .large()
            .build();

    private Procedures() {}
}
