package org.medfund.core.table.clearing;

import static org.medfund.core.table.Field.count;
import static org.medfund.core.table.Field.text;

import org.medfund.core.table.Field;
import org.medfund.core.table.Table;

/** Periods of the books that a second, independent calculation agrees with to the fen. */
public final class Verifications {
    public static final Field<String> REGION_CODE = text("region_code", "Pooling region");
    public static final Field<String> PERIOD = text("period", "Year, quarter, or month");
    public static final Field<String> POSTING_RUN_IDS =
            text("posting_run_ids", "Runs whose postings were verified, sorted, parted by commas");
    public static final Field<Long> FIGURES_COMPARED = count("figures_compared", "Figures derived again and compared");
    public static final Field<Long> DIFFERENCE_COUNT = count("difference_count", "Figures that differ");

    public static final Table TABLE = Table.named("clearing.verifications")
            .doc("Periods of the books that a second, independent calculation agrees with to the fen.")
            .grain(REGION_CODE, PERIOD)
            .fields(REGION_CODE, PERIOD, POSTING_RUN_IDS, FIGURES_COMPARED, DIFFERENCE_COUNT)
            .region(REGION_CODE)
            .writtenBy("verify-clearing")
            .build();

    private Verifications() {}
}
