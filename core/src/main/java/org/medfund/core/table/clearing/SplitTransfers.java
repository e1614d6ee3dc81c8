package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The way the money of a period takes: within a province from city to city, else from city to province, between provinces, and from province to city (SPEC D.7). */
public final class SplitTransfers {
    public static final Field<String> LEG = text("leg", "IN_PROVINCE, CITY_TO_PROVINCE, NATIONAL, or PROVINCE_TO_CITY");
    public static final Field<String> FROM_PARTY_CODE = text("from_party_code", "Paying region or province");
    public static final Field<String> TO_PARTY_CODE = text("to_party_code", "Receiving region or province");
    public static final Field<String> INSURANCE_TYPE = text("insurance_type", "310 employees, 390 residents");
    public static final Field<String> PERIOD = text("period", "Year or month");
    public static final Field<Boolean> IS_MUTUAL_AID =
            flag("is_mutual_aid", "Personal-account mutual aid; else fund money");
    public static final Field<BigDecimal> AMOUNT_YUAN = yuan("amount_yuan", "Amount to transfer");

    public static final Table TABLE = Table.named("clearing.split_transfers")
            .doc(
                    "The way the money of a period takes: within a province from city to city, else from city to province, between provinces, and from province to city (SPEC D.7).")
            .grain(LEG, FROM_PARTY_CODE, TO_PARTY_CODE, INSURANCE_TYPE, PERIOD, IS_MUTUAL_AID)
            .fields(LEG, FROM_PARTY_CODE, TO_PARTY_CODE, INSURANCE_TYPE, PERIOD, IS_MUTUAL_AID, AMOUNT_YUAN)
            .check("amount_is_positive", "amount_yuan > 0")
            .writtenBy("net-regions")
            .build();

    private SplitTransfers() {}
}
