package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.quantity;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Payment limits by item. */
public final class ItemLimits {
    public static final Field<String> ITEM_CODE =
            text("item_code", "National item code").landed("med_list_codg").normalised();
    public static final Field<String> GENDER_CODE =
            text("gender_code", "Gender it is limited to").landed("gender").orNull();
    public static final Field<Integer> MIN_AGE_YEARS =
            whole("min_age_years", "Lowest age").landed("min_age").orNull();
    public static final Field<Integer> MAX_AGE_YEARS =
            whole("max_age_years", "Highest age").landed("max_age").orNull();
    public static final Field<String> MIN_LEVEL_CLASS =
            text("min_level_class", "Lowest level class").landed("min_level").orNull();
    public static final Field<String> DIAGNOSIS_PREFIXES = text(
                    "diagnosis_prefixes", "Diagnosis prefixes, parted by bars")
            .landed("diag_prefix")
            .orNull();
    public static final Field<BigDecimal> MAX_PER_DAY_QUANTITY =
            quantity("max_per_day_quantity", "Most a day").landed("max_per_day").orNull();
    public static final Field<LocalDate> VALID_FROM_DATE =
            date("valid_from_date", "First day").landed("valid_from");
    public static final Field<LocalDate> VALID_TO_DATE =
            date("valid_to_date", "Last day; null if open").landed("valid_to").orNull();

    public static final Table TABLE = Table.named("reference.item_limits")
            .doc("Payment limits by item.")
            .grain(ITEM_CODE, VALID_FROM_DATE)
            .fields(
                    ITEM_CODE,
                    GENDER_CODE,
                    MIN_AGE_YEARS,
                    MAX_AGE_YEARS,
                    MIN_LEVEL_CLASS,
                    DIAGNOSIS_PREFIXES,
                    MAX_PER_DAY_QUANTITY,
                    VALID_FROM_DATE,
                    VALID_TO_DATE)
            .landing("item_limit", false)
            .build();

    private ItemLimits() {}
}
