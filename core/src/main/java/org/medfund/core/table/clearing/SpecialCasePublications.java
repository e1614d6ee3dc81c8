package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** What a pooling area makes public of special-case review every half-year (SPEC D.5). */
public final class SpecialCasePublications {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<Integer> YEAR = whole("year", "Year of discharge");
    public static final Field<Integer> HALF =
            whole("half", "Part of the year by discharge, special.publish_months months each: with 6 of them 1 or 2");
    public static final Field<Long> DISCHARGE_COUNT = count("discharge_count", "Cases paid");
    public static final Field<Long> APPLICATION_COUNT =
            count("application_count", "Applications: the sum of the seven counts that follow");
    public static final Field<Long> ACCEPTED_COUNT = count("accepted_count", "Approved and within the cap of the year");
    public static final Field<Long> OVER_CAP_COUNT = count("over_cap_count", "Approved, beyond the cap");
    public static final Field<Long> NOT_ELIGIBLE_COUNT =
            count("not_eligible_count", "Approved, but not eligible by the rules");
    public static final Field<Long> REFUSED_COUNT = count("refused_count", "Refused by the review");
    public static final Field<Long> PENDING_COUNT = count("pending_count", "Not decided yet");
    public static final Field<Long> NO_CASE_COUNT = count("no_case_count", "No case of the year is paid");
    public static final Field<Long> DUPLICATE_COUNT =
            count("duplicate_count", "Further applications of a settlement that has one");
    public static final Field<BigDecimal> ACCEPTED_SHARE = share(
                    "accepted_share", "Accepted cases over cases paid; null without a case")
            .orNull();
    public static final Field<BigDecimal> INCREMENT_YUAN =
            yuan("increment_yuan", "What accepted cases add to their entitlements");
    public static final Field<BigDecimal> FUND_YUAN =
            yuan("fund_yuan", "What the basic pool owes for accepted cases, with what the review adds");

    public static final Table TABLE = Table.named("clearing.special_case_publications")
            .doc("What a pooling area makes public of special-case review every half-year (SPEC D.5).")
            .grain(REGION_CODE, YEAR, HALF)
            .fields(
                    REGION_CODE,
                    YEAR,
                    HALF,
                    DISCHARGE_COUNT,
                    APPLICATION_COUNT,
                    ACCEPTED_COUNT,
                    OVER_CAP_COUNT,
                    NOT_ELIGIBLE_COUNT,
                    REFUSED_COUNT,
                    PENDING_COUNT,
                    NO_CASE_COUNT,
                    DUPLICATE_COUNT,
                    ACCEPTED_SHARE,
                    INCREMENT_YUAN,
                    FUND_YUAN)
            .region(REGION_CODE)
            .writtenBy("review-special-cases")
            .build();

    private SpecialCasePublications() {}
}
