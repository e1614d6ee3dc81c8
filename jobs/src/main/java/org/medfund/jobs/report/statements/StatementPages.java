package org.medfund.jobs.report.statements;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.PlainText;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.MonthStatements;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Reconciliation;
import org.medfund.core.table.clearing.ReconciliationResults;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.report.Grid;
import org.medfund.jobs.report.Kind;
import org.medfund.jobs.report.Names;
import org.medfund.jobs.report.Page;
import org.medfund.jobs.report.statements.PostedAmounts.Posted;
import org.medfund.jobs.report.statements.StatementForm.Books;
import org.medfund.jobs.report.statements.StatementForm.Line;

/** The pages of statements: what each is given as data. They open offline and need nothing else. */
final class StatementPages {
    /** Rows of a list that a page shows; the files beside it have all. */
    static final int ROWS_SHOWN = 500;

    private static final String PAGE = "statement";

    /** What every page of a period says of itself. */
    record Frame(String form, String period, String currency, Map<String, String> regionNames) {}

    /** The time to object; empty texts if the period is not open for confirmation. */
    record WindowShown(String opened, String lastDay) {}

    /** A posting code in a figure: what it adds, negative if it takes off. */
    record TermShown(String code, Books books, String amount) {}

    /**
     * A figure.
     *
     * @param posted sum of its terms; empty if it has none
     * @param rest what the figure has beyond it, from outside the books; empty if nothing
     */
    record LineShown(
            String figure, Kind kind, String value, boolean isSum, List<TermShown> terms, String posted, String rest) {}

    /** The statement of one insurance type with everything posted for it. */
    record StatementShown(String insuranceType, String caseCount, List<LineShown> lines, Grid postings) {}

    /** A list of which the page shows the beginning. */
    record Listed(long count, Grid grid) {}

    /**
     * @param back address of the region's page; empty if there is none
     * @param casesFile address of the list of all cases
     */
    record InstitutionData(
            String page,
            Frame frame,
            String back,
            String region,
            WindowShown window,
            String institution,
            Map<Kind, Map<String, List<String>>> names,
            List<String> runs,
            List<StatementShown> statements,
            Listed cases,
            String casesFile,
            Listed differences,
            Grid results,
            Grid objections) {}

    /** @param addresses of the institutions' pages, in the order of the rows of {@code institutions} */
    record RegionData(
            String page,
            Frame frame,
            String region,
            WindowShown window,
            Map<Kind, Map<String, List<String>>> names,
            List<String> runs,
            Grid budgets,
            Grid totals,
            Grid institutions,
            List<String> addresses,
            Grid residual,
            Grid results,
            long objections,
            String workbook) {}

    static Stream<String> lines(Object data) {
        return Page.lines(PAGE, data);
    }

    static WindowShown window(@Nullable ObjectionWindow window) {
        return window == null
                ? new WindowShown("", "")
                : new WindowShown(window.opened().toString(), window.lastDay().toString());
    }

    /** A statement as shown, with the sum of postings behind each figure. */
    static StatementShown shown(StatementForm form, Row statement, List<Posted> posted) {
        String type = Postings.INSURANCE_TYPE.in(statement);
        List<Posted> ofType = posted.stream()
                .filter(each -> each.insuranceType().equals(type))
                .toList();
        return new StatementShown(
                type,
                PlainText.of(MonthStatements.CASE_COUNT.in(statement)),
                form.lines().stream()
                        .map(line -> shown(line, statement, ofType))
                        .toList(),
                postings(ofType));
    }

