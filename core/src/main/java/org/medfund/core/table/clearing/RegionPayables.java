package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What is due between regions for each month, what has been transferred of it, and how old the rest is (SPEC D.7). */
public final class RegionPayables {
    public static final Field<String> FROM_REGION_CODE = text("from_region_code", "Paying region");
    public static final Field<String> TO_REGION_CODE = text("to_region_code", "Receiving region");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<String> MONTH = text("month", "yyyy-MM");
    public static final Field<LocalDate> AS_OF_DATE =
            date("as_of_date", "Day up to which transfers count and the rest ages");
    public static final Field<LocalDate> NOTICE_DATE = date("notice_date", "Day from which it ages");
    public static final Field<LocalDate> TRANSFER_BY_DATE = date(
                    "transfer_by_date", "Last day of transfer; null if working days are not known")
            .orNull();
    public static final Field<BigDecimal> DUE_YUAN = yuan("due_yuan", "Transfer due, mutual aid among it");
    public static final Field<BigDecimal> MUTUAL_AID_DUE_YUAN = yuan("mutual_aid_due_yuan", "Mutual aid among it");
    public static final Field<BigDecimal> TRANSFERRED_YUAN =
            yuan("transferred_yuan", "Transferred of it; of a shortfall the share by largest remainder");
    public static final Field<BigDecimal> REST_YUAN = yuan("rest_yuan", "Still payable");
    public static final Field<BigDecimal> OVERPAID_YUAN = yuan("overpaid_yuan", "Transferred beyond what is due");
    public static final Field<Integer> AGE_DAYS = whole("age_days", "Days since the notice");
    public static final Field<String> AGE_BUCKET = text(
                    "age_bucket", "0-30, 31-60, 61-90, or >90 days; null if nothing is left to pay")
            .orNull();

    public static final Table TABLE = Table.named("clearing.region_payables")
            .doc(
                    "What is due between regions for each month, what has been transferred of it, and how old the rest is (SPEC D.7).")
            .grain(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, PERIOD, MONTH)
            .fields(
                    FROM_REGION_CODE,
                    TO_REGION_CODE,
                    INSURANCE_TYPE,
                    PERIOD,
                    MONTH,
                    AS_OF_DATE,
                    NOTICE_DATE,
                    TRANSFER_BY_DATE,
                    DUE_YUAN,
                    MUTUAL_AID_DUE_YUAN,
                    TRANSFERRED_YUAN,
                    REST_YUAN,
                    OVERPAID_YUAN,
                    AGE_DAYS,
                    AGE_BUCKET)
            .check("rest_is_due_less_transferred", "rest_yuan = due_yuan - transferred_yuan")
            .check(
                    "nothing_is_negative",
                    "due_yuan >= 0 AND transferred_yuan >= 0 AND rest_yuan >= 0 AND overpaid_yuan >= 0")
            .writtenBy("net-regions")
            .build();

    private RegionPayables() {}
}
