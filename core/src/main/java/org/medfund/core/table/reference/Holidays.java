package org.medfund.core.table.reference;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Holidays and make-up working days. */
public final class Holidays {
    public static final Field<LocalDate> CALENDAR_DATE =
            date("calendar_date", "Day").landed("date");
    public static final Field<String> KIND =
            text("kind", "HOLIDAY or MAKEUP working day").landed("kind");

    public static final Table TABLE = Table.named("reference.holidays")
            .doc("Holidays and make-up working days.")
            .grain(CALENDAR_DATE)
            .fields(CALENDAR_DATE, KIND)
            .landing("holiday", false)
            .build();

    private Holidays() {}
}
