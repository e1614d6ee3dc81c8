package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Transfers that settle the out-of-area clearing of a period under the netting policy. */
public final class RegionTransfersDue {
    public static final Field<String> FROM_REGION_CODE = text("from_region_code", "Paying region");
    public static final Field<String> TO_REGION_CODE = text("to_region_code", "Receiving region");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<BigDecimal> AMOUNT_YUAN = yuan("amount_yuan", "Amount to transfer");

    public static final Table TABLE = Table.named("clearing.region_transfers_due")
            .doc("Transfers that settle the out-of-area clearing of a period under the netting policy.")
            .grain(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, PERIOD)
            .fields(FROM_REGION_CODE, TO_REGION_CODE, INSURANCE_TYPE, PERIOD, AMOUNT_YUAN)
            .check("amount_is_positive", "amount_yuan > 0")
            .writtenBy("net-regions")
            .build();

    private RegionTransfersDue() {}
}
