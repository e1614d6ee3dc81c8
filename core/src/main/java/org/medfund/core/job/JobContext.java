package org.medfund.core.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.medfund.core.lake.Lake;
import org.medfund.core.policy.Policies;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Areas;
import org.medfund.core.time.Period;
import org.medfund.core.time.PolicyYear;

/**
 * What a job may see: published rows, and the policies in force. Everything seen is noted: it is the run's input in
 * the ledger.
 */
public final class JobContext {
    private final Lake lake;
    private final RunLedger ledger;
    private final PublishedRows published;
    private final Policies policies;
    private final TreeMap<String, String> inputs = new TreeMap<>();
    private final TreeMap<String, Policy> policiesRead = new TreeMap<>();

    JobContext(Lake lake, RunLedger ledger, Policies policies) {
        this(lake, ledger, policies, Map.of());
    }

    /** @param replayed as {@link PublishedRows} takes it */
    JobContext(Lake lake, RunLedger ledger, Policies policies, Map<String, Map<Table, Dataset<Row>>> replayed) {
        this.lake = lake;
        this.ledger = ledger;
        this.published = new PublishedRows(lake, ledger, replayed);
        this.policies = policies;
    }

    public SparkSession spark() {
        return lake.spark();
    }

    /** Where the lake is, for messages and for what must lie outside it. */
    public String lakeRoot() {
        return lake.root();
    }

    /**
     * Every published row of a table. Of a landed table: the records that count, over all deliveries; none if no
     * delivery had the file.
     *
     * @throws Refusal if nothing of a computed table, or of any landed table, is published
     */
    public Dataset<Row> read(Table table) {
        return read(table, List.of(), new Period[0]);
    }

    /** As {@link #read(Table)}, rows of these periods only. */
    public Dataset<Row> read(Table table, Period... periods) {
        return read(table, List.of(), periods);
    }

    /** As {@link #read(Table)}, rows of these regions and periods only; none named means all. */
    public Dataset<Row> read(Table table, Collection<Region> regions, Period... periods) {
        List<RunLedger.Entry> visible = visible(table, regions, periods);
        boolean isMissing = table.landing() == null
                ? visible.isEmpty()
                : ledger.visible(Areas.TABLE).isEmpty();
        if (isMissing) {
            throw missing(table, regions, List.of(periods));
        }
        return seen(table, visible);
    }

    /**
     * As {@link #read(Table)}, of a table computed by year: of each region the rows of its own years. Of these, years
     * that are not published are simply not there.
     *
     * @param yearsOfRegion the years wanted, by region
     * @throws Refusal if no region has one of its years published
     */
    public Dataset<Row> readYears(Table table, Map<Region, ? extends Collection<Integer>> yearsOfRegion) {
        Set<String> wanted = new HashSet<>();
        yearsOfRegion.forEach(
                (region, years) -> years.forEach(year -> wanted.add(region.code() + "/" + new PolicyYear(year))));
        List<RunLedger.Entry> visible = ledger.visible(table).stream()
                .filter(entry -> wanted.contains(entry.regionCode() + "/" + entry.period()))
                .toList();
        if (visible.isEmpty()) {
            TreeSet<Integer> years = new TreeSet<>();
            yearsOfRegion.values().forEach(years::addAll);
            throw missing(table, yearsOfRegion.keySet(), years);
        }
        return seen(table, visible);
    }

    /**
     * The newest year that a table computed by year is published for in one of the regions.
     *
     * @param regions none named means all
     * @throws Refusal if it is published for no year
     */
    public PolicyYear newestYear(Table table, Collection<Region> regions) {
        return visible(table, regions).stream()
                .map(entry -> PolicyYear.of(entry.period()))
                .max(Comparator.comparingInt(PolicyYear::value))
                .orElseThrow(() -> missing(table, regions, List.of()));
    }

    /** As {@link #read(Table, Collection, Period...)}, but no rows if nothing is published. */
    public Dataset<Row> readOrEmpty(Table table, Collection<Region> regions, Period... periods) {
        return seen(table, visible(table, regions, periods));
    }

    /**
     * As {@link #readOrEmpty}, for deciding whether a run may take place at all. What decides that is no input of what is
     * computed, so it is not noted: the same inputs give the same run, whatever else has been decided since.
     */
    public Dataset<Row> consult(Table table, Collection<Region> regions, Period... periods) {
        return rowsOf(table, visible(table, regions, periods));
    }

