package org.medfund.jobs.report.statements;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.medfund.core.table.clearing.Periods;

/**
 * The time in which institutions may object to a period, as its marks have it (SPEC D.1; docs/policy-readings.md, "Time to
 * object").
 *
 * @param opened day of its mark CONFIRMING
 * @param lastDay last day on which an objection is in time
 */
record ObjectionWindow(LocalDate opened, LocalDate lastDay) {
    private static final String CONFIRMING = "CONFIRMING";

    /** The states in which a calculation is not open for confirmation yet, and the one that opens it. */
    private static final Set<String> UP_TO_CONFIRMING = Set.of("DRAFT", "FROZEN", "CALCULATED", CONFIRMING);

    /**
     * The day the present calculation was opened for confirmation; empty if it has not been, or nobody has marked it. A period
     * that was thawed is not open until it is marked so again.
     *
     * @param marks {@link Periods} of one region's period, in any order
     */
    static Optional<LocalDate> opened(Collection<Row> marks) {
        return marks.stream()
                .filter(mark -> UP_TO_CONFIRMING.contains(Periods.STATE.in(mark)))
                .max(Comparator.comparing(Periods.SEQUENCE::in))
                .filter(mark -> Periods.STATE.in(mark).equals(CONFIRMING))
                .map(Periods.DECIDED_DATE::in);
    }
}