    private static LineShown shown(Line line, Row statement, List<Posted> posted) {
        Object value = line.figure().inOrNull(statement);
        List<TermShown> terms = line.terms().stream()
                .map(term -> new TermShown(
                        term.code(), term.books(), PlainText.of(Money.yuan(PostedAmounts.fen(term, posted)))))
                .filter(term -> !term.amount().equals("0.00") || line.terms().size() == 1)
                .toList();
        BigDecimal sum = Money.yuan(PostedAmounts.fen(line, posted));
        BigDecimal rest =
                value instanceof BigDecimal figure && !line.terms().isEmpty() ? figure.subtract(sum) : BigDecimal.ZERO;
        return new LineShown(
                line.figure().name(),
                Kind.of(line.figure()),
                PlainText.of(value),
                line.isSum(),
                terms,
                line.terms().isEmpty() ? "" : PlainText.of(sum),
                rest.signum() == 0 ? "" : PlainText.of(rest));
    }

    private static Grid postings(List<Posted> posted) {
        return new Grid(
                "statement_postings",
                List.of(
                        column(PostedAmounts.BOOKS, Kind.WORD),
                        column(Postings.POSTING_CODE, Kind.WORD),
                        column(Postings.DEBIT_ACCOUNT, Kind.WORD),
                        column(Postings.CREDIT_ACCOUNT, Kind.WORD),
                        column(PostedAmounts.POSTING_COUNT, Kind.COUNT),
                        column(CaseRows.POSTED_YUAN, Kind.MONEY)),
                posted.stream()
                        .map(each -> List.of(
                                each.books().name(),
                                each.code(),
                                each.debit(),
                                each.credit(),
                                Long.toString(each.count()),
                                PlainText.of(Money.yuan(each.fen()))))
                        .toList(),
                false);
    }

    /** The cases a page shows. */
    static Grid cases(List<Row> rows) {
        return grid(
                "statement_cases",
                rows,
                column(CasePayments.INSURANCE_TYPE, Kind.WORD),
                column(CasePayments.SETTLEMENT_ID, Kind.CODE),
                column(CasePayments.DISCHARGE_DATE, Kind.TEXT),
                column(CasePayments.GROUP_CODE, Kind.GROUP),
                column(CasePayments.PAYMENT_PATH, Kind.WORD),
                column(CasePayments.STANDARD_YUAN, Kind.MONEY),
                column(CasePayments.PAYMENT_YUAN, Kind.MONEY),
                column(CasePayments.PERSON_TOTAL_YUAN, Kind.MONEY),
                column(CasePayments.OTHER_FUNDS_YUAN, Kind.MONEY),
                column(CasePayments.ENTITLEMENT_YUAN, Kind.MONEY),
                column(Postings.PERIOD, Kind.TEXT),
                column(Postings.POSTING_CODE, Kind.WORD),
                column(CaseRows.POSTED_YUAN, Kind.MONEY),
                column(Postings.CORRECTS_POSTING_ID, Kind.CODE));
    }

    static Grid differences(List<Row> rows) {
        return grid(
                "reconciliation",
                rows,
                column(Reconciliation.INSURANCE_TYPE, Kind.WORD),
                column(Reconciliation.SETTLEMENT_ID, Kind.CODE),
                column(Reconciliation.REASON, Kind.WORD),
                column(Reconciliation.AGENCY_YUAN, Kind.MONEY),
                column(Reconciliation.HOSPITAL_YUAN, Kind.MONEY),
                column(Reconciliation.DIFFERENCE_YUAN, Kind.MONEY),
                column(Reconciliation.OTHER_PERIOD, Kind.TEXT),
                column(Reconciliation.OTHER_INSTITUTION_CODE, Kind.TEXT));
    }

    static Grid results(List<Row> rows) {
        return grid(
                "reconciliation_results",
                rows,
                column(ReconciliationResults.INSTITUTION_CODE, Kind.INSTITUTION),
                column(ReconciliationResults.INSURANCE_TYPE, Kind.WORD),
                column(ReconciliationResults.EQUAL_COUNT, Kind.COUNT),
                column(ReconciliationResults.DIFFERENCE_COUNT, Kind.COUNT),
                column(ReconciliationResults.AGENCY_YUAN, Kind.MONEY),
                column(ReconciliationResults.HOSPITAL_YUAN, Kind.MONEY),
                column(ReconciliationResults.DIFFERENCE_YUAN, Kind.MONEY),
                column(ReconciliationResults.RECONCILIATION_CODE, Kind.TEXT));
    }

