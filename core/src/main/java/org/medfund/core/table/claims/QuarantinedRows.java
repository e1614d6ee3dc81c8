package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Rows of landing files that were refused, with the first reason in a fixed order. Rows in = loaded + quarantined. */
public final class QuarantinedRows {
    public static final Field<String> DELIVERY_ID = text("delivery_id", "Delivery the row came with");
    public static final Field<String> LANDING_FILE = text("landing_file", "Landing file, such as setl_list");
    public static final Field<String> ROW_DIGEST =
            text("row_digest", "SHA-256 of the row as landed, pseudonyms in place of personal ids");
    public static final Field<Integer> COPY_NUMBER = whole("copy_number", "1 for the first of equal rows");
    public static final Field<String> ROW_KEY = text(
                    "row_key", "Grain of the row, values parted by bars; null if not readable")
            .orNull();
    public static final Field<String> REASON = text("reason", "Why it was refused, such as NEGATIVE_STAY");
    public static final Field<String> COLUMN_NAME =
            text("column_name", "Landing column the reason concerns").orNull();
    public static final Field<String> ROW_JSON =
            text("row_json", "The row as landed, pseudonyms in place of personal ids");
    public static final Field<BigDecimal> TOTAL_COST_YUAN = yuan(
                    "total_cost_yuan", "Whole cost of a settlement list, if readable")
            .orNull();

    public static final Table TABLE = Table.named("claims.quarantined")
            .doc(
                    "Rows of landing files that were refused, with the first reason in a fixed order. Rows in = loaded + quarantined.")
            .grain(DELIVERY_ID, LANDING_FILE, ROW_DIGEST, COPY_NUMBER)
            .fields(
                    DELIVERY_ID,
                    LANDING_FILE,
                    ROW_DIGEST,
                    COPY_NUMBER,
                    ROW_KEY,
                    REASON,
                    COLUMN_NAME,
                    ROW_JSON,
                    TOTAL_COST_YUAN)
            .writtenBy("ingest")
            .build();

    private QuarantinedRows() {}
}
