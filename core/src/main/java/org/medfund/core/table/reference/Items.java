package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Item catalogue. */
public final class Items {
    public static final Field<String> ITEM_CODE =
            text("item_code", "National item code").landed("med_list_codg").normalised();
    public static final Field<String> ITEM_NAME = text("item_name", "Name").landed("item_name");
    public static final Field<String> ITEM_KIND =
            text("item_kind", "101 drug to 301 consumable, SPEC A.6").landed("list_type");
    public static final Field<String> EXAM_CLASS = text(
                    "exam_class", "CT, MR, DSA, or NUCLEAR; null if not large equipment")
            .landed("exam_class")
            .orNull();
    public static final Field<String> BODY_PART =
            text("body_part", "Part of the body examined").landed("body_part").orNull();
    public static final Field<String> INGREDIENT =
            text("ingredient", "Ingredient").landed("ingredient").orNull();
    public static final Field<String> UNIT = text("unit", "Unit").landed("unit").orNull();
    public static final Field<LocalDate> VALID_FROM_DATE =
            date("valid_from_date", "First day").landed("valid_from");
    public static final Field<LocalDate> VALID_TO_DATE =
            date("valid_to_date", "Last day; null if open").landed("valid_to").orNull();

    public static final Table TABLE = Table.named("reference.items")
            .doc("Item catalogue.")
            .grain(ITEM_CODE, VALID_FROM_DATE)
            .fields(
                    ITEM_CODE,
                    ITEM_NAME,
                    ITEM_KIND,
                    EXAM_CLASS,
                    BODY_PART,
                    INGREDIENT,
                    UNIT,
                    VALID_FROM_DATE,
                    VALID_TO_DATE)
            .landing("item_catalogue", false)
            .build();

    private Items() {}
}
