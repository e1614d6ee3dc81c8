package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Residents and insured by division and year. */
public final class Populations {
    public static final Field<String> AREA_CODE =
            text("area_code", "Administrative division").landed("admdvs");
    public static final Field<Integer> YEAR = whole("year", "Year").landed("year");
    public static final Field<Integer> RESIDENT_COUNT =
            whole("resident_count", "Resident population").landed("residents");
    public static final Field<Integer> INSURED_COUNT =
            whole("insured_count", "Insured persons").landed("insured");

    public static final Table TABLE = Table.named("claims.populations")
            .doc("Residents and insured by division and year.")
            .grain(AREA_CODE, YEAR)
            .fields(AREA_CODE, YEAR, RESIDENT_COUNT, INSURED_COUNT)
            .landing("population", false)
            .build();

    private Populations() {}
}
