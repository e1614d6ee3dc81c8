package org.medfund.core.table.claims;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Designated institutions (SPEC A.7). */
public final class Institutions {
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Designated institution")
            .landed("fixmedins_code")
            .normalised();
    public static final Field<String> INSTITUTION_NAME =
            text("institution_name", "Name").landed("fixmedins_name");
    public static final Field<String> AREA_CODE =
            text("area_code", "Administrative division").landed("admdvs");
    public static final Field<String> LEVEL_CODE =
            text("level_code", "1 to 14, SPEC A.7; 1 is the highest").landed("hosp_lv");
    public static final Field<String> INSTITUTION_KIND = text("institution_kind", "General, specialist, or TCM")
            .landed("fixmedins_type")
            .orNull();
    public static final Field<String> PAYMENT_METHOD =
            text("payment_method", "Agreed payment method").landed("pay_method").orNull();
    public static final Field<LocalDate> AGREEMENT_BEGIN_DATE =
            date("agreement_begin_date", "First day of the agreement").landed("agreement_begin");
    public static final Field<LocalDate> AGREEMENT_END_DATE = date("agreement_end_date", "Last day; null if open")
            .landed("agreement_end")
            .orNull();
    public static final Field<Integer> BED_COUNT =
            whole("bed_count", "Beds").landed("beds").orNull();
    public static final Field<Boolean> IS_GRASSROOTS = flag("is_grassroots", "Community or township institution")
            .landed("grassroots")
            .orNull();
    public static final Field<Boolean> IS_ONLINE =
            flag("is_online", "Internet hospital").landed("online").orNull();
    public static final Field<String> CONSORTIUM_ID =
            text("consortium_id", "Medical consortium").landed("consortium_id").orNull();
    public static final Field<Boolean> IS_CONSORTIUM_LEAD = flag("is_consortium_lead", "Leads its consortium")
            .landed("consortium_lead")
            .orNull();
    public static final Field<BigDecimal> LATITUDE_DEG =
            ratio("latitude_deg", "Latitude in degrees").landed("lat").orNull();
    public static final Field<BigDecimal> LONGITUDE_DEG =
            ratio("longitude_deg", "Longitude in degrees").landed("lon").orNull();
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region, resolved at intake");
    public static final Field<Integer> LEVEL_CLASS =
            whole("level_class", "3, 2, 1, or 0 from the level code (SPEC A.7)");

    public static final Table TABLE = Table.named("claims.institutions")
            .doc("Designated institutions (SPEC A.7).")
            .grain(INSTITUTION_CODE)
            .fields(
                    INSTITUTION_CODE,
                    INSTITUTION_NAME,
                    AREA_CODE,
                    LEVEL_CODE,
                    INSTITUTION_KIND,
                    PAYMENT_METHOD,
                    AGREEMENT_BEGIN_DATE,
                    AGREEMENT_END_DATE,
                    BED_COUNT,
                    IS_GRASSROOTS,
                    IS_ONLINE,
                    CONSORTIUM_ID,
                    IS_CONSORTIUM_LEAD,
                    LATITUDE_DEG,
                    LONGITUDE_DEG,
                    REGION_CODE,
                    LEVEL_CLASS)
            .landing("hospital", true)
            .build();

    private Institutions() {}
}
