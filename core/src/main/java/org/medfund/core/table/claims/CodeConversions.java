package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What was lost when the codes of a delivery were converted to the edition claims are kept in. */
public final class CodeConversions {
    public static final Field<String> DELIVERY_ID = text("delivery_id", "Delivery");
    public static final Field<String> KIND = text("kind", "DIAGNOSIS or PROCEDURE");
    public static final Field<String> FROM_EDITION = text("from_edition", "Edition the delivery is written in");
    public static final Field<String> TO_EDITION = text("to_edition", "Edition claims are kept in");
    public static final Field<Long> CONVERTED_ROW_COUNT = count("converted_row_count", "Rows with a converted code");
    public static final Field<Long> UNMAPPED_ROW_COUNT =
            count("unmapped_row_count", "Rows whose code the mapping lacks");
    public static final Field<Long> CASE_COUNT = count("case_count", "Settlement lists with codes of the kind");
    public static final Field<Long> LOST_CASE_COUNT =
            count("lost_case_count", "Settlement lists with at least one code the mapping lacks");
    public static final Field<BigDecimal> LOST_COST_YUAN = yuan("lost_cost_yuan", "Whole cost of these lists");

    public static final Table TABLE = Table.named("claims.code_conversions")
            .doc("What was lost when the codes of a delivery were converted to the edition claims are kept in.")
            .grain(DELIVERY_ID, KIND)
            .fields(
                    DELIVERY_ID,
                    KIND,
                    FROM_EDITION,
                    TO_EDITION,
                    CONVERTED_ROW_COUNT,
                    UNMAPPED_ROW_COUNT,
                    CASE_COUNT,
                    LOST_CASE_COUNT,
                    LOST_COST_YUAN)
            .writtenBy("ingest")
            .build();

    private CodeConversions() {}
}
