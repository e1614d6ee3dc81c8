package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Scope;
import org.medfund.core.region.Region;
import org.medfund.core.table.Table;
import org.medfund.core.table.Tables;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.ml.Models;
import org.medfund.core.table.ops.Runs;
import org.medfund.core.table.reference.DiagnosisCodes;
import org.medfund.core.table.reference.ProcedureCodes;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/** What a report of one year may see: published rows of its regions, and the runs that published them. */
public final class ReportInput {
    static final String TABLES = "tables";
    static final String REGIONS = "regions";
    private static final String PLACE = "place";
    private static final Set<Table> OF_ANY_PERIOD =
            Set.of(GroupCatalogue.TABLE, Models.TABLE, DiagnosisCodes.TABLE, ProcedureCodes.TABLE);
    private static final int ROWS_MAX = 100_000;

    private final JobContext job;
    private final PolicyYear year;
    private final List<Region> regions;
    private final NextCommands commands;
    private final Names names = new Names();
    private final List<Row> visible;
    private final Set<String> publishedTables = new HashSet<>();
    private final Set<String> tablesRead = new HashSet<>();
    private final Set<String> runsOfHistory = new HashSet<>();

    /** @param regions none means all */
    public ReportInput(JobContext job, PolicyYear year, List<Region> regions) {
        this.job = job;
        this.year = year;
        this.regions = regions;
        this.commands = commands(job, year);
        this.visible = small(visible(Runs.PERIOD.col().equalTo(year.toString()))
                .select(Runs.TABLE_NAME.col(), Runs.REGION_CODE.col(), Table.RUN_ID.col(), Runs.ROW_COUNT.col()));
        visible.forEach(row -> publishedTables.add(Runs.TABLE_NAME.in(row)));
    }

    public PolicyYear year() {
        return year;
    }

    /** The regions the report is about; none means all. */
    List<Region> regions() {
        return regions;
    }

    /** Names of the codes shown. */
    public Names names() {
        return names;
    }

    /** The currency of every amount, as the deliveries have it. */
    public String currency() {
        return Texts.currency(job);
    }

    /** The runs whose rows have been read so far, and all that these rest on, by sequence. */
    List<Row> runs() {
        Set<String> read = visible.stream()
                .filter(row -> tablesRead.contains(Runs.TABLE_NAME.in(row)))
                .map(Table.RUN_ID::in)
                .collect(Collectors.toCollection(TreeSet::new));
        read.addAll(runsOfHistory);
        Map<String, String> inputs = new HashMap<>();
        small(published().select(Table.RUN_ID.col(), Runs.INPUT_RUN_IDS.col()).distinct())
                .forEach(row -> inputs.put(Table.RUN_ID.in(row), Runs.INPUT_RUN_IDS.in(row)));
        Column ofOneRegion = when(Runs.REGION_CODE.col().notEqual(Scope.EVERYWHERE), Runs.REGION_CODE.col());
        return small(published()
                .where(Table.RUN_ID.col().isin(Lineage.of(read, inputs).toArray()))
                .groupBy(
                        Runs.SEQUENCE.col(),
                        Table.RUN_ID.col(),
                        Runs.JOB.col(),
                        Runs.PERIOD.col(),
                        Runs.CODE_VERSION.col())
                .agg(
                        array_join(sort_array(collect_set(Runs.TABLE_NAME.col())), " ")
                                .as(TABLES),
                        when(countDistinct(ofOneRegion).equalTo(0), lit(Scope.EVERYWHERE))
                                .when(countDistinct(ofOneRegion).equalTo(1), max(ofOneRegion))
                                .otherwise(countDistinct(ofOneRegion).cast(DataTypes.StringType))
                                .as(REGIONS),
                        // A run that read no policy has nothing to take a digest of.
                        Runs.POLICY_SHA256.as(max(when(Runs.POLICY_TEXT.col().notEqual(""), Runs.POLICY_SHA256.col()))),
                        Runs.ROW_COUNT.as(sum(Runs.ROW_COUNT.col())))
                .orderBy(Runs.SEQUENCE.col()));
    }

    boolean isPublished(Table table) {
        return publishedTables.contains(table.name());
    }

    /** What to run to fill a table. */
    List<String> commandsFor(Table table) {
        return commands.filling(table);
    }

    /** Rows of a computed table of the year and the regions; of other tables every row. None if nothing is there. */
    Dataset<Row> rows(Table table) {
        tablesRead.add(table.name());
        return isOfAnyPeriod(table)
                ? job.readOrEmpty(table, List.of())
                : job.readOrEmpty(table, table.regionField() == null ? List.of() : regions, year);
    }

