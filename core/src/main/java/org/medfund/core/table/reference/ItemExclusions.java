package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Items the fund does not pay. */
public final class ItemExclusions {
    public static final Field<String> ITEM_CODE =
            text("item_code", "National item code").landed("med_list_codg").normalised();
    public static final Field<String> REASON =
            text("reason", "Why the fund does not pay").landed("reason");
    public static final Field<LocalDate> VALID_FROM_DATE =
            date("valid_from_date", "First day").landed("valid_from");
    public static final Field<LocalDate> VALID_TO_DATE =
            date("valid_to_date", "Last day; null if open").landed("valid_to").orNull();

    public static final Table TABLE = Table.named("reference.item_exclusions")
            .doc("Items the fund does not pay.")
            .grain(ITEM_CODE, VALID_FROM_DATE)
            .fields(ITEM_CODE, REASON, VALID_FROM_DATE, VALID_TO_DATE)
            .landing("item_exclusion", false)
            .build();

    private ItemExclusions() {}
}
