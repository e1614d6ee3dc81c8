package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.claims.CodeConversions;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.QuarantinedRows;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.ml.Models;
import org.medfund.core.table.ops.Runs;
import org.medfund.core.time.PolicyYear;

/** What a report of one year may see: published rows of its regions, and the runs that published them. */
final class ReportInput {
    static final String TABLES = "tables";
    static final String REGION_COUNT = "region_count";
    private static final String PLACE = "place";
    private static final int ROWS_MAX = 100_000;

    private final JobContext job;
    private final PolicyYear year;
    private final List<Region> regions;
    private final List<Row> runs;
    private final Set<String> publishedTables = new HashSet<>();

    /** @param regions none means all */
    ReportInput(JobContext job, PolicyYear year, List<Region> regions) {
        this.job = job;
        this.year = year;
        this.regions = regions;
        this.runs = small(visible()
                .groupBy(
                        Runs.SEQUENCE.col(),
                        Table.RUN_ID.col(),
                        Runs.JOB.col(),
                        Runs.PERIOD.col(),
                        Runs.CODE_VERSION.col(),
                        Runs.POLICY_SHA256.col())
                .agg(
                        array_join(sort_array(collect_set(Runs.TABLE_NAME.col())), " ")
                                .as(TABLES),
                        countDistinct(when(Runs.REGION_CODE.col().notEqual(Scope.EVERYWHERE), Runs.REGION_CODE.col()))
                                .as(REGION_COUNT),
                        Runs.ROW_COUNT.as(sum(Runs.ROW_COUNT.col())))
                .orderBy(Runs.SEQUENCE.col()));
        runs.forEach(
                run -> publishedTables.addAll(List.of(run.<String>getAs(TABLES).split(" "))));
    }

    PolicyYear year() {
        return year;
    }

    /** The regions the report is about; none means all. */
    List<Region> regions() {
        return regions;
    }

    /** The runs whose rows the report shows, by sequence. */
    List<Row> runs() {
        return runs;
    }

    boolean isPublished(Table table) {
        return publishedTables.contains(table.name());
    }

    String commandFor(Table table) {
        return isOfDeliveries(table)
                ? "bin/medfund ingest --landing DIR"
                : "bin/medfund " + table.writer() + " --year " + year;
    }

    /** Rows of a computed table of the year and the regions; of other tables every row. None if nothing is there. */
    Dataset<Row> rows(Table table) {
        return isOfAnyPeriod(table)
                ? job.readOrEmpty(table, List.of())
                : job.readOrEmpty(table, table.regionField() == null ? List.of() : regions, year);
    }

    /** Whether the region column of a row is one of the report's. */
    Column isOfTheRegions(Column region) {
        return regions.isEmpty()
                ? lit(true)
                : region.isin(regions.stream().map(Region::code).toArray());
    }

    /** The rows with the name of their institution, null where it is unknown. */
    Dataset<Row> withInstitutionName(Dataset<Row> rows) {
        Dataset<Row> names = rows(Institutions.TABLE)
                .select(Institutions.INSTITUTION_CODE.col(), Institutions.INSTITUTION_NAME.col());
        Column[] columns =
                new ArrayList<>(List.of(rows.columns())).stream().map(rows::col).toArray(Column[]::new);
        return rows.join(
                        names,
                        rows.col(Institutions.INSTITUTION_CODE.name()).equalTo(Institutions.INSTITUTION_CODE.of(names)),
                        "left")
                .select(concat(columns, Institutions.INSTITUTION_NAME.of(names)));
    }

    /** Names of the pooling regions, by code: that of the division with the region's code. */
    Map<String, String> regionNames() {
        Map<String, String> names = new TreeMap<>();
        small(rows(Areas.TABLE)
                        .where(Areas.AREA_CODE.col().equalTo(Areas.REGION_CODE.col()))
                        .groupBy(Areas.REGION_CODE.col())
                        .agg(Areas.AREA_NAME.as(max_by(Areas.AREA_NAME.col(), Areas.VALID_FROM_DATE.col()))))
                .forEach(row -> names.put(Areas.REGION_CODE.in(row), Areas.AREA_NAME.in(row)));
        return names;
    }

    /** Rows loaded by delivery runs, by landed table. */
    Map<String, Long> loadedRows() {
        Map<String, Long> loaded = new TreeMap<>();
        small(visible().groupBy(Runs.TABLE_NAME.col()).agg(Runs.ROW_COUNT.as(sum(Runs.ROW_COUNT.col()))))
                .forEach(row -> loaded.put(Runs.TABLE_NAME.in(row), Runs.ROW_COUNT.in(row)));
        return loaded;
    }

    /** Rows that aggregation has made few. */
    List<Row> small(Dataset<Row> rows) {
        return job.small(rows, ROWS_MAX);
    }

    /**
     * Ledger rows of which readers see the rows: of each table, region, and period the last published one, of a shared table
     * that of each job.
     */
    private Dataset<Row> visible() {
        Object[] anyPeriod = Tables.ALL.stream()
                .filter(ReportInput::isOfAnyPeriod)
                .map(Table::name)
                .toArray();
        Object[] shared =
                Tables.ALL.stream().filter(Table::isShared).map(Table::name).toArray();
        return job.recorded(Runs.TABLE)
                .where(Runs.STATUS.col().equalTo("PUBLISHED"))
                .where(Runs.PERIOD
                        .col()
                        .equalTo(year.toString())
                        .or(Runs.TABLE_NAME.col().isin(anyPeriod)))
                .where(Runs.REGION_CODE.col().equalTo(Scope.EVERYWHERE).or(isOfTheRegions(Runs.REGION_CODE.col())))
                .withColumn(
                        PLACE,
                        row_number()
                                .over(Window.partitionBy(
                                                Runs.TABLE_NAME.col(),
                                                Runs.REGION_CODE.col(),
                                                Runs.PERIOD.col(),
                                                when(Runs.TABLE_NAME.col().isin(shared), Runs.JOB.col()))
                                        .orderBy(Runs.SEQUENCE.col().desc())))
                .where(col(PLACE).equalTo(1));
    }

    private static boolean isOfDeliveries(Table table) {
        return table.landing() != null || table.equals(QuarantinedRows.TABLE) || table.equals(CodeConversions.TABLE);
    }

    private static boolean isOfAnyPeriod(Table table) {
        return isOfDeliveries(table) || table.equals(GroupCatalogue.TABLE) || table.equals(Models.TABLE);
    }

    private static Column[] concat(Column[] columns, Column last) {
        Column[] all = java.util.Arrays.copyOf(columns, columns.length + 1);
        all[columns.length] = last;
        return all;
    }
}
