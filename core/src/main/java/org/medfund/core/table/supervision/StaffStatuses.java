package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Suspended and terminated staff (SPEC E.26). */
public final class StaffStatuses {
    public static final Field<String> DOCTOR_CODE =
            text("doctor_code", "Doctor").landed("dr_code").normalised();
    public static final Field<String> STATE =
            text("state", "SUSPENDED or TERMINATED").landed("state");
    public static final Field<LocalDate> FROM_DATE =
            date("from_date", "First day").landed("from_date");
    public static final Field<LocalDate> TO_DATE =
            date("to_date", "Last day; null if open").landed("to_date").orNull();

    public static final Table TABLE = Table.named("supervision.staff_statuses")
            .doc("Suspended and terminated staff (SPEC E.26).")
            .grain(DOCTOR_CODE, FROM_DATE)
            .fields(DOCTOR_CODE, STATE, FROM_DATE, TO_DATE)
            .landing("staff_status", false)
            .build();

    private StaffStatuses() {}
}
