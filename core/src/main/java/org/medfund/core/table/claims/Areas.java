package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;

import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Administrative divisions and the pooling region each belongs to (SPEC A.11). */
public final class Areas {
    public static final Field<String> AREA_CODE =
            text("area_code", "Administrative division").landed("admdvs");
    public static final Field<String> AREA_NAME = text("area_name", "Name").landed("name");
    public static final Field<String> PARENT_AREA_CODE =
            text("parent_area_code", "Division above").landed("parent").orNull();
    public static final Field<String> AREA_LEVEL =
            text("area_level", "P province, C city, D county").landed("level");
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region").landed("pooling_area");
    public static final Field<Boolean> IS_PILOT_CLEARING = flag("is_pilot_clearing", "Takes part in early clearing")
            .landed("pilot_clearing")
            .orNull();
    public static final Field<Boolean> IS_QUARTERLY_CLEARING = flag("is_quarterly_clearing", "Clears quarterly")
            .landed("quarterly_clearing")
            .orNull();
    public static final Field<LocalDate> VALID_FROM_DATE =
            date("valid_from_date", "First day").landed("valid_from");
    public static final Field<LocalDate> VALID_TO_DATE =
            date("valid_to_date", "Last day; null if open").landed("valid_to").orNull();
    public static final Field<String> SUCCESSOR_AREA_CODE = text("successor_area_code", "Division that took over")
            .landed("successor")
            .orNull();

    public static final Table TABLE = Table.named("claims.areas")
            .doc("Administrative divisions and the pooling region each belongs to (SPEC A.11).")
            .grain(AREA_CODE, VALID_FROM_DATE)
            .fields(
                    AREA_CODE,
                    AREA_NAME,
                    PARENT_AREA_CODE,
                    AREA_LEVEL,
                    REGION_CODE,
                    IS_PILOT_CLEARING,
                    IS_QUARTERLY_CLEARING,
                    VALID_FROM_DATE,
                    VALID_TO_DATE,
                    SUCCESSOR_AREA_CODE)
            .landing("region", true)
            .build();

    private Areas() {}
}
