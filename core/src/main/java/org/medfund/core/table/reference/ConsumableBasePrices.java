package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Base model prices of high-value consumables. */
public final class ConsumableBasePrices {
    public static final Field<String> ITEM_CODE =
            text("item_code", "National item code").landed("med_list_codg").normalised();
    public static final Field<BigDecimal> BASE_PRICE_YUAN =
            quantity("base_price_yuan", "Base model price in yuan").landed("base_price");
    public static final Field<LocalDate> VALID_FROM_DATE =
            date("valid_from_date", "First day").landed("valid_from");
    public static final Field<LocalDate> VALID_TO_DATE =
            date("valid_to_date", "Last day; null if open").landed("valid_to").orNull();

    public static final Table TABLE = Table.named("reference.consumable_base_prices")
            .doc("Base model prices of high-value consumables.")
            .grain(ITEM_CODE, VALID_FROM_DATE)
            .fields(ITEM_CODE, BASE_PRICE_YUAN, VALID_FROM_DATE, VALID_TO_DATE)
            .landing("consumable_base_price", false)
            .build();

    private ConsumableBasePrices() {}
}
