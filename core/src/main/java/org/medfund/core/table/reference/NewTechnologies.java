package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Approved new drugs, devices, and technologies (SPEC B.11). */
public final class NewTechnologies {
    public static final Field<String> ITEM_CODE =
            text("item_code", "National item code").landed("med_list_codg").normalised();
    public static final Field<LocalDate> APPROVED_FROM_DATE =
            date("approved_from_date", "First day").landed("approved_from");
    public static final Field<LocalDate> APPROVED_TO_DATE = date("approved_to_date", "Last day; null if open")
            .landed("approved_to")
            .orNull();

    public static final Table TABLE = Table.named("reference.new_technologies")
            .doc("Approved new drugs, devices, and technologies (SPEC B.11).")
            .grain(ITEM_CODE, APPROVED_FROM_DATE)
            .fields(ITEM_CODE, APPROVED_FROM_DATE, APPROVED_TO_DATE)
            .landing("new_tech", false)
            .build();

    private NewTechnologies() {}
}
