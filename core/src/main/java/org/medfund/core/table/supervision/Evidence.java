package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The records a flag rests on: take a witness away and the flag disappears. */
public final class Evidence {
    public static final Field<String> FLAG_ID = text("flag_id", "Flag");
    public static final Field<Integer> EVIDENCE_NUMBER =
            whole("evidence_number", "Order of the record within the flag, from 1");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<String> ROLE = text("role", "What the record is to the flag, such as ANCHOR or REPEAT");
    public static final Field<Boolean> IS_WITNESS = flag(
            "is_witness",
            "The flag needs it: of the witnesses alone the rule finds the same, and nothing if one is taken away; else it"
                    + " counts in the amounts only");
    public static final Field<String> TABLE_NAME = text("table_name", "Table of the record");
    public static final Field<String> ROW_KEY = text("row_key", "Grain of the record, values parted by bars");
    public static final Field<String> FIELD_NAME = text("field_name", "Field shown");
    public static final Field<String> FIELD_VALUE =
            text("field_value", "Its value").orNull();

    public static final Table TABLE = Table.named("supervision.evidence")
            .doc("The records a flag rests on: take a witness away and the flag disappears.")
            .grain(FLAG_ID, EVIDENCE_NUMBER, FIELD_NAME)
            .fields(
                    FLAG_ID,
                    EVIDENCE_NUMBER,
                    REGION_CODE,
                    ROLE,
                    IS_WITNESS,
                    TABLE_NAME,
                    ROW_KEY,
                    FIELD_NAME,
                    FIELD_VALUE)
            .region(REGION_CODE)
            .writtenBy("scan-claims")
            .build();

    private Evidence() {}
}
