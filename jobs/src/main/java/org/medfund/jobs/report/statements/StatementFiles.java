package org.medfund.jobs.report.statements;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.csv.Csv;
import org.medfund.core.job.JobContext;
import org.medfund.core.job.Outputs;
import org.medfund.core.table.clearing.Budgets;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Period;
import org.medfund.jobs.report.Grid;
import org.medfund.jobs.report.Kind;
import org.medfund.jobs.report.Names;
import org.medfund.jobs.report.Sheet;
import org.medfund.jobs.report.Texts;
import org.medfund.jobs.report.Workbook;
import org.medfund.jobs.report.statements.PostedAmounts.Posted;

/**
 * The files of the statements of a period, in the order in which they are written: of each institution the list of its
 * cases and its page, then the page and the workbook of its region, at last the objections. Rows are read in that order
 * too, so that of the cases only what one page shows is held.
 */
final class StatementFiles {
    private final JobContext job;
    private final StatementInput in;
    private final StatementForm form;
    private final Path folder;
    private final StatementPages.Frame frame;
    private final Texts texts;
    private final Map<String, ObjectionWindow> windows;

    private final List<Row> statements;
    private final Map<String, String> runs;
    private final Map<String, String> institutionNames;
    private final Map<String, List<String>> groupNames;
    private final List<Row> results;
    private final List<Row> objections;
    private final StructType objectionSchema;

    private final Dataset<Row> cases;
    private final Dataset<Row> differences;
    private final Dataset<Row> posted;
    private final Map<String, List<Row>> postedOfRegion = new HashMap<>();

    /** @param windows time to object by region; none where the period is not open for confirmation */
    StatementFiles(
            JobContext job,
            StatementInput in,
            Period period,
            Path folder,
            Map<String, String> regionNames,
            Map<String, ObjectionWindow> windows) {
        this.job = job;
        this.in = in;
        this.form = StatementForm.of(period);
        this.folder = folder;
        this.texts = Texts.of(job);
        this.windows = windows;
        this.frame = new StatementPages.Frame(form.name(), period.toString(), Texts.currency(job), regionNames);
        this.statements = in.statements(form);
        this.runs = in.runs(form);
        this.institutionNames = in.institutionNames();
        this.groupNames = in.groupNames();
        this.results = in.small(in.results());
        Dataset<Row> filed = in.objections();
        this.objectionSchema = ObjectionRows.schema(filed);
        this.objections = in.small(filed).stream()
                .map(row ->
                        ObjectionRows.withStatus(row, objectionSchema, windows.get(CasePayments.REGION_CODE.in(row))))
                .toList();
        this.cases = in.cases();
        this.differences = in.differences();
        this.posted = in.posted();
    }

    List<Row> statements() {
        return statements;
    }

    List<Row> objections() {
        return objections;
    }

    /** @param isAlone whether one institution is written, without the files of its region */
    void addTo(Outputs outputs, boolean isAlone) {
        InstitutionRows caseRows =
                new InstitutionRows(job.stream(cases), CasePayments.REGION_CODE, CasePayments.INSTITUTION_CODE);
        InstitutionRows postedRows =
                new InstitutionRows(job.stream(posted), Postings.REGION_CODE, Postings.INSTITUTION_CODE);
        InstitutionRows differenceRows = new InstitutionRows(
                job.stream(differences), Reconciliation.REGION_CODE, Reconciliation.INSTITUTION_CODE);
        byRegion(statements)
                .forEach((region, ofRegion) -> byInstitution(ofRegion).forEach((institution, ofInstitution) -> {
                    Written written = new Written();
                    outputs.file(
                            folder.resolve(region).resolve(casesFile(institution)),
                            caseLines(later(() -> caseRows.of(region, institution)), written));
                    outputs.file(
                            folder.resolve(region).resolve(page(institution)),
                            Stream.of(region)
                                    .flatMap(code -> StatementPages.lines(institution(
                                            code,
                                            institution,
                                            ofInstitution,
                                            written,
                                            isAlone,
                                            postedRows,
                                            differenceRows))));
                }));
        if (isAlone) {
            return;
        }
        addRegions(outputs);
        outputs.file(
                folder.resolve("objection.csv"),
                Stream.concat(
                        Stream.of(Csv.header(ObjectionRows.header().toArray(String[]::new))),
                        objections.stream().map(Csv::line)));
    }

    /** What the list of cases has kept for the page written after it. */
    private static final class Written {
        private final List<Row> first = new ArrayList<>();
        private long count;