    /** As {@link #rows}, of a table computed by month, quarter, or year: rows of every period of the year. */
    Dataset<Row> rowsOfTheYear(Table table) {
        Period[] periods = year.books().toArray(Period[]::new);
        Object[] labels = Stream.of(periods).map(Period::toString).toArray();
        if (readRuns(table, Runs.PERIOD.col().isin(labels))) {
            publishedTables.add(table.name());
        }
        return job.readOrEmpty(table, regions, periods);
    }

    /** As {@link #rows}, of a table computed by year: rows of this year and of every earlier one published. */
    Dataset<Row> history(Table table) {
        readRuns(table, Runs.PERIOD.col().leq(year.toString()));
        return job.readOrEmpty(table, regions).where(RelativeWeights.YEAR.col().leq(year.value()));
    }

    /** Notes the runs whose rows of these periods are read; whether there are any. */
    private boolean readRuns(Table table, Column isOfThePeriods) {
        tablesRead.add(table.name());
        List<Row> runs = small(visible(isOfThePeriods)
                .where(Runs.TABLE_NAME.col().equalTo(table.name()))
                .select(Table.RUN_ID.col())
                .distinct());
        runs.forEach(row -> runsOfHistory.add(Table.RUN_ID.in(row)));
        return !runs.isEmpty();
    }

    /** The runs whose rows of the year a reader of the table sees in the region. */
    List<String> runsOf(Table table, String region) {
        return visible.stream()
                .filter(row -> Runs.TABLE_NAME.in(row).equals(table.name())
                        && (Runs.REGION_CODE.in(row).equals(region)
                                || Runs.REGION_CODE.in(row).equals(Scope.EVERYWHERE)))
                .map(Table.RUN_ID::in)
                .distinct()
                .sorted()
                .toList();
    }

    /** Regions for which a table computed by region has rows of the year. */
    List<String> regionsOf(Table table) {
        return visible.stream()
                .filter(row -> Runs.TABLE_NAME.in(row).equals(table.name()) && Runs.ROW_COUNT.in(row) > 0)
                .map(Runs.REGION_CODE::in)
                .distinct()
                .sorted()
                .toList();
    }

    /** Rows one after the other, for a file. */
    Stream<Row> stream(Dataset<Row> rows) {
        return job.stream(rows);
    }

    /** Whether the region column of a row is one of the report's. */
    Column isOfTheRegions(Column region) {
        return regions.isEmpty()
                ? lit(true)
                : region.isin(regions.stream().map(Region::code).toArray());
    }

    /** Names of the pooling regions, by code: that of the division with the region's code. */
    public Map<String, String> regionNames() {
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
        visible.forEach(row -> loaded.merge(Runs.TABLE_NAME.in(row), Runs.ROW_COUNT.in(row), Long::sum));
        Tables.landed().forEach(table -> tablesRead.add(table.name()));
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
    private Dataset<Row> visible(Column isOfThePeriod) {
        Object[] anyPeriod = Tables.ALL.stream()
                .filter(ReportInput::isOfAnyPeriod)
                .map(Table::name)
                .toArray();
        Object[] shared =
                Tables.ALL.stream().filter(Table::isShared).map(Table::name).toArray();
        return published()
                .where(isOfThePeriod.or(Runs.TABLE_NAME.col().isin(anyPeriod)))
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

    private Dataset<Row> published() {
        return job.records().rows(Runs.TABLE).where(Runs.STATUS.col().equalTo("PUBLISHED"));
    }

    /** Those of the lake, with schemes and labels as its latest runs had them. */
    private static NextCommands commands(JobContext job, PolicyYear year) {
        NextCommands commands = new NextCommands(job.lakeRoot(), year);
        job.small(
                        job.records()
                                .rows(Runs.TABLE)
                                .where(Runs.STATUS.col().equalTo("PUBLISHED"))
                                .groupBy(Runs.JOB.col())
                                .agg(Runs.ARGUMENTS.as(max_by(Runs.ARGUMENTS.col(), Runs.SEQUENCE.col()))),
                        ROWS_MAX)
                .forEach(row -> commands.asBefore(Runs.JOB.in(row), Runs.ARGUMENTS.in(row)));
        return commands;
    }

    private static boolean isOfAnyPeriod(Table table) {
        return NextCommands.isOfDeliveries(table) || OF_ANY_PERIOD.contains(table);
    }
}
