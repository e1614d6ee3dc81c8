package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The savings ledger: where every yuan that a flag identified stands now (SPEC E). */
public final class Savings {
    public static final Field<String> FLAG_ID = text("flag_id", "Flag; SIMULATE flags are left out");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of the flag");
    public static final Field<Integer> YEAR = whole("year", "Year of the flag");
    public static final Field<String> RULE_ID = text("rule_id", "Such as E.1");
    public static final Field<String> INSTITUTION_CODE =
            text("institution_code", "Institution; null if of none").orNull();
    public static final Field<String> SETTLEMENT_ID = text(
                    "settlement_id", "Settlement the flag is raised on; null if it is none")
            .orNull();
    public static final Field<BigDecimal> IDENTIFIED_YUAN = yuan(
            "identified_yuan", "What counts of the flag, each yuan once over all flags; the four stages add up to it");
    public static final Field<BigDecimal> OPEN_YUAN = yuan("open_yuan", "Not decided for good");
    public static final Field<BigDecimal> REJECTED_YUAN =
            yuan("rejected_yuan", "Rejected, or left over where less was confirmed for good than identified");
    public static final Field<BigDecimal> CERTIFIED_YUAN =
            yuan("certified_yuan", "Confirmed for good and not recovered yet");
    public static final Field<BigDecimal> RECOVERED_YUAN =
            yuan("recovered_yuan", "Confirmed for good and taken by a posted audit deduction that names the flag");
    public static final Field<BigDecimal> PROJECTED_YUAN = yuan(
            "projected_yuan",
            "Of what is open what reviews of the rule so far let expect to be confirmed; a forecast, in no stage");

    public static final Table TABLE = Table.named("supervision.savings")
            .doc(
                    "Where every yuan that a flag identified stands: open, rejected, certified, or recovered, each yuan in one stage.")
            .grain(FLAG_ID)
            .fields(
                    FLAG_ID,
                    REGION_CODE,
                    YEAR,
                    RULE_ID,
                    INSTITUTION_CODE,
                    SETTLEMENT_ID,
                    IDENTIFIED_YUAN,
                    OPEN_YUAN,
                    REJECTED_YUAN,
                    CERTIFIED_YUAN,
                    RECOVERED_YUAN,
                    PROJECTED_YUAN)
            .region(REGION_CODE)
            .check(
                    "each_yuan_is_in_one_stage",
                    "identified_yuan = open_yuan + rejected_yuan + certified_yuan + recovered_yuan")
            .check("no_stage_is_negative", "least(open_yuan, rejected_yuan, certified_yuan, recovered_yuan) >= 0")
            .check("no_more_is_expected_than_is_open", "projected_yuan BETWEEN 0 AND open_yuan")
            .writtenBy("measure-savings")
            .build();

    private Savings() {}
}
