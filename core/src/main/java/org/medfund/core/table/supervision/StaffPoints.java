package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Points decided against staff (SPEC E.6). */
public final class StaffPoints {
    public static final Field<String> DOCTOR_CODE =
            text("doctor_code", "Doctor").landed("dr_code").normalised();
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<LocalDate> DECIDED_DATE =
            date("decided_date", "Day of the decision").landed("decided_at");
    public static final Field<String> BEHAVIOUR =
            text("behaviour", "What was found").landed("behaviour");
    public static final Field<Integer> POINTS = whole("points", "Points").landed("points");

    public static final Table TABLE = Table.named("supervision.staff_points")
            .doc("Points decided against staff (SPEC E.6).")
            .grain(DOCTOR_CODE, INSTITUTION_CODE, DECIDED_DATE, BEHAVIOUR)
            .fields(DOCTOR_CODE, INSTITUTION_CODE, DECIDED_DATE, BEHAVIOUR, POINTS)
            .landing("staff_points", false)
            .build();

    private StaffPoints() {}
}
