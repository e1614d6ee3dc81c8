package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.date;
import static org.medfund.core.table.Field.text;
import static org.medfund.core.table.Field.whole;

import java.time.LocalDate;
import java.util.Map;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.time.PolicyYear;

/** The states a clearing period has gone through, who marked them and when (SPEC D.1). */
public final class Periods {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<String> PERIOD = text("period", "Year, quarter, or month");
    public static final Field<Integer> SEQUENCE = whole("sequence", "Order of the marks of the period, from 1");
    public static final Field<String> STATE = text(
            "state",
            "DRAFT, FROZEN, CALCULATED, CONFIRMING, DISPUTED, CONFIRMED, APPROVED, PAID, or LOCKED, from this mark on");
    public static final Field<String> STEP =
            text("step", "Step of clearing it belongs to: PLAN, DATA, ASSESSMENT, AMOUNT, or PAYMENT");
    public static final Field<String> DECIDED_BY = text("decided_by", "Office or function that decided; no person");
    public static final Field<LocalDate> DECIDED_DATE = date("decided_date", "Day of the decision");
    public static final Field<String> INPUT_HASH =
            text("input_hash", "Hash of the inputs as frozen; null before").orNull();
    public static final Field<Long> INPUT_ROW_COUNT = count(
                    "input_row_count", "Rows of the inputs as frozen; null before")
            .orNull();
    public static final Field<String> RESTS_ON_RUN_IDS = text(
                    "rests_on_run_ids",
                    "Runs of clearing.postings the mark rests on, parted by commas; null before any")
            .orNull();
    public static final Field<String> REMARK = text("remark", "Remark").orNull();

    public static final Table TABLE = Table.named("clearing.periods")
            .doc("The states a clearing period has gone through, who marked them and when (SPEC D.1).")
            .grain(REGION_CODE, PERIOD, SEQUENCE)
            .fields(
                    REGION_CODE,
                    PERIOD,
                    SEQUENCE,
                    STATE,
                    STEP,
                    DECIDED_BY,
                    DECIDED_DATE,
                    INPUT_HASH,
                    INPUT_ROW_COUNT,
                    RESTS_ON_RUN_IDS,
                    REMARK)
            .region(REGION_CODE)
            .check(
                    "frozen_names_its_inputs",
                    "state = 'DRAFT' OR (input_hash IS NOT NULL AND input_row_count IS NOT NULL)")
            .writtenBy("mark-period")
            .build();

    /** Under what a run notes whether it found a region's year closed: what it posts depends on it. */
    public static String closedNote(Region region, PolicyYear year) {
        return "closed " + region + "/" + year;
    }

    /**
     * Whether a run found a region's year closed.
     *
     * @param notes of the run; false if it has not asked
     */
    public static boolean wasClosed(Map<String, String> notes, Region region, PolicyYear year) {
        return Boolean.parseBoolean(notes.get(closedNote(region, year)));
    }

    private Periods() {}
}
