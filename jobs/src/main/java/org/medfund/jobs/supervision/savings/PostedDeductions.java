package org.medfund.jobs.supervision.savings;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.care.AllDeductions;
import org.medfund.core.care.LocalDeductions;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.Money;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.RegionFundFlows;
import org.medfund.core.time.Month;
import org.medfund.core.time.PolicyYear;

/** What audit deductions have taken back of flags: those the books have posted, not those only decided. */
final class PostedDeductions {
    static final Field<Long> RECOVERED_FEN = Field.count("recovered_fen", "Taken back, fen");

    private static final int MONTHS_MAX = 1_000;
    private static final DateTimeFormatter YEAR_MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final Field<Integer> FUND_YEAR = Field.whole("fund_year", "Year of the settlement month");
    private static final Field<Long> POSTED_FEN = Field.count("posted_fen", "Posted, fen");
    private static final Column[] BOOK = {
        AuditDeductions.REGION_CODE.col(),
        AuditDeductions.INSURANCE_TYPE.col(),
        AuditDeductions.INSTITUTION_CODE.col(),
        FUND_YEAR.col()
    };
    private static final String[] BOOK_NAMES = {
        AuditDeductions.REGION_CODE.name(),
        AuditDeductions.INSURANCE_TYPE.name(),
        AuditDeductions.INSTITUTION_CODE.name(),
        FUND_YEAR.name()
    };

    /**
     * One row per flag that a deduction names: {@link AuditDeductions#FLAG_ID} and {@link #RECOVERED_FEN}. Books post the
     * deductions of an institution and year as one sum: what is posted of it covers them in order of their month. What falls
     * on another region counts from the netting of its month on.
     */
    static Dataset<Row> of(JobContext job, List<Region> regions) {
        Object[] codes = regions.stream().map(Region::code).toArray();
        Dataset<Row> all = AllDeductions.of(job, regions)
                .where(AuditDeductions.REGION_CODE.col().isin(codes));
        Dataset<Row> named = all.where(AuditDeductions.FLAG_ID.col().isNotNull());
        List<String> months =
                job.small(named.select(AuditDeductions.SETTLEMENT_MONTH.col()).distinct(), MONTHS_MAX).stream()
                        .map(AuditDeductions.SETTLEMENT_MONTH::in)
                        .sorted()
                        .toList();
        Dataset<Row> local = local(job, regions, all, months);
        Dataset<Row> elsewhere = named.join(
                        local.select(AuditDeductions.DEDUCTION_ID.col()),
                        new String[] {AuditDeductions.DEDUCTION_ID.name()},
                        "left_anti")
                .where(AuditDeductions.SETTLEMENT_MONTH.col().isin(netted(job, regions, months)))
                .select(AuditDeductions.FLAG_ID.col(), RECOVERED_FEN.as(Money.fen(AuditDeductions.AMOUNT_YUAN.col())));
        return covered(local, posted(job, regions))
                .unionByName(elsewhere)
                .groupBy(AuditDeductions.FLAG_ID.col())
                .agg(RECOVERED_FEN.as(sum(RECOVERED_FEN.col())));
    }

    /** Deductions that the institutions of the regions bear, of the years in which one names a flag. */
    private static Dataset<Row> local(JobContext job, List<Region> regions, Dataset<Row> all, List<String> months) {
        List<Dataset<Row>> years = new ArrayList<>(List.of(all.limit(0)));
        months.stream()
                .map(month -> month.substring(0, 4))
                .distinct()
                .forEach(year -> years.add(LocalDeductions.of(
                        job,
                        regions,
                        PolicyYear.of(year),
                        all.where(AuditDeductions.SETTLEMENT_MONTH.col().startsWith(year)),
                        job.read(SettlementLists.TABLE))));
        return years.stream().reduce(Dataset::unionByName).orElseThrow();
    }

    /** Months whose flows between regions are published, by themselves or with their year. */
    private static Object[] netted(JobContext job, List<Region> regions, List<String> months) {
        return months.stream()
                .filter(text -> {
                    Month month = new Month(YearMonth.parse(text, YEAR_MONTH));
                    Region any = regions.get(0); // flows are of all regions at once
                    return !job.visibleRuns(RegionFundFlows.TABLE, any, month).isEmpty()
                            || !job.visibleRuns(RegionFundFlows.TABLE, any, month.year())
                                    .isEmpty();
                })
                .toArray();
    }

    /** What the books have posted of deductions, by fund year; what came late to a closed year stands in the next. */
    private static Dataset<Row> posted(JobContext job, List<Region> regions) {
        Column isLate = Postings.POSTING_CODE
                .col()
                .equalTo("PRIOR_YEAR_CORRECTION")
                .and(Postings.SETTLEMENT_ID.col().isNull());
        Column fen = Money.fen(Postings.AMOUNT_YUAN.col());
        Column isTaken = Postings.CREDIT_ACCOUNT.col().equalTo("HOSPITAL_ENTITLEMENT");
        return job.readOrEmpty(Postings.TABLE, regions)
                .where(Postings.POSTING_CODE.col().equalTo("AUDIT_DEDUCTION").or(isLate))
                .select(
                        Postings.REGION_CODE.col(),
                        Postings.INSURANCE_TYPE.col(),
                        Postings.INSTITUTION_CODE.col(),
                        FUND_YEAR.as(substring(Postings.PERIOD.col(), 1, 4)
                                .cast(DataTypes.IntegerType)
                                .minus(when(isLate, 1).otherwise(0))),
                        when(isTaken, fen).otherwise(fen.multiply(lit(-1))).as(POSTED_FEN.name()))
                .groupBy(BOOK)
                .agg(POSTED_FEN.as(sum(POSTED_FEN.col())));
    }

    private static Dataset<Row> covered(Dataset<Row> local, Dataset<Row> posted) {
        WindowSpec earlier = Window.partitionBy(BOOK)
                .orderBy(AuditDeductions.SETTLEMENT_MONTH.col(), AuditDeductions.DEDUCTION_ID.col())
                .rowsBetween(Window.unboundedPreceding(), -1);
        Column fen = Money.fen(AuditDeductions.AMOUNT_YUAN.col());
        Column left = coalesce(POSTED_FEN.col(), lit(0L)).minus(coalesce(sum(fen).over(earlier), lit(0L)));
        return local.withColumn(
                        FUND_YEAR.name(),
                        substring(AuditDeductions.SETTLEMENT_MONTH.col(), 1, 4).cast(DataTypes.IntegerType))
                .join(posted, BOOK_NAMES, "left")
                .select(AuditDeductions.FLAG_ID.col(), RECOVERED_FEN.as(greatest(lit(0L), least(fen, left))))
                .where(AuditDeductions.FLAG_ID.col().isNotNull());
    }

    private PostedDeductions() {}
}
