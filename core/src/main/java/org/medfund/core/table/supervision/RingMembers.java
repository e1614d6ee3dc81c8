package org.medfund.core.table.supervision;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;
import static org.medfund.core.table.Field.yuan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** The persons of {@link Rings}, each with the settlement lists that show it. */
public final class RingMembers {
    /** Parts the settlements of a member. */
    public static final String BAR = "|";

    public static final Field<String> RING_ID = text("ring_id", "Ring");
    public static final Field<String> PERSON_KEY = text("person_key", "Insured person, keyed pseudonym");
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region of treatment");
    public static final Field<Integer> YEAR = whole("year", "Year of the ring");
    public static final Field<Long> STAY_COUNT = count("stay_count", "Stays shared with another member");
    public static final Field<String> SETTLEMENT_IDS =
            text("settlement_ids", "Settlement lists of these stays, parted by bars, ascending");
    public static final Field<LocalDate> FIRST_ADMISSION_DATE = date("first_admission_date", "First of them");
    public static final Field<LocalDate> LAST_ADMISSION_DATE = date("last_admission_date", "Last of them");
    public static final Field<BigDecimal> FUND_INVOLVED_YUAN =
            yuan("fund_involved_yuan", "Paid by all funds for these stays");

    public static final Table TABLE = Table.named("supervision.ring_members")
            .doc("The persons of a ring, each with the settlement lists that show it.")
            .grain(RING_ID, PERSON_KEY)
            .fields(
                    RING_ID,
                    PERSON_KEY,
                    REGION_CODE,
                    YEAR,
                    STAY_COUNT,
                    SETTLEMENT_IDS,
                    FIRST_ADMISSION_DATE,
                    LAST_ADMISSION_DATE,
                    FUND_INVOLVED_YUAN)
            .region(REGION_CODE)
            .writtenBy("find-rings")
            .build();

    private RingMembers() {}
}
