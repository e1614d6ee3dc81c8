package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.share;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Persons admitted together again and again, more than chance makes. A ring is a clue, not a verdict (docs/rings.md). */
public final class Rings {
    public static final Field<String> RING_ID = text("ring_id", "Year, region, and members, hashed");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole(
            "year", "Year in which the last of its shared stays was discharged; the first may lie in the year before");
    public static final Field<Long> MEMBER_COUNT = count("member_count", "Persons");
    public static final Field<Long> STAY_COUNT = count("stay_count", "Stays that a member shares with another");
    public static final Field<Long> OCCASION_COUNT = count(
            "occasion_count", "Occasions: shared stays with one doctor, each within the window of the one before");
    public static final Field<Long> INSTITUTION_COUNT = count("institution_count", "Institutions of these stays");
    public static final Field<String> INSTITUTION_CODES =
            text("institution_codes", "These institutions, parted by bars, ascending");
    public static final Field<LocalDate> FIRST_ADMISSION_DATE =
            date("first_admission_date", "First admission of a shared stay");
    public static final Field<LocalDate> LAST_ADMISSION_DATE =
            date("last_admission_date", "Last admission of a shared stay");
    public static final Field<Integer> TOGETHER_MIN =
            whole("together_min", "How often two members must have come together to be a pair");
    public static final Field<Long> PAIR_COUNT =
            count("pair_count", "Pairs of members: the statistic that is compared with chance");
    public static final Field<Long> DRAW_COUNT =
            count("draw_count", "Comparisons: the admission days of the doctors dealt out to their patients anew");
    public static final Field<Long> DRAWS_REACHING =
            count("draws_reaching", "Comparisons of which some component has as many pairs");
    public static final Field<BigDecimal> COMPARISON_MEAN =
            share("comparison_mean", "Pairs of the largest component of a comparison, mean over the comparisons");
    public static final Field<BigDecimal> COMPARISON_PERCENTILE =
            share("comparison_percentile", "Share of the comparisons that have fewer pairs");
    public static final Field<BigDecimal> FUND_INVOLVED_YUAN =
            yuan("fund_involved_yuan", "Paid by all funds for the shared stays");
    public static final Field<String> EXPLANATION_ZH = text("explanation_zh", "Chinese explanation from these figures");
    public static final Field<String> EXPLANATION_EN = text("explanation_en", "English explanation from these figures");

    public static final Table TABLE = Table.named("supervision.rings")
            .doc(
                    "Persons admitted together with the same doctors again and again, more than chance makes. A ring is a clue,"
                            + " not a verdict.")
            .grain(RING_ID)
            .fields(
                    RING_ID,
                    REGION_CODE,
                    YEAR,
                    MEMBER_COUNT,
                    STAY_COUNT,
                    OCCASION_COUNT,
                    INSTITUTION_COUNT,
                    INSTITUTION_CODES,
                    FIRST_ADMISSION_DATE,
                    LAST_ADMISSION_DATE,
                    TOGETHER_MIN,
                    PAIR_COUNT,
                    DRAW_COUNT,
                    DRAWS_REACHING,
                    COMPARISON_MEAN,
                    COMPARISON_PERCENTILE,
                    FUND_INVOLVED_YUAN,
                    EXPLANATION_ZH,
                    EXPLANATION_EN)
            .region(REGION_CODE)
            .check("a_ring_has_members", "member_count >= 2")
            .check("draws_reaching_are_of_the_draws", "draws_reaching <= draw_count")
            .writtenBy("find-rings")
            .build();

    private Rings() {}
}