        void add(Row row) {
            count++;
            if (first.size() < StatementPages.ROWS_SHOWN) {
                first.add(row);
            }
        }
    }

    private static Stream<String> caseLines(Stream<Row> rows, Written written) {
        String header =
                Csv.header(CaseRows.COLUMNS.stream().map(field -> field.name()).toArray(String[]::new));
        return Stream.concat(Stream.of(header), rows.peek(written::add).map(Csv::line));
    }

    private StatementPages.InstitutionData institution(
            String region,
            String institution,
            List<Row> ofInstitution,
            Written written,
            boolean isAlone,
            InstitutionRows postedRows,
            InstitutionRows differenceRows) {
        List<Row> postedHere = stream(postedRows.of(region, institution)).toList();
        postedOfRegion.computeIfAbsent(region, code -> new ArrayList<>()).addAll(postedHere);
        List<Posted> amounts = postedHere.stream().map(Posted::of).toList();
        List<Row> differing = new ArrayList<>();
        long[] count = {0};
        differenceRows.of(region, institution).forEachRemaining(row -> {
            if (count[0]++ < StatementPages.ROWS_SHOWN) {
                differing.add(row);
            }
        });
        Names names = new Names();
        add(names, institution);
        StatementPages.addGroups(names, groupNames, written.first);
        return new StatementPages.InstitutionData(
                "institution",
                frame,
                isAlone ? "" : "../" + encoded(region) + ".html",
                region,
                StatementPages.window(windows.get(region)),
                institution,
                names.all(),
                runsOf(region),
                ofInstitution.stream()
                        .map(row -> StatementPages.shown(form, row, amounts))
                        .toList(),
                new StatementPages.Listed(written.count, StatementPages.cases(written.first)),
                encoded(casesFile(institution)),
                new StatementPages.Listed(count[0], StatementPages.differences(differing)),
                StatementPages.results(ofInstitution(results, institution)),
                StatementPages.objections(ofInstitution(objections, institution)));
    }

    private void addRegions(Outputs outputs) {
        Map<String, Long> caseCounts = in.casesByRegion(cases);
        List<Row> residual = in.residual();
        List<Row> budgets = in.budgets();
        Supplier<InstitutionRows> allCases = once(
                () -> new InstitutionRows(job.stream(cases), CasePayments.REGION_CODE, CasePayments.INSTITUTION_CODE));
        Supplier<InstitutionRows> allDifferences = once(() -> new InstitutionRows(
                job.stream(differences), Reconciliation.REGION_CODE, Reconciliation.INSTITUTION_CODE));
        byRegion(statements).forEach((region, ofRegion) -> {
            outputs.file(
                    folder.resolve(region + ".html"),
                    Stream.of(region).flatMap(code -> StatementPages.lines(region(code, ofRegion, residual, budgets))));
            outputs.file(folder.resolve(region + ".xlsx"), (OutputStream out) -> {
                write(region, ofRegion, caseCounts.getOrDefault(region, 0L), allCases, allDifferences, out);
                postedOfRegion.remove(region);
            });
        });
    }

    private StatementPages.RegionData region(String region, List<Row> ofRegion, List<Row> residual, List<Row> budgets) {
        Names names = new Names();
        ofRegion.forEach(row -> add(names, Postings.INSTITUTION_CODE.in(row)));
        return new StatementPages.RegionData(
                "region",
                frame,
                region,
                StatementPages.window(windows.get(region)),
                names.all(),
                runsOf(region),
                StatementPages.grid(
                        "statement_budgets",
                        ofRegion(budgets, region),
                        StatementPages.column(Budgets.INSURANCE_TYPE, Kind.WORD),
                        StatementPages.column(Budgets.INPATIENT_BUDGET_YUAN, Kind.MONEY),
                        StatementPages.column(Budgets.RESERVE_YUAN, Kind.MONEY)),
                StatementPages.totals(form, ofRegion),
                StatementPages.institutions(form, ofRegion),
                ofRegion.stream()
                        .map(row -> encoded(region) + "/" + encoded(page(Postings.INSTITUTION_CODE.in(row))))
                        .toList(),
                residual(ofRegion(residual, region)),
                StatementPages.results(ofRegion(results, region)),
                ofRegion(objections, region).size(),
                encoded(region) + ".xlsx");
    }

    private static Grid residual(List<Row> rows) {
        return StatementPages.grid(
                "residual_postings",
                rows,
                StatementPages.column(Postings.INSURANCE_TYPE, Kind.WORD),
                StatementPages.column(Postings.POSTING_CODE, Kind.WORD),
                StatementPages.column(Postings.DEBIT_ACCOUNT, Kind.WORD),
                StatementPages.column(Postings.CREDIT_ACCOUNT, Kind.WORD),
                StatementPages.column(Postings.AMOUNT_YUAN, Kind.MONEY));
    }

