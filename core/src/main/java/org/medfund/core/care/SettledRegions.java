package org.medfund.core.care;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;

/** Puts the successor in the place of a pooling region that has ended (SPEC A.11). */
public final class SettledRegions {
    private static final Field<String> CODE = Field.text("ended_code", "Region that has ended");
    private static final Field<LocalDate> AFTER = Field.date("ended_after", "Day after which it has");
    private static final Field<LocalDate> UNTIL = Field.date("ended_until", "Last day of the successor");
    private static final Field<String> SUCCESSOR = Field.text("ended_successor", "Region that took over");
    private static final StructType STEPS = new StructType()
            .add(CODE.name(), DataTypes.StringType)
            .add(AFTER.name(), DataTypes.DateType)
            .add(UNTIL.name(), DataTypes.DateType)
            .add(SUCCESSOR.name(), DataTypes.StringType);
    private static final List<Field<String>> OF_SETTLEMENTS =
            List.of(SettlementLists.INSURED_REGION_CODE, SettlementLists.TREATED_REGION_CODE);
    private static final int CODES_MAX = 10_000;

    /**
     * The settlements with regions as of the day, unchanged if no region has ended.
     *
     * @param day the day a settlement belongs to
     */
    public static Dataset<Row> of(Dataset<Row> settlements, Successions successions, Column day) {
        return of(settlements, successions, day, OF_SETTLEMENTS);
    }

    /** As {@link #of(Dataset, Successions, Column)}, of any rows: in these columns. */
    static Dataset<Row> of(Dataset<Row> rows, Successions successions, Column day, List<Field<String>> regions) {
        if (successions.steps().isEmpty()) {
            return rows;
        }
        List<Row> table = new ArrayList<>();
        successions
                .steps()
                .forEach(step ->
                        table.add(RowFactory.create(step.code(), step.after(), step.until(), step.successor())));
        Dataset<Row> steps = rows.sparkSession().createDataFrame(table, STEPS);
        Dataset<Row> settled = rows;
        for (Field<String> region : regions) {
            settled = replaced(settled, region, steps, day);
        }
        return settled;
    }

    private static Dataset<Row> replaced(Dataset<Row> rows, Field<String> region, Dataset<Row> steps, Column day) {
        Column isAfter = region.col()
                .equalTo(CODE.col())
                .and(day.gt(AFTER.col()))
                .and(UNTIL.col().isNull().or(day.leq(UNTIL.col())));
        return rows.join(broadcast(steps), isAfter, "left")
                .withColumn(region.name(), coalesce(SUCCESSOR.col(), region.col()))
                .drop(CODE.name(), AFTER.name(), UNTIL.name(), SUCCESSOR.name());
    }

    /** Refuses settlements of a region that ended before them and has no successor, each region by name. */
    public static void refuseOrphans(JobContext job, Dataset<Row> settlements, Successions successions) {
        Problems problems = new Problems();
        List<Successions.Step> orphans = successions.steps().stream()
                .filter(step -> step.successor() == null)
                .toList();
        if (orphans.isEmpty()) {
            return;
        }
        TreeSet<String> named = new TreeSet<>();
        for (Field<String> region : OF_SETTLEMENTS) {
            Column isOrphan = lit(false);
            for (Successions.Step step : orphans) {
                isOrphan = isOrphan.or(region.col()
                        .equalTo(step.code())
                        .and(SettlementLists.DISCHARGE_DATE.col().gt(lit(step.after()))));
            }
            job.small(settlements.where(isOrphan).select(region.col()).distinct(), CODES_MAX)
                    .forEach(row -> named.add(region.in(row)));
        }
        for (Successions.Step step : orphans) {
            if (named.contains(step.code())) {
                problems.add(
                        ProblemCode.INPUT_UNUSABLE,
                        "Region " + step.code() + " ended and nobody took over from it after " + step.after() + ".",
                        "Settlements of the period name it after that day.",
                        "Deliver region with its successor, and its successor's if that has ended too.");
            }
        }
        problems.refuseIfAny();
    }

    private SettledRegions() {}
}
