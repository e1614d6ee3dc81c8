package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Transfers made between regions. */
public final class RegionTransfers {
    public static final Field<String> FROM_REGION_CODE =
            text("from_region_code", "Paying region").landed("from_region");
    public static final Field<String> TO_REGION_CODE =
            text("to_region_code", "Receiving region").landed("to_region");
    public static final Field<String> INSURANCE_TYPE = text(
                    "insurance_type", "310 employees, 390 residents, and others of SPEC A.1")
            .landed("insutype");
    public static final Field<String> MONTH = text("month", "yyyy-MM").landed("month");
    public static final Field<BigDecimal> AMOUNT_YUAN =
            yuan("amount_yuan", "Amount").landed("amount");
    public static final Field<LocalDate> PAID_DATE =
            date("paid_date", "Day of payment").landed("paid_date");

    public static final Table TABLE = Table.named("clearing.region_transfers")
            .doc("Transfers made between regions.")
            .grain(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, MONTH, PAID_DATE)
            .fields(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, MONTH, AMOUNT_YUAN, PAID_DATE)
            .landing("region_transfer", false)
            .build();

    private RegionTransfers() {}
}
