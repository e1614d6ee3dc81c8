package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The confirmed flags each matter of the penalty worksheet rests on (SPEC E.6). */
public final class PenaltyFlags {
    public static final Field<String> MATTER_ID = text("matter_id", "Matter of supervision.penalty_worksheets");
    public static final Field<Integer> YEAR = whole("year", "Calendar year of the worksheet");
    public static final Field<String> FLAG_ID = text("flag_id", "Flag");
    public static final Field<String> RULE_ID = text("rule_id", "Such as E.1");
    public static final Field<LocalDate> CLOSED_DATE = date("closed_date", "Day on which its review was closed");
    public static final Field<BigDecimal> CONFIRMED_YUAN = yuan("confirmed_yuan", "Fund money confirmed as lost");
    public static final Field<String> LAW_REF = text("law_ref", "Law or rule it is read from");

    public static final Table TABLE = Table.named("supervision.penalty_flags")
            .doc(
                    "The confirmed flags each matter of the penalty worksheet rests on; a flag is in one matter (SPEC E.6).")
            .grain(FLAG_ID, YEAR)
            .fields(MATTER_ID, YEAR, FLAG_ID, RULE_ID, CLOSED_DATE, CONFIRMED_YUAN, LAW_REF)
            .writtenBy("assess-penalties")
            .build();

    private PenaltyFlags() {}
}
