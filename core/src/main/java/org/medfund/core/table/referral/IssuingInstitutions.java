package org.medfund.core.table.referral;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.flag;
import static org.medfund.core.table.Field.ratio;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Institutions that referred people elsewhere, held against their peers (SPEC E.3, step 6). A clue, never a finding. */
public final class IssuingInstitutions {
    public static final Field<String> REGION_CODE =
            text("region_code", "Pooling region of insurance of those referred");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<String> INSTITUTION_CODE = text("institution_code", "Institution that referred");
    public static final Field<Long> FILED_COUNT =
            count("filed_count", "Decided episodes under a valid referral filing of the institution");
    public static final Field<Long> SUSPECT_COUNT =
            count("suspect_count", "Of them SUSPECT_FILED: not severe, and the home city treats the group itself");
    public static final Field<BigDecimal> SUSPECT_SHARE = ratio("suspect_share", "Suspect over filed");
    public static final Field<Long> PEER_COUNT =
            count("peer_count", "Institutions of the region with enough filings, itself among them if it has");
    public static final Field<BigDecimal> PEER_SHARE_P95 = ratio(
                    "peer_share_p95", "Share that 95 of 100 of these do not exceed, type 7; null without one")
            .orNull();
    public static final Field<Boolean> IS_UNUSUAL =
            flag("is_unusual", "Has enough filings, and its share is above that");
    public static final Field<BigDecimal> SUSPECT_FUND_YUAN =
            yuan("suspect_fund_yuan", "Paid by all funds for the suspect episodes");

    public static final Table TABLE = Table.named("referral.issuing_institutions")
            .doc(
                    "Institutions that referred people elsewhere, and how often for what the home city treats itself (SPEC E.3).")
            .grain(REGION_CODE, YEAR, INSTITUTION_CODE)
            .fields(
                    REGION_CODE,
                    YEAR,
                    INSTITUTION_CODE,
                    FILED_COUNT,
                    SUSPECT_COUNT,
                    SUSPECT_SHARE,
                    PEER_COUNT,
                    PEER_SHARE_P95,
                    IS_UNUSUAL,
                    SUSPECT_FUND_YUAN)
            .region(REGION_CODE)
            .check("suspect_are_filed", "suspect_count <= filed_count")
            .writtenBy("link-referrals")
            .build();

    private IssuingInstitutions() {}
}
