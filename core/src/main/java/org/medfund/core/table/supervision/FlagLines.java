package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The fund money of a flag by charge line, before the cap over rules (SPEC E.0). */
public final class FlagLines {
    /** Stands for a settlement as a whole. */
    public static final String WHOLE_CLAIM = "*";

    public static final Field<String> FLAG_ID = text("flag_id", "Flag");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement");
    public static final Field<String> FEE_LINE_NUMBER =
            text("fee_line_number", "Number of the charge line; * if the settlement as a whole is flagged");
    public static final Field<BigDecimal> FUND_AT_RISK_YUAN =
            yuan("fund_at_risk_yuan", "Fund money in it, before the cap over rules");

    public static final Table TABLE = Table.named("supervision.flag_lines")
            .doc("The fund money of a flag by charge line, before the cap over rules (SPEC E.0).")
            .grain(FLAG_ID, FEE_LINE_NUMBER)
            .fields(FLAG_ID, REGION_CODE, SETTLEMENT_ID, FEE_LINE_NUMBER, FUND_AT_RISK_YUAN)
            .region(REGION_CODE)
            .writtenBy("scan-claims")
            .build();

    private FlagLines() {}
}