    static Grid objections(List<Row> rows) {
        return grid(
                "objections",
                rows,
                column(Objections.OBJECTION_ID, Kind.CODE),
                column(ObjectionRows.STATUS, Kind.WORD),
                column(Objections.FILED_DATE, Kind.TEXT),
                column(Objections.SETTLEMENT_ID, Kind.CODE),
                column(Objections.AMOUNT_YUAN, Kind.MONEY),
                column(Objections.OBJECTION_TEXT, Kind.TEXT),
                column(CasePayments.PAYMENT_PATH, Kind.WORD),
                column(CasePayments.ENTITLEMENT_YUAN, Kind.MONEY),
                column(CaseRows.POSTED_YUAN, Kind.MONEY),
                column(Objections.ANSWER, Kind.TEXT),
                column(Objections.ANSWERED_DATE, Kind.TEXT));
    }

    /** What a region's institutions come to, by insurance type. */
    static Grid totals(StatementForm form, List<Row> statements) {
        List<Field<?>> figures = money(form);
        Map<String, BigDecimal[]> sums = new TreeMap<>();
        for (Row row : statements) {
            BigDecimal[] ofType = sums.computeIfAbsent(
                    Postings.INSURANCE_TYPE.in(row),
                    type -> Stream.generate(() -> Money.yuan(0))
                            .limit(figures.size())
                            .toArray(BigDecimal[]::new));
            for (int at = 0; at < ofType.length; at++) {
                ofType[at] = ofType[at].add((BigDecimal) figures.get(at).in(row));
            }
        }
        List<Grid.Column> columns = new ArrayList<>();
        columns.add(column(Postings.INSURANCE_TYPE, Kind.WORD));
        figures.forEach(figure -> columns.add(column(figure, Kind.MONEY)));
        List<List<String>> rows = new ArrayList<>();
        sums.forEach((type, ofType) -> {
            List<String> cells = new ArrayList<>(List.of(type));
            Stream.of(ofType).forEach(sum -> cells.add(PlainText.of(sum)));
            rows.add(cells);
        });
        return new Grid("statement_totals", columns, rows, false);
    }

    static Grid institutions(StatementForm form, List<Row> statements) {
        List<Grid.Column> columns = new ArrayList<>(List.of(
                column(Institutions.INSTITUTION_CODE, Kind.INSTITUTION),
                column(Postings.INSURANCE_TYPE, Kind.WORD),
                column(MonthStatements.CASE_COUNT, Kind.COUNT)));
        money(form).forEach(figure -> columns.add(column(figure, Kind.MONEY)));
        return grid("statement_institutions", statements, columns.toArray(Grid.Column[]::new));
    }

    private static List<Field<?>> money(StatementForm form) {
        return form.lines().stream()
                .<Field<?>>map(Line::figure)
                .filter(figure -> Kind.of(figure) == Kind.MONEY)
                .toList();
    }

    static Grid grid(String id, List<Row> rows, Grid.Column... columns) {
        return new Grid(
                id,
                List.of(columns),
                rows.stream()
                        .map(row -> Stream.of(columns)
                                .map(column -> PlainText.of(row.get(row.fieldIndex(column.name()))))
                                .toList())
                        .toList(),
                false);
    }

    static Grid.Column column(Field<?> field, Kind kind) {
        return new Grid.Column(field.name(), kind);
    }

    /** Names of the groups that these cases show. */
    static void addGroups(Names names, Map<String, List<String>> groups, List<Row> cases) {
        for (Row row : cases) {
            String code = CasePayments.GROUP_CODE.inOrNull(row);
            if (code == null) {
                continue;
            }
            List<String> known = groups.get(code);
            if (known != null) {
                names.add(Kind.GROUP, code, known.get(0), known.get(1));
            }
        }
    }

    private StatementPages() {}
}