    /** The runs whose rows of a computed table a reader of the region and period sees; they are noted as read. */
    public SortedSet<String> visibleRuns(Table table, Region region, Period period) {
        List<RunLedger.Entry> visible = visible(table, List.of(region), period);
        if (!visible.isEmpty()) {
            note(visible, table.name());
        }
        return visible.stream().map(RunLedger.Entry::runId).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Of a computed table the row published first for each key, in any run for one of the regions and the period, whatever
     * superseded it: what was promised then. In order of publication. Only the runs of these rows are noted, so that what
     * is published later leaves the input as it is.
     *
     * @param counts which rows may be the first
     * @param key columns with the region among them
     * @param max rows that all runs together may have
     */
    public List<Row> firstPublished(
            Table table, Collection<Region> regions, Period period, Column counts, List<Field<?>> key, int max) {
        List<String> codes = regions.stream().map(Region::code).toList();
        Map<String, List<RunLedger.Entry>> byRun = ledger.history(table).stream()
                .filter(entry -> entry.period().equals(period.toString()) && codes.contains(entry.regionCode()))
                .collect(Collectors.groupingBy(RunLedger.Entry::runId, LinkedHashMap::new, Collectors.toList()));
        Map<List<Object>, Row> first = new LinkedHashMap<>();
        List<RunLedger.Entry> used = new ArrayList<>();
        byRun.forEach((run, entries) -> {
            for (Row row : small(published.ofRuns(table, entries).where(counts), max)) {
                List<Object> values = new ArrayList<>();
                key.forEach(field -> values.add(field.in(row)));
                if (first.putIfAbsent(values, row) == null) {
                    used.addAll(entries);
                }
            }
        });
        if (!used.isEmpty()) {
            note(used, table.name() + " as first published");
        }
        return List.copyOf(first.values());
    }

    /** Whether a computed table is published for the region and period, be it without a row. */
    public boolean isPublished(Table table, Region region, Period period) {
        return !visible(table, List.of(region), period).isEmpty();
    }

    /** As {@link #isPublished(Table, Region, Period)}, for one of these regions and any period; none named means all. */
    public boolean isPublished(Table table, Collection<Region> regions) {
        return !visible(table, regions).isEmpty();
    }

    private List<RunLedger.Entry> visible(Table table, Collection<Region> regions, Period... periods) {
        List<String> labels = Arrays.stream(periods).map(Period::toString).toList();
        List<String> codes = regions.stream().map(Region::code).toList();
        return ledger.visible(table).stream()
                .filter(entry -> table.landing() != null
                        || ((labels.isEmpty() || labels.contains(entry.period()))
                                && (codes.isEmpty()
                                        || entry.regionCode().equals(Scope.EVERYWHERE)
                                        || codes.contains(entry.regionCode()))))
                .toList();
    }

    /** The rows of these entries; of a landed table the records that count. */
    private Dataset<Row> seen(Table table, List<RunLedger.Entry> visible) {
        if (!visible.isEmpty()) {
            note(visible, table.name());
        }
        return rowsOf(table, visible);
    }

    private Dataset<Row> rowsOf(Table table, List<RunLedger.Entry> visible) {
        return table.landing() != null ? published.ofDeliveries(table) : published.ofRuns(table, visible);
    }

    private Refusal missing(Table table, Collection<Region> regions, Collection<?> periods) {
        return Problem.of(
                        ProblemCode.INPUT_MISSING,
                        "Nothing is published in " + table.name()
                                + (periods.isEmpty() ? "" : " for " + periods)
                                + (regions.isEmpty() ? "." : " of " + regions + "."),
                        lake.root() + " was looked at.",
                        "Run " + table.writer() + " first.")
                .refusal();
    }

    /**
     * The records of a landed table that count without this delivery and those after it: what its first run saw. So
     * the same delivery again is judged by the same rows, and never by its own.
     *
     * @return empty if no earlier delivery had the table
     */
    public Optional<Dataset<Row>> readBefore(String deliveryId, Table table) {
        long sequence = ledger.firstPublished(deliveryId);
        List<RunLedger.Entry> visible = ledger.visible(table, sequence);
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        note(visible, table.name());
        return Optional.of(published.ofDeliveries(table, sequence));
    }

    /** Notes something outside the lake that the run reads, such as a landing folder, by its digest. */
    public void note(String input, String digest) {
        inputs.put(input, digest);
    }

    /**
     * The regions a run is for.
     *
     * @param asked the one asked for; none means every pooling region delivered
     * @throws Refusal if the region is unknown
     */
    public List<Region> regions(Optional<Region> asked) {
        List<Region> known = small(
                        read(Areas.TABLE).select(Areas.REGION_CODE.col()).distinct(), 10_000)
                .stream()
                .map(row -> Region.of(Areas.REGION_CODE.in(row)))
                .sorted()
                .toList();
        if (asked.isEmpty()) {
            return known;
        }
        if (!known.contains(asked.get())) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "Region " + asked.get() + " is unknown.",
                            "The lake has " + known + ".",
                            "Pass one of them, or leave --region out.")
                    .refusal();
        }
        return List.of(asked.get());
    }

    /** The policy in force; noted in the ledger with every value that is read from it. */
    public Policy policy(Region region, Period period) {
        return policiesRead.computeIfAbsent(region + "/" + period.year(), key -> policies.of(region, period.year()));
    }

    /** The national policy in force, for what does not belong to one region. */
    public Policy nationalPolicy(Period period) {
        return policiesRead.computeIfAbsent("national/" + period.year(), key -> policies.national(period.year()));
    }

    /**
     * The rows of a small table, for a formula that iterates over them.
     *
     * @throws IllegalStateException if there are more than {@code max}
     */
    public List<Row> small(Dataset<Row> rows, int max) {
        List<Row> collected = rows.limit(max + 1).collectAsList();
        if (collected.size() > max) {
            throw new IllegalStateException(
                    "More than " + max + " rows where a small table is expected: " + Arrays.toString(rows.columns()));
        }
        return collected;
    }

    /**
     * As {@link #small(Dataset, int)}, of rows whose number is no fault of the program.
     *
     * @throws Refusal with this problem if there are more than {@code max}
     */
    public List<Row> small(Dataset<Row> rows, int max, Problem tooMany) {
        List<Row> collected = rows.limit(max + 1).collectAsList();
        if (collected.size() > max) {
            throw tooMany.refusal();
        }
        return collected;
    }

    /**
     * The rows of a large result one after the other, for a file. They are computed up to the first row when this is
     * called, so that what cannot be computed fails here; of the rest one partition at a time is held in memory.
     *
     * @param rows sorted, if the order matters
     */
    public Stream<Row> stream(Dataset<Row> rows) {
        Iterator<Row> each = rows.toLocalIterator();
        boolean isEmpty = !each.hasNext();
        return isEmpty
                ? Stream.of()
                : StreamSupport.stream(Spliterators.spliteratorUnknownSize(each, Spliterator.ORDERED), false);
    }

    /** What the harness has recorded of runs up to now. */
    public RunRecords records() {
        return new RunRecords(this, lake, ledger);
    }

    /** Replays of published runs under the policies of this context; see {@link Replay}. */
    public Replay replay() {
        return new Replay(lake, ledger, policies);
    }

    /**
     * As {@link #read(Table)}, with {@link Table#RUN_ID}: which run a figure is of.
     *
     * @throws Refusal if nothing of the table is published
     */
    public Dataset<Row> readTraced(Table table) {
        List<RunLedger.Entry> visible = ledger.visible(table);
        if (visible.isEmpty()) {
            throw missing(table, List.of(), List.of());
        }
        return table.landing() != null ? published.tracedDeliveries(table) : published.tracedRuns(table, visible);
    }

    /** Rows of a table made by a formula. */
    public Dataset<Row> rows(Table table, List<Row> rows) {
        return spark().createDataFrame(rows, table.contentSchema());
    }

    private void note(List<RunLedger.Entry> visible, String table) {
        TreeSet<String> runs = new TreeSet<>();
        visible.forEach(entry -> runs.add(entry.runId()));
        inputs.merge(table, String.join(",", runs), (a, b) -> a.equals(b) ? a : a + "," + b);
    }

    RunLedger ledger() {
        return ledger;
    }

    Map<String, String> inputs() {
        return inputs;
    }

    /** Every policy value read, one a line, with its source. */
    String policyText() {
        StringBuilder text = new StringBuilder();
        policiesRead.forEach((key, policy) -> policy.valuesRead()
                .forEach((name, value) -> text.append(key)
                        .append(' ')
                        .append(name)
                        .append(" = ")
                        .append(value)
                        .append('\n')));
        return text.toString();
    }
}
