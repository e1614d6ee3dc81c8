package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What all flags of a settlement put at risk together, each yuan once (SPEC E.0). */
public final class ClaimRisks {
    public static final Field<String> SETTLEMENT_ID = text("settlement_id", "Settlement");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR =
            whole("year", "Year of the flags: of discharge or, of two stays seen together, of the later one");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Institution");
    public static final Field<Long> FLAG_COUNT = count("flag_count", "Flags, SIMULATE left out");
    public static final Field<BigDecimal> FUND_PAID_YUAN = yuan("fund_paid_yuan", "Paid by all funds");
    public static final Field<BigDecimal> FLAGGED_FUND_YUAN =
            yuan("flagged_fund_yuan", "Fund money at risk flag by flag, added up: a yuan may be in it more than once");
    public static final Field<BigDecimal> FUND_AT_RISK_YUAN = yuan(
            "fund_at_risk_yuan",
            "At risk, each yuan once and at most what was paid: the sum of what counts of its flags");

    public static final Table TABLE = Table.named("supervision.claim_risks")
            .doc(
                    "What the flags of a settlement put at risk together, each yuan once; SIMULATE flags are left out (SPEC E.0).")
            .grain(SETTLEMENT_ID, YEAR)
            .fields(
                    SETTLEMENT_ID,
                    REGION_CODE,
                    YEAR,
                    INSTITUTION_CODE,
                    FLAG_COUNT,
                    FUND_PAID_YUAN,
                    FLAGGED_FUND_YUAN,
                    FUND_AT_RISK_YUAN)
            .region(REGION_CODE)
            .writtenBy("scan-claims")
            .build();

    private ClaimRisks() {}
}
