package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.timestamp;

import java.time.Instant;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Intensive-care stays of settlement lists (SPEC A.4). */
public final class IcuStays {
    public static final Field<String> SETTLEMENT_ID =
            text("settlement_id", "Settlement list number").landed("setl_id");
    public static final Field<String> WARD_TYPE =
            text("ward_type", "Kind of intensive-care ward").landed("scs_cutd_ward_type");
    public static final Field<Instant> ENTERED_AT =
            timestamp("entered_at", "Entered the ward").landed("inpool_time");
    public static final Field<Instant> LEFT_AT =
            timestamp("left_at", "Left the ward").landed("out_time");

    public static final Table TABLE = Table.named("claims.icu_stays")
            .doc("Intensive-care stays of settlement lists (SPEC A.4).")
            .grain(SETTLEMENT_ID, WARD_TYPE, ENTERED_AT)
            .fields(SETTLEMENT_ID, WARD_TYPE, ENTERED_AT, LEFT_AT)
            .landing("setl_icu", false)
            .partOf("claims.settlement_lists")
            .build();

    private IcuStays() {}
}
