package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What each pooling region pays and receives for out-of-area care (SPEC D.7). Nets sum to zero. */
public final class RegionNet {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<String> NETTING_POLICY =
            text("netting_policy", "NET_GROSS, NET_BILATERAL, or NET_MULTILATERAL");
    public static final Field<BigDecimal> PAYABLE_YUAN = yuan("payable_yuan", "Owed to other regions");
    public static final Field<BigDecimal> RECEIVABLE_YUAN = yuan("receivable_yuan", "Owed by other regions");
    public static final Field<BigDecimal> NET_YUAN = yuan("net_yuan", "Receivable minus payable");
    public static final Field<String> PROVINCE_CODE = text("province_code", "Province it belongs to");
    public static final Field<BigDecimal> CROSS_PROVINCE_NET_YUAN =
            yuan("cross_province_net_yuan", "Part of the net with other provinces: it goes through the national split");

    public static final Table TABLE = Table.named("clearing.region_net")
            .doc("What each pooling region pays and receives for out-of-area care (SPEC D.7). Nets sum to zero.")
            .grain(REGION_CODE, INSURANCE_TYPE, PERIOD)
            .fields(
                    REGION_CODE,
                    INSURANCE_TYPE,
                    PERIOD,
                    NETTING_POLICY,
                    PAYABLE_YUAN,
                    RECEIVABLE_YUAN,
                    NET_YUAN,
                    PROVINCE_CODE,
                    CROSS_PROVINCE_NET_YUAN)
            .writtenBy("net-regions")
            .build();

    private RegionNet() {}
}
