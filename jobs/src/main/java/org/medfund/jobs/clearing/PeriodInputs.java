package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.care.AllDeductions;
import org.medfund.core.care.LocalDeductions;
import org.medfund.core.job.JobContext;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.SpecialCaseDecisions;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/**
 * What a clearing period is computed from, as one hash of its content for each region (SPEC D.1): rows delivered again
 * unchanged, or in another order, are the same inputs.
 */
final class PeriodInputs {
    private static final DateTimeFormatter YEAR_MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final int SHA_BITS = 256;
    private static final int REGIONS_MAX = 10_000;

    private static final Field<String> REGION = Field.text("input_region", "Pooling region");
    private static final Field<String> SOURCE = Field.text("source", "Table the rows are of");
    private static final Field<Long> ROWS = Field.count("row_count", "Rows");
    private static final Field<String> SUM = Field.text("hash_sum", "Sum of the hashes of the rows");
    private static final Field<String> HASH = Field.text("hash", "Hash over all tables");
    private static final Field<Long> ASSESSED = Field.count("assessed", "Rows of assessments");

    /**
     * The inputs of one region.
     *
     * @param hash SHA-256 over table, number of rows, and sum of row hashes
     * @param hasAssessments whether assessments of the year are among them
     */
    record Pinned(String hash, long rowCount, boolean hasAssessments) {}

    /** How rows are looked at: noted as read, or only consulted. */
    @FunctionalInterface
    interface Look {
        Dataset<Row> at(Table table, Collection<Region> regions, Period... periods);
    }

    /** One table's rows of the period, and whose region each is. */
    private record Part(Table table, Dataset<Row> rows, Field<String> region) {}

    /**
     * The inputs of every region that has some: case payments, deductions its institutions bear, instant payments, and
     * monthly settlements of the year up to the period's last day; of the year itself also budgets, prepayments, special
     * cases, and assessments, on which no month or quarter rests, and what corrections of a closed year before rest on.
     */
    static SortedMap<Region, Pinned> of(JobContext job, Look look, Collection<Region> regions, Period period) {
        PolicyYear year = period.year();
        List<Part> parts = new ArrayList<>(List.of(
                new Part(
                        CasePayments.TABLE,
                        upTo(period, look.at(CasePayments.TABLE, regions, year)),
                        CasePayments.REGION_CODE),
                deductions(job, look, regions, period),
                new Part(
                        InstantPayments.TABLE,
                        look.at(InstantPayments.TABLE, List.of())
                                .where(isOf(period, InstantPayments.SETTLEMENT_MONTH))
                                .join(
                                        look.at(Institutions.TABLE, List.of())
                                                .select(
                                                        Institutions.INSTITUTION_CODE.col(),
                                                        Institutions.REGION_CODE.col())
                                                .distinct(),
                                        Institutions.INSTITUTION_CODE.name()),
                        Institutions.REGION_CODE),
                new Part(
                        MonthlySettlements.TABLE,
                        look.at(MonthlySettlements.TABLE, List.of())
                                .where(isOf(period, MonthlySettlements.SETTLEMENT_MONTH)),
                        MonthlySettlements.REGION_CODE)));
        if (period instanceof PolicyYear) {
            parts.add(ofYear(look, year, Budgets.TABLE, Budgets.YEAR, Budgets.REGION_CODE));
            parts.add(ofYear(look, year, Prepayments.TABLE, Prepayments.YEAR, Prepayments.REGION_CODE));
            parts.add(ofYear(look, year, Assessments.TABLE, Assessments.YEAR, Assessments.REGION_CODE));
            parts.add(new Part(
                    SpecialCaseDecisions.TABLE,
                    look.at(SpecialCaseDecisions.TABLE, regions, year),
                    SpecialCaseDecisions.REGION_CODE));
            List<Region> corrected = ClosedPeriods.closed(job, regions, year.minus(1));
            if (!corrected.isEmpty()) {
                parts.add(new Part(
                        CasePayments.TABLE,
                        look.at(CasePayments.TABLE, corrected, year.minus(1)),
                        CasePayments.REGION_CODE));
                parts.add(deductions(job, look, corrected, year.minus(1)));
            }
        }
        Dataset<Row> sums = parts.stream()
                .map(PeriodInputs::sums)
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .where(REGION.col().isin(codes(regions)));
        SortedMap<Region, Pinned> pinned = new TreeMap<>();
        job.small(whole(sums), REGIONS_MAX)
                .forEach(row -> pinned.put(
                        Region.of(REGION.in(row)), new Pinned(HASH.in(row), ROWS.in(row), ASSESSED.in(row) > 0)));
        return pinned;
    }

    private static Part deductions(JobContext job, Look look, Collection<Region> regions, Period period) {
        return new Part(
                AuditDeductions.TABLE,
                LocalDeductions.of(
                        job,
                        regions,
                        period,
                        AllDeductions.of(job, regions, (table, of) -> look.at(table, of))
                                .where(isOf(period, AuditDeductions.SETTLEMENT_MONTH))
                                .where(AuditDeductions.REGION_CODE.col().isin(codes(regions))),
                        look.at(SettlementLists.TABLE, List.of())),
                AuditDeductions.REGION_CODE);
    }

    private static Object[] codes(Collection<Region> regions) {
        return regions.stream().map(Region::code).toArray();
    }

    /** What is delivered for a year as a whole. */
    private static Part ofYear(Look look, PolicyYear year, Table table, Field<Integer> ofRow, Field<String> region) {
        return new Part(table, look.at(table, List.of()).where(ofRow.col().equalTo(year.value())), region);
    }

    /** One row per region of a table: how many rows, and the sum of their hashes, which no order changes. */
    private static Dataset<Row> sums(Part part) {
        // A hash leaves nulls out, so that ("a", null) and (null, "a") would be the same without telling them apart.
        Column[] content = part.table().fields().stream()
                .flatMap(field ->
                        field.nullable() ? Stream.of(field.col(), field.col().isNull()) : Stream.of(field.col()))
                .toArray(Column[]::new);
        Column rowHash = xxhash64(content).cast(DataTypes.createDecimalType(20, 0));
        return part.rows()
                .groupBy(REGION.as(part.region().col()))
                .agg(ROWS.as(count(lit(1))), SUM.as(sum(rowHash).cast(DataTypes.StringType)))
                .withColumn(SOURCE.name(), lit(part.table().name()));
    }

    private static Dataset<Row> whole(Dataset<Row> sums) {
        Column line = concat_ws(" ", SOURCE.col(), ROWS.col().cast(DataTypes.StringType), SUM.col());
        Column assessed = when(SOURCE.col().equalTo(Assessments.TABLE.name()), ROWS.col());
        return sums.groupBy(REGION.col())
                .agg(
                        HASH.as(sha2(
                                concat_ws("\n", sort_array(collect_list(line))).cast(DataTypes.BinaryType), SHA_BITS)),
                        ROWS.as(sum(ROWS.col())),
                        ASSESSED.as(coalesce(sum(assessed), lit(0L))));
    }

    /** Whether a settlement month, {@code yyyyMM}, lies in the year up to the period's end. */
    private static Column isOf(Period period, Field<String> settlementMonth) {
        return settlementMonth
                .col()
                .between(
                        period.year().firstDay().format(YEAR_MONTH),
                        period.lastDay().format(YEAR_MONTH));
    }

    /** Cases discharged up to the period's last day. */
    private static Dataset<Row> upTo(Period period, Dataset<Row> payments) {
        return payments.where(CasePayments.DISCHARGE_DATE.col().leq(lit(period.lastDay())));
    }

    private PeriodInputs() {}
}