    private void write(
            String region,
            List<Row> ofRegion,
            long caseCount,
            Supplier<InstitutionRows> allCases,
            Supplier<InstitutionRows> allDifferences,
            OutputStream out)
            throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(
                new Sheet("statements", Sheet.columns(in.statementRows(form), form.table(), texts), ofRegion.stream()));
        sheets.add(new Sheet(
                "postings",
                Sheet.columns(posted, Postings.TABLE, texts),
                postedOfRegion.getOrDefault(region, List.of()).stream()));
        long sheetsOfCases = Math.max(1, (caseCount + Workbook.ROWS_MAX - 1) / Workbook.ROWS_MAX);
        for (long sheet = 1; sheet <= sheetsOfCases; sheet++) {
            sheets.add(new Sheet(
                    sheetsOfCases == 1 ? "cases" : "cases_" + sheet,
                    Sheet.columns(cases, CasePayments.TABLE, texts),
                    sheetRows(region, allCases)));
        }
        List<Row> ofResults = ofRegion(results, region);
        if (!ofResults.isEmpty()) {
            sheets.add(new Sheet(
                    "reconciliation_results",
                    Sheet.columns(in.results(), ReconciliationResults.TABLE, texts),
                    ofResults.stream()));
            sheets.add(new Sheet(
                    "reconciliation",
                    Sheet.columns(differences, Reconciliation.TABLE, texts),
                    sheetRows(region, allDifferences)));
        }
        List<Row> filed = ofRegion(objections, region);
        if (!filed.isEmpty()) {
            sheets.add(new Sheet("objections", objectionColumns(), filed.stream()));
        }
        new Workbook(sheets).writeTo(out);
    }

    /** The next rows of the region that a sheet has room for. */
    private static Stream<Row> sheetRows(String region, Supplier<InstitutionRows> rows) {
        return later(() -> rows.get().of(region, Workbook.ROWS_MAX));
    }

    /** Rows asked for when the first is read, one at a time: a flat map would hold all of them. */
    private static Stream<Row> later(Supplier<Iterator<Row>> rows) {
        Supplier<Iterator<Row>> made = once(rows);
        return stream(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return made.get().hasNext();
            }

            @Override
            public Row next() {
                return made.get().next();
            }
        });
    }

    private List<Sheet.Column> objectionColumns() {
        return Stream.of(objectionSchema.fields())
                .map(field -> {
                    String key = "column." + field.name();
                    String meaning = Objections.TABLE
                            .field(field.name())
                            .map(known -> known.doc())
                            .or(() -> texts.english(key))
                            .orElse("");
                    return new Sheet.Column(field.name(), texts.chinese(key).orElse(""), meaning, field.dataType());
                })
                .toList();
    }

    private List<String> runsOf(String region) {
        String run = runs.get(region);
        return run == null ? List.of() : List.of(run);
    }

    private void add(Names names, String institution) {
        String name = institutionNames.get(institution);
        if (name != null) {
            names.add(Kind.INSTITUTION, institution, name, null);
        }
    }

    private static Map<String, List<Row>> byRegion(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Postings.REGION_CODE::in, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, List<Row>> byInstitution(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Postings.INSTITUTION_CODE.in(row), LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Row> ofRegion(List<Row> rows, String region) {
        return rows.stream()
                .filter(row -> region.equals(Postings.REGION_CODE.in(row)))
                .toList();
    }

    private static List<Row> ofInstitution(List<Row> rows, String institution) {
        return rows.stream()
                .filter(row -> institution.equals(Postings.INSTITUTION_CODE.inOrNull(row)))
                .toList();
    }

    private static String page(String institution) {
        return fileName(institution) + ".html";
    }

    private static String casesFile(String institution) {
        return fileName(institution) + "-cases.csv";
    }

    /** A code as the name of a file: letters and digits stay. */
    private static String fileName(String code) {
        return encoded(code).replace('%', '_');
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Stream<Row> stream(Iterator<Row> rows) {
        Iterable<Row> each = () -> rows;
        return StreamSupport.stream(each.spliterator(), false);
    }

    private static <T> Supplier<T> once(Supplier<T> made) {
        List<T> kept = new ArrayList<>();
        return () -> {
            if (kept.isEmpty()) {
                kept.add(made.get());
            }
            return kept.get(0);
        };
    }
}
