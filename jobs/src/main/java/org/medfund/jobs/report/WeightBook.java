package org.medfund.jobs.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.medfund.core.table.weights.RelativeWeights.GROUP_CODE;
import static org.medfund.core.table.weights.RelativeWeights.REGION_CODE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.medfund.core.money.Money;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.grouping.GroupCatalogue;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.table.weights.TrimmedCases;
import org.medfund.core.table.weights.WeightSensitivities;

/**
 * The weight book: an HTML file per pooling region beside the report, which opens offline and has a page for each of its
 * groups. A file per region rather than per group: 30 regions of 600 groups are 30 files of some megabytes at most, and
 * not 18 000. Rows come in the order of the files, so that one region is held at a time.
 */
final class WeightBook {
    static final String CASES = "hospital_cases";
    static final String COST_FEN = "hospital_cost_fen";
    private static final String HISTORY = "history";
    private static final String TRIMS = "trims";
    private static final String HOSPITALS = "hospitals";

    /** What a file is given. */
    private record Book(
            String year,
            String currency,
            String report,
            String region,
            Map<String, String> regionNames,
            Map<Kind, Map<String, List<String>>> names,
            List<String> runs,
            List<GroupPage> groups) {}

    /** What the files of all regions share. */
    private record Shared(
            ReportInput in, String report, Map<String, String> regionNames, Names groups, Names hospitals) {}

