package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Points of staff over a calendar year and all sites, and what follows (支付资格记分, SPEC E.6, QUAL24). */
public final class StaffPointYears {
    public static final Field<String> DOCTOR_CODE = text("doctor_code", "Doctor");
    public static final Field<Integer> YEAR = whole("year", "Calendar year");
    public static final Field<Integer> POINTS = whole("points", "Points over all sites");
    public static final Field<Integer> POINTS_LEFT_OUT = whole(
            "points_left_out",
            "Points that do not count: no decision on the institution came before them, or they are none that can be given");
    public static final Field<String> STATUS = text("status", "NORMAL, SUSPENDED, or TERMINATED: what follows");
    public static final Field<LocalDate> SUSPENDED_FROM_DATE = date(
                    "suspended_from_date", "Day on which the points reached a suspension; null below")
            .orNull();
    public static final Field<LocalDate> EARLIEST_RETURN_DATE = date(
                    "earliest_return_date",
                    "First day on which the qualification may count again, at the earliest; null if NORMAL")
            .orNull();
    public static final Field<LocalDate> LATEST_RETURN_DATE = date(
                    "latest_return_date",
                    "The same at the latest: whoever decides chooses between them; equal after a termination; null if NORMAL")
            .orNull();
    public static final Field<String> LAW_REF = text("law_ref", "Rule it is read from");

    public static final Table TABLE = Table.named("supervision.staff_point_years")
            .doc(
                    "Points of staff over a calendar year and all sites, and what follows (SPEC E.6). Points are decided, never"
                            + " computed; those without a decision on the institution before do not count.")
            .grain(DOCTOR_CODE, YEAR)
            .fields(
                    DOCTOR_CODE,
                    YEAR,
                    POINTS,
                    POINTS_LEFT_OUT,
                    STATUS,
                    SUSPENDED_FROM_DATE,
                    EARLIEST_RETURN_DATE,
                    LATEST_RETURN_DATE,
                    LAW_REF)
            .writtenBy("assess-penalties")
            .build();

    private StaffPointYears() {}
}
