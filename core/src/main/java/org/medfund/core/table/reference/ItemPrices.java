package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.text;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Price limits by item and level class. */
public final class ItemPrices {
    public static final Field<String> ITEM_CODE =
            text("item_code", "National item code").landed("med_list_codg").normalised();
    public static final Field<String> LEVEL_CLASS =
            text("level_class", "Level class 0 to 3").landed("hosp_level");
    public static final Field<BigDecimal> PRICE_LIMIT_YUAN =
            quantity("price_limit_yuan", "Highest unit price in yuan").landed("price_limit");
    public static final Field<LocalDate> VALID_FROM_DATE =
            date("valid_from_date", "First day").landed("valid_from");
    public static final Field<LocalDate> VALID_TO_DATE =
            date("valid_to_date", "Last day; null if open").landed("valid_to").orNull();

    public static final Table TABLE = Table.named("reference.item_prices")
            .doc("Price limits by item and level class.")
            .grain(ITEM_CODE, LEVEL_CLASS, VALID_FROM_DATE)
            .fields(ITEM_CODE, LEVEL_CLASS, PRICE_LIMIT_YUAN, VALID_FROM_DATE, VALID_TO_DATE)
            .landing("item_price", false)
            .build();

    private ItemPrices() {}
}