    /** Where the page of a group is, from the report. */
    static String address(ReportInput in, String region, String group) {
        return address(in, region) + "#group="
                + URLEncoder.encode(group, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static String address(ReportInput in, String region) {
        return "weights-" + in.year() + "/" + region + ".html";
    }

    /** Regions that have a book. */
    static List<String> regions(ReportInput in) {
        return in.regionsOf(RelativeWeights.TABLE);
    }

    /**
     * The files by their path; none if no weights are published.
     *
     * @param report file of the report
     */
    static Map<Path, Stream<String>> files(ReportInput in, Path report, Map<String, String> regionNames) {
        Map<Path, Stream<String>> files = new LinkedHashMap<>();
        List<String> regions = regions(in);
        if (regions.isEmpty()) {
            return files;
        }
        Names groups = new Names();
        in.small(ofTheBook(in))
                .forEach(row -> groups.add(
                        Kind.GROUP,
                        GroupCatalogue.SCHEME.in(row) + "/" + GroupCatalogue.GROUP_CODE.in(row),
                        GroupCatalogue.GROUP_NAME.in(row),
                        GroupCatalogue.GROUP_NAME_EN.inOrNull(row)));
        Names hospitals = new Names();
        in.small(treating(in))
                .forEach(row -> hospitals.add(
                        Kind.INSTITUTION,
                        Institutions.INSTITUTION_CODE.in(row),
                        Institutions.INSTITUTION_NAME.in(row),
                        null));
        Shared shared = new Shared(in, String.valueOf(report.getFileName()), regionNames, groups, hospitals);
        Rows rows = new Rows(in.stream(rows(in)));
        for (String region : regions) {
            files.put(
                    report.resolveSibling(address(in, region)),
                    Stream.of(region).flatMap(code -> Page.lines("weights", book(shared, code, rows.of(code)))));
        }
        return files;
    }

    /** Names of the groups that have a page. */
    private static Dataset<Row> ofTheBook(ReportInput in) {
        Dataset<Row> names = GroupNames.of(in);
        Dataset<Row> weighed = in.rows(RelativeWeights.TABLE).select(RelativeWeights.SCHEME.col(), GROUP_CODE.col());
        return names.join(
                weighed,
                GroupCatalogue.SCHEME
                        .of(names)
                        .equalTo(RelativeWeights.SCHEME.of(weighed))
                        .and(GroupCatalogue.GROUP_CODE.of(names).equalTo(GROUP_CODE.of(weighed))),
                "left_semi");
    }

    /** Names of the hospitals that have a case. */
    private static Dataset<Row> treating(ReportInput in) {
        Dataset<Row> names = in.rows(Institutions.TABLE)
                .select(Institutions.INSTITUTION_CODE.col(), Institutions.INSTITUTION_NAME.col());
        Dataset<Row> cases = in.rows(GroupedCases.TABLE)
                .where(GroupedCases.counts().and(GroupedCases.GROUP_CODE.col().isNotNull()))
                .select(GroupedCases.INSTITUTION_CODE.col())
                .distinct();
        return names.join(
                cases,
                Institutions.INSTITUTION_CODE.of(names).equalTo(GroupedCases.INSTITUTION_CODE.of(cases)),
                "left_semi");
    }

    private static Book book(Shared shared, String region, List<Row> rows) {
        List<GroupPage> groups = rows.stream()
                .map(row -> GroupPage.of(row, list(row, HISTORY), list(row, TRIMS), list(row, HOSPITALS)))
                .toList();
        Names names = new Names();
        groups.forEach(page -> {
            names.addFrom(shared.groups(), Kind.GROUP, page.group());
            page.hospitals().forEach(each -> names.addFrom(shared.hospitals(), Kind.INSTITUTION, each.institution()));
        });
        return new Book(
                shared.in().year().toString(),
                shared.in().currency(),
                shared.report(),
                region,
                new TreeMap<>(Map.of(region, shared.regionNames().getOrDefault(region, ""))),
                names.all(),
                shared.in().runsOf(RelativeWeights.TABLE, region),
                groups);
    }

    private static List<Row> list(Row row, String name) {
        return row.getList(row.fieldIndex(name));
    }

    /** A row of the weights with its history, what it is under every way to trim, and its hospitals; by region and group. */
    private static Dataset<Row> rows(ReportInput in) {
        Dataset<Row> history = byGroup(in.history(RelativeWeights.TABLE), HISTORY, withYearFirst());
        Dataset<Row> trims = byGroup(in.rows(WeightSensitivities.TABLE), TRIMS, all(WeightSensitivities.TABLE));
        Dataset<Row> hospitals = byGroup(
                hospitals(in), HOSPITALS, List.of(GroupedCases.INSTITUTION_CODE.col(), col(CASES), col(COST_FEN)));
        return joined(joined(joined(in.rows(RelativeWeights.TABLE), history), trims), hospitals)
                .orderBy(REGION_CODE.col(), GROUP_CODE.col());
    }

    /**
     * Cases and cost of each hospital in each group: cases of the year that its weight rests on, so that those of the
     * hospitals add up to {@code year_case_count}.
     */
    private static Dataset<Row> hospitals(ReportInput in) {
        Dataset<Row> cases = in.rows(GroupedCases.TABLE)
                .where(GroupedCases.counts().and(GroupedCases.GROUP_CODE.col().isNotNull()))
                .select(
                        GroupedCases.REGION_CODE.col(),
                        GroupedCases.GROUP_CODE.col(),
                        GroupedCases.INSTITUTION_CODE.col(),
                        GroupedCases.SETTLEMENT_ID.col(),
                        GroupedCases.TOTAL_COST_YUAN.col());
        Dataset<Row> leftOut = in.rows(TrimmedCases.TABLE).select(TrimmedCases.SETTLEMENT_ID.col());
        return cases.join(
                        leftOut,
                        GroupedCases.SETTLEMENT_ID.of(cases).equalTo(TrimmedCases.SETTLEMENT_ID.of(leftOut)),
                        "left_anti")
                .groupBy(REGION_CODE.col(), GROUP_CODE.col(), GroupedCases.INSTITUTION_CODE.col())
                .agg(
                        count(lit(1)).as(CASES),
                        sum(Money.fen(GroupedCases.TOTAL_COST_YUAN.col())).as(COST_FEN));
    }

    private static List<Column> withYearFirst() {
        List<Column> columns = new ArrayList<>(List.of(RelativeWeights.YEAR.col()));
        RelativeWeights.TABLE.fields().stream()
                .filter(field -> !field.equals(RelativeWeights.YEAR))
                .forEach(field -> columns.add(field.col()));
        return columns;
    }

    private static List<Column> all(Table table) {
        return table.fields().stream().map(field -> field.col()).toList();
    }

    /** One row per region and group with the rows of it as a list, sorted. */
    private static Dataset<Row> byGroup(Dataset<Row> rows, String name, List<Column> columns) {
        return rows.groupBy(REGION_CODE.col(), GROUP_CODE.col())
                .agg(sort_array(collect_list(struct(columns.toArray(Column[]::new))))
                        .as(name));
    }

    private static Dataset<Row> joined(Dataset<Row> left, Dataset<Row> right) {
        String name =
                Arrays.stream(right.columns()).reduce((first, last) -> last).orElseThrow();
        Column none = array().cast(right.schema().apply(name).dataType());
        return left.join(
                        right,
                        REGION_CODE
                                .of(left)
                                .equalTo(REGION_CODE.of(right))
                                .and(GROUP_CODE.of(left).equalTo(GROUP_CODE.of(right))),
                        "left")
                .drop(REGION_CODE.of(right))
                .drop(GROUP_CODE.of(right))
                .withColumn(name, coalesce(col(name), none));
    }

    /** Rows in the order of their regions, handed out region by region. */
    private static final class Rows {
        private final Iterator<Row> rows;
        private Row next = RowFactory.create();

        Rows(Stream<Row> rows) {
            this.rows = rows.iterator();
            advance();
        }

        private void advance() {
            next = rows.hasNext() ? rows.next() : RowFactory.create();
        }

        List<Row> of(String region) {
            List<Row> found = new ArrayList<>();
            while (next.size() > 0 && REGION_CODE.in(next).compareTo(region) <= 0) {
                if (REGION_CODE.in(next).equals(region)) {
                    found.add(next);
                }
                advance();
            }
            return found;
        }
    }

    private WeightBook() {}
}
