package org.medfund.jobs.report.statements;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.time.Period;
import org.medfund.jobs.report.statements.StatementForm.Books;
import org.medfund.jobs.report.statements.StatementForm.Line;
import org.medfund.jobs.report.statements.StatementForm.Term;

/**
 * What the books of a year post for each institution, as it sees them: positive is what it gains, negative what is taken
 * or has been paid.
 */
final class PostedAmounts {
    static final Field<String> BOOKS = Field.text("books", "PERIOD, or BEFORE: earlier periods of the year");
    static final Field<Long> POSTING_COUNT = Field.count("posting_count", "Postings");
    private static final String ENTITLEMENT = "HOSPITAL_ENTITLEMENT";
    private static final String DEPOSIT = "QUALITY_DEPOSIT";

    /** Postings of one code about one institution and insurance type. */
    record Posted(String insuranceType, Books books, String code, String debit, String credit, long count, long fen) {
        static Posted of(Row row) {
            return new Posted(
                    Postings.INSURANCE_TYPE.in(row),
                    Books.valueOf(BOOKS.in(row)),
                    Postings.POSTING_CODE.in(row),
                    Postings.DEBIT_ACCOUNT.in(row),
                    Postings.CREDIT_ACCOUNT.in(row),
                    POSTING_COUNT.in(row),
                    Money.fen(CaseRows.POSTED_YUAN.in(row)));
        }
    }

    /** What an institution gains by a posting, in fen: its entitlement counts, or else its deposit. */
    static Column gainFen() {
        Column fen = Money.fen(Postings.AMOUNT_YUAN.col());
        Column loss = fen.multiply(lit(-1));
        return when(Postings.DEBIT_ACCOUNT.col().equalTo(ENTITLEMENT), fen)
                .when(Postings.CREDIT_ACCOUNT.col().equalTo(ENTITLEMENT), loss)
                .when(Postings.DEBIT_ACCOUNT.col().equalTo(DEPOSIT), fen)
                .otherwise(loss);
    }

    /**
     * One row per institution, insurance type, code, and pair of accounts, of the period and of those before it.
     *
     * @param postings {@link Postings} of the books up to the period; those about no institution are left out
     */
    static Dataset<Row> byInstitution(Dataset<Row> postings, Period period) {
        Column books = when(Postings.PERIOD.col().equalTo(period.toString()), Books.PERIOD.name())
                .otherwise(Books.BEFORE.name());
        return postings.where(Postings.INSTITUTION_CODE.col().isNotNull())
                .groupBy(
                        Postings.REGION_CODE.col(),
                        Postings.INSTITUTION_CODE.col(),
                        Postings.INSURANCE_TYPE.col(),
                        BOOKS.as(books),
                        Postings.POSTING_CODE.col(),
                        Postings.DEBIT_ACCOUNT.col(),
                        Postings.CREDIT_ACCOUNT.col())
                .agg(POSTING_COUNT.as(count(lit(1))), CaseRows.POSTED_YUAN.as(Money.yuan(sum(gainFen()))))
                .orderBy(
                        Postings.REGION_CODE.col(),
                        Postings.INSTITUTION_CODE.col(),
                        Postings.INSURANCE_TYPE.col(),
                        BOOKS.col().desc(),
                        Postings.POSTING_CODE.col(),
                        Postings.DEBIT_ACCOUNT.col());
    }

    /** What a term adds to its figure, in fen. */
    static long fen(Term term, List<Posted> posted) {
        long gain = posted.stream()
                .filter(each ->
                        each.code().equals(term.code()) && (term.books() == Books.ALL || term.books() == each.books()))
                .mapToLong(Posted::fen)
                .sum();
        return term.isAdded() ? gain : -gain;
    }

    /** The sum of a figure's postings, in fen. */
    static long fen(Line line, List<Posted> posted) {
        return line.terms().stream().mapToLong(term -> fen(term, posted)).sum();
    }

    private PostedAmounts() {}
}
