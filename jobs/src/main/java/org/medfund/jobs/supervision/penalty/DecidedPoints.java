package org.medfund.jobs.supervision.penalty;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.table.supervision.StaffPoints;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.penalty.StaffPoints.Decision;

/** The points of {@link StaffPoints} as decided in a year. */
final class DecidedPoints {

    /** @param asOf later decisions do not count */
    static List<Decision> of(JobContext job, PolicyYear year, LocalDate asOf, int max) {
        var ofYear = job.read(StaffPoints.TABLE)
                .where(StaffPoints.DECIDED_DATE.col().between(lit(year.firstDay()), lit(asOf)));
        return job.small(ofYear, max).stream().map(DecidedPoints::decision).toList();
    }

    private static Decision decision(Row row) {
        return new Decision(
                StaffPoints.DOCTOR_CODE.in(row),
                StaffPoints.INSTITUTION_CODE.in(row),
                StaffPoints.DECIDED_DATE.in(row),
                StaffPoints.BEHAVIOUR.in(row),
                StaffPoints.POINTS.in(row));
    }

    private DecidedPoints() {}
}
