package org.medfund.jobs.clearing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.region.Region;
import org.medfund.core.table.clearing.Periods;
import org.medfund.core.time.Period;

/**
 * One state of a period, as somebody marked it: a row of {@link Periods}.
 *
 * @param sequence from 1
 * @param inputs as frozen; null before
 * @param restsOn runs of the postings; empty before any
 */
record PeriodMark(
        Region region,
        Period period,
        int sequence,
        PeriodState state,
        PeriodStep step,
        String decidedBy,
        LocalDate decidedDate,
        PeriodInputs.@Nullable Pinned inputs,
        SortedSet<String> restsOn,
        @Nullable String remark) {
    private static final String COMMA = ",";

    static PeriodMark of(Row row) {
        PeriodStep step = PeriodStep.valueOf(Periods.STEP.in(row));
        String hash = Periods.INPUT_HASH.inOrNull(row);
        return new PeriodMark(
                Region.of(Periods.REGION_CODE.in(row)),
                Period.of(Periods.PERIOD.in(row)),
                Periods.SEQUENCE.in(row),
                PeriodState.valueOf(Periods.STATE.in(row)),
                step,
                Periods.DECIDED_BY.in(row),
                Periods.DECIDED_DATE.in(row),
                hash == null
                        ? null
                        : new PeriodInputs.Pinned(hash, Periods.INPUT_ROW_COUNT.in(row), step == PeriodStep.ASSESSMENT),
                runs(Periods.RESTS_ON_RUN_IDS.inOrNull(row)),
                Periods.REMARK.inOrNull(row));
    }

    Row row() {
        return RowFactory.create(
                region.code(),
                period.toString(),
                sequence,
                state.name(),
                step.name(),
                decidedBy,
                decidedDate,
                inputs == null ? null : inputs.hash(),
                inputs == null ? null : inputs.rowCount(),
                restsOn.isEmpty() ? null : text(restsOn),
                remark);
    }

    /** Run ids as tables keep them: sorted, parted by commas. */
    static String text(SortedSet<String> runIds) {
        return String.join(COMMA, runIds);
    }

    static SortedSet<String> runs(@Nullable String text) {
        return text == null
                ? new TreeSet<>()
                : Arrays.stream(text.split(COMMA)).collect(Collectors.toCollection(TreeSet::new));
    }
}
