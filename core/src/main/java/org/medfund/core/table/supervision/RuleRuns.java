package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Which rules were run over a year, and what they found: a rule without flags is told from one that was not run. */
public final class RuleRuns {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Year");
    public static final Field<String> RULE_ID = text("rule_id", "Such as E.1");
    public static final Field<String> RULE_VERSION = text("rule_version", "Version of the rule");
    public static final Field<String> MODE = text("mode", "SIMULATE, REVIEW, or ENFORCE");
    public static final Field<String> MISSING_TABLE = text(
                    "missing_table", "Table it needs that is not published, so that it was not run; null if it was")
            .orNull();
    public static final Field<String> PARTLY_MISSING_TABLE = text(
                    "partly_missing_table",
                    "Table that some of its grounds need and that is not published, so that only the others were looked"
                            + " at; null if all were")
            .orNull();
    public static final Field<Long> FLAG_COUNT = count("flag_count", "Flags");
    public static final Field<BigDecimal> FUND_AT_RISK_YUAN =
            yuan("fund_at_risk_yuan", "Fund money at risk, before the cap over rules");
    public static final Field<BigDecimal> COUNTED_FUND_YUAN =
            yuan("counted_fund_yuan", "Of it, what counts once the flags of a settlement are held together");

    public static final Table TABLE = Table.named("supervision.rule_runs")
            .doc("Which rules were run over a year, and what they found: a rule without flags is told from one that was"
                    + " not run.")
            .grain(REGION_CODE, YEAR, RULE_ID)
            .fields(
                    REGION_CODE,
                    YEAR,
                    RULE_ID,
                    RULE_VERSION,
                    MODE,
                    MISSING_TABLE,
                    PARTLY_MISSING_TABLE,
                    FLAG_COUNT,
                    FUND_AT_RISK_YUAN,
                    COUNTED_FUND_YUAN)
            .region(REGION_CODE)
            .writtenBy("scan-claims")
            .build();

    private RuleRuns() {}
}
