package org.medfund.jobs.clearing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.job.JobContext;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Problems;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/**
 * The months of a fund year up to a period, by region, and which of them {@code settle-month} has settled. The others were
 * settled elsewhere and are delivered as paid, or not at all.
 */
final class BookMonths {
    static final Field<String> REGION = Field.text("month_region_code", "Pooling region");
    static final Field<Integer> MONTH = Field.whole("month_of_year", "1 to 12");
    static final Field<Boolean> IS_SETTLED_HERE = Field.flag("is_settled_here", "Settled by settle-month");
    private static final StructType SCHEMA = new StructType()
            .add(REGION.name(), DataTypes.StringType, false)
            .add(MONTH.name(), DataTypes.IntegerType, false)
            .add(IS_SETTLED_HERE.name(), DataTypes.BooleanType, false);
    private static final int MONTHS_MAX = 100_000;

    /** One month of a region. */
    private record Key(String regionCode, int month) {}

    private final JobContext job;
    private final PolicyYear year;
    private final List<Region> regions;
    private final int last;
    private final Set<Key> settledHere = new HashSet<>();

    private BookMonths(JobContext job, List<Region> regions, Period upTo) {
        this.job = job;
        this.year = upTo.year();
        this.regions = List.copyOf(regions);
        this.last = upTo.lastDay().getMonthValue();
    }

    /** The months of these regions up to the end of a quarter or year. */
    static BookMonths upTo(JobContext job, List<Region> regions, Period period) {
        BookMonths months = new BookMonths(job, regions, period);
        months.findSettled(months.last);
        return months;
    }

    /**
     * The months that are settled with this one: those settled here before, of which differences may have come up, and the
     * month itself.
     */
    static BookMonths settledWith(JobContext job, List<Region> regions, Month month) {
        BookMonths months = new BookMonths(job, regions, month);
        months.findSettled(months.last - 1);
        regions.forEach(region -> months.settledHere.add(new Key(region.code(), months.last)));
        return months;
    }

    private void findSettled(int through) {
        for (Region region : regions) {
            for (int month = 1; month <= through; month++) {
                if (isSettled(job, region, month(month))) {
                    settledHere.add(new Key(region.code(), month));
                }
            }
        }
    }

    /** Whether settle-month has published the month of a region. */
    static boolean isSettled(JobContext job, Region region, Month month) {
        return job.isPublished(MonthStatements.TABLE, region, month);
    }

    private Month month(int ofYear) {
        return new Month(YearMonth.of(year.value(), ofYear));
    }

    /** Region, month, and whether it was settled here: only those that were. */
    Dataset<Row> settledHere() {
        return rows().where(IS_SETTLED_HERE.col());
    }

    /** Region, month, and whether it was settled here: one row for each. */
    Dataset<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Region region : regions) {
            for (int month = 1; month <= last; month++) {
                rows.add(RowFactory.create(region.code(), month, settledHere.contains(new Key(region.code(), month))));
            }
        }
        return job.spark().createDataFrame(rows, SCHEMA);
    }

    /** The rows whose region and month are among these months, with {@link #IS_SETTLED_HERE}. */
    static Dataset<Row> within(Dataset<Row> months, Dataset<Row> rows, Column region, Column month) {
        return rows.join(
                        functions.broadcast(months),
                        region.equalTo(REGION.col()).and(month.equalTo(MONTH.col())))
                .drop(REGION.name(), MONTH.name());
    }

    /** The month of a settlement month yyyyMM. */
    static Column ofYear(Column settlementMonth) {
        return settlementMonth.substr(5, 2).cast(DataTypes.IntegerType);
    }

    /**
     * Refuses if one of the months has cases that nobody has paid: neither settled here, or now, nor delivered as paid.
     *
     * @param payments {@link CasePayments} of the year
     * @param delivered {@link MonthlySettlements} of the year
     */
    void refuseGaps(Dataset<Row> payments, Dataset<Row> delivered) {
        Set<Key> paid = new HashSet<>(settledHere);
        job.small(
                        delivered
                                .select(
                                        MonthlySettlements.REGION_CODE.col(),
                                        ofYear(MonthlySettlements.SETTLEMENT_MONTH.col())
                                                .as(MONTH.name()))
                                .distinct(),
                        MONTHS_MAX)
                .forEach(row -> paid.add(new Key(row.getString(0), row.getInt(1))));
        TreeSet<String> gaps = new TreeSet<>();
        Problems problems = new Problems();
        job.small(
                        payments.select(
                                        CasePayments.REGION_CODE.col(),
                                        functions
                                                .month(CasePayments.DISCHARGE_DATE.col())
                                                .as(MONTH.name()))
                                .distinct(),
                        MONTHS_MAX)
                .forEach(row -> {
                    Key key = new Key(row.getString(0), row.getInt(1));
                    if (key.month() <= last && !paid.contains(key)) {
                        gaps.add(key.regionCode() + " " + month(key.month()));
                    }
                });
        gaps.forEach(gap -> problems.add(unpaid(gap.split(" ")[0], gap.split(" ")[1])));
        problems.refuseIfAny();
    }

    private Problem unpaid(String region, String month) {
        return Problem.of(
                ProblemCode.INPUT_MISSING,
                "Region " + region + " has cases of " + month + ", but that month is neither settled nor delivered as"
                        + " paid.",
                "Months are settled in order, so that every case is paid once.",
                "Run settle-month --month " + month + " --region " + region + " first, or deliver its rows of "
                        + MonthlySettlements.TABLE.name() + ".");
    }
}
