package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.text;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Quarterly stock of items at institutions (SPEC E.19). */
public final class Inventories {
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> ITEM_CODE =
            text("item_code", "National item code").landed("med_list_codg").normalised();
    public static final Field<String> QUARTER =
            text("quarter", "Such as 2025Q2").landed("quarter");
    public static final Field<BigDecimal> OPENING_QUANTITY =
            quantity("opening_quantity", "Stock at start").landed("opening");
    public static final Field<BigDecimal> PURCHASED_QUANTITY =
            quantity("purchased_quantity", "Purchased").landed("purchased");
    public static final Field<BigDecimal> CLOSING_QUANTITY =
            quantity("closing_quantity", "Stock at end").landed("closing");

    public static final Table TABLE = Table.named("supervision.inventories")
            .doc("Quarterly stock of items at institutions (SPEC E.19).")
            .grain(INSTITUTION_CODE, ITEM_CODE, QUARTER)
            .fields(INSTITUTION_CODE, ITEM_CODE, QUARTER, OPENING_QUANTITY, PURCHASED_QUANTITY, CLOSING_QUANTITY)
            .landing("inventory", false)
            .build();

    private Inventories() {}
}
