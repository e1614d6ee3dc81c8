package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.medfund.jobs.clearing.KeyGates.everyKey;
import static org.medfund.jobs.clearing.KeyGates.posted;
import static org.medfund.jobs.clearing.KeyGates.stated;
import static org.medfund.jobs.clearing.KeyGates.zeroIfNull;
import static org.medfund.jobs.clearing.PostingCode.ASSESSMENT_CHANGE;
import static org.medfund.jobs.clearing.PostingCode.AUDIT_DEDUCTION;
import static org.medfund.jobs.clearing.PostingCode.BUDGET_APPROVED;
import static org.medfund.jobs.clearing.PostingCode.BUDGET_OVERRUN;
import static org.medfund.jobs.clearing.PostingCode.BUDGET_UNSPENT;
import static org.medfund.jobs.clearing.PostingCode.CASE_ENTITLEMENT;
import static org.medfund.jobs.clearing.PostingCode.CLEARING_PAYABLE;
import static org.medfund.jobs.clearing.PostingCode.CLEARING_RECOVERED;
import static org.medfund.jobs.clearing.PostingCode.DEPOSIT_FORFEITED;
import static org.medfund.jobs.clearing.PostingCode.DEPOSIT_HELD;
import static org.medfund.jobs.clearing.PostingCode.DEPOSIT_RETURNED;
import static org.medfund.jobs.clearing.PostingCode.ENTITLEMENT_FLOOR;
import static org.medfund.jobs.clearing.PostingCode.INSTANT_PAID;
import static org.medfund.jobs.clearing.PostingCode.MONTHLY_PAID;
import static org.medfund.jobs.clearing.PostingCode.OVERSPEND_SHARE;
import static org.medfund.jobs.clearing.PostingCode.PREPAYMENT_OFFSET;
import static org.medfund.jobs.clearing.PostingCode.PRIOR_YEAR_CORRECTION;
import static org.medfund.jobs.clearing.PostingCode.QUARTER_PAID;
import static org.medfund.jobs.clearing.PostingCode.RESERVE_USED;
import static org.medfund.jobs.clearing.PostingCode.SPECIAL_CASE;
import static org.medfund.jobs.clearing.PostingCode.SURPLUS_NOT_RETAINED;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;

/**
 * What must hold, to the fen, before a year's clearing is published: for every region, insurance type, and institution
 * cases = postings = statement, and for every region and insurance type budget = institutions + named residuals. Postings
 * are those of the whole year: what the run has stored, and what months and quarters have published before ({@code
 * earlier}).
 */
final class ClearingGates {
    private static final String REGION = Statements.REGION_CODE.name();
    private static final String TYPE = Statements.INSURANCE_TYPE.name();
    private static final String INSTITUTION = Statements.INSTITUTION_CODE.name();
    private static final Field<Long> ENTITLEMENT_FEN = Field.count("case_entitlement_fen", "Sum over payments");
    private static final Field<Long> BOOK_FEN = Field.count("case_book_fen", "Sum over payments");
    private static final Field<Long> PAYMENT_COUNT = Field.count("payment_count", "Rows of payments");
    private static final Field<Long> BALANCE_FEN = Field.count("balance_fen", "Debited less credited");
    private static final Field<String> ACCOUNT = Field.text("account", "Account");
    private static final Field<Long> FINAL_FEN = Field.count("final_fen", "Owed to all institutions");

    /** Case payments, case postings, and statements agree for every institution. */
    static Gate casesEqualStatements(Dataset<Row> payments, Dataset<Row> earlier) {
        Column cases = zeroIfNull(ENTITLEMENT_FEN.col());
        Column holds = cases.equalTo(posted(CASE_ENTITLEMENT))
                .and(greatest(cases, lit(0L)).equalTo(stated(Statements.STANDARD_ENTITLEMENT_YUAN)))
                .and(zeroIfNull(BOOK_FEN.col()).equalTo(stated(Statements.BOOK_YUAN)))
                .and(zeroIfNull(PAYMENT_COUNT.col()).equalTo(Statements.CASE_COUNT.col()));
        return everyKey(
                "cases-equal-postings-equal-statements",
                "institutions",
                stored -> statementsAndPostings(stored, earlier)
                        .join(ofCases(payments), KeyGates.institutionKey(), "full_outer"),
                holds);
    }

    /** Every amount of a statement is a sum of postings. */
    static Gate statementsEqualPostings(Dataset<Row> earlier) {
        Column standard = posted(CASE_ENTITLEMENT).plus(posted(ENTITLEMENT_FLOOR));
        Column shared = standard.plus(posted(OVERSPEND_SHARE))
                .minus(posted(SURPLUS_NOT_RETAINED))
                .plus(posted(ASSESSMENT_CHANGE));
        Column owed = shared.plus(posted(SPECIAL_CASE))
                .plus(posted(PRIOR_YEAR_CORRECTION))
                .minus(posted(AUDIT_DEDUCTION))
                .minus(posted(DEPOSIT_FORFEITED));
        Column holds = standard.equalTo(stated(Statements.STANDARD_ENTITLEMENT_YUAN))
                .and(shared.equalTo(stated(Statements.SHARED_YUAN)))
                .and(posted(AUDIT_DEDUCTION).equalTo(stated(Statements.AUDIT_DEDUCTION_YUAN)))
                .and(posted(SPECIAL_CASE).equalTo(stated(Statements.SPECIAL_CASE_YUAN)))
                .and(posted(PRIOR_YEAR_CORRECTION).equalTo(stated(Statements.PRIOR_YEAR_CORRECTION_YUAN)))
                .and(posted(DEPOSIT_HELD).equalTo(stated(Statements.DEPOSIT_HELD_YUAN)))
                .and(posted(DEPOSIT_RETURNED).equalTo(stated(Statements.DEPOSIT_RETURNED_YUAN)))
                .and(posted(DEPOSIT_FORFEITED).equalTo(stated(Statements.DEPOSIT_FORFEITED_YUAN)))
                .and(owed.equalTo(stated(Statements.FINAL_ENTITLEMENT_YUAN)))
                .and(posted(MONTHLY_PAID).equalTo(stated(Statements.MONTHLY_PAID_YUAN)))
                .and(posted(INSTANT_PAID).equalTo(stated(Statements.INSTANT_PAID_YUAN)))
                .and(posted(CLEARING_RECOVERED).equalTo(stated(Statements.RECOVERED_YUAN)))
                .and(posted(QUARTER_PAID).equalTo(stated(Statements.QUARTERLY_PAID_YUAN)))
                .and(posted(PREPAYMENT_OFFSET).equalTo(stated(Statements.PREPAYMENT_OFFSET_YUAN)))
                .and(posted(CLEARING_PAYABLE).equalTo(stated(Statements.CLEARING_PAYABLE_YUAN)));
        return everyKey(
                "statements-equal-postings", "institutions", stored -> statementsAndPostings(stored, earlier), holds);
    }

    /** The budget is what the institutions are owed and the named residuals, for every region and insurance type. */
    static Gate budgetEqualsInstitutionsAndResiduals(Dataset<Row> earlier) {
        Column residuals = posted(BUDGET_UNSPENT)
                .minus(posted(OVERSPEND_SHARE))
                .minus(posted(RESERVE_USED))
                .minus(posted(BUDGET_OVERRUN));
        Column holds =
                posted(BUDGET_APPROVED).equalTo(zeroIfNull(FINAL_FEN.col()).plus(residuals));
        return everyKey(
                "budget-equals-institutions-and-residuals",
                "pools",
                stored -> {
                    Dataset<Row> owed = stored.rows(Statements.TABLE)
                            .groupBy(col(REGION), col(TYPE))
                            .agg(sum(Money.fen(Statements.FINAL_ENTITLEMENT_YUAN.col()))
                                    .as(FINAL_FEN.name()));
                    return PostedSums.byCode(
                                    books(stored, earlier), List.of(Postings.REGION_CODE, Postings.INSURANCE_TYPE))
                            .join(owed, new String[] {REGION, TYPE}, "full_outer");
                },
                holds);
    }

    /** The accounts that only pass money on end at zero. */
    static Gate accountsClose(Dataset<Row> earlier) {
        return everyKey(
                "accounts-close",
                "accounts that pass money on",
                stored -> {
                    Dataset<Row> postings = books(stored, earlier);
                    Column amount = Money.fen(Postings.AMOUNT_YUAN.col());
                    return side(postings, Postings.DEBIT_ACCOUNT, amount)
                            .unionByName(side(postings, Postings.CREDIT_ACCOUNT, amount.multiply(-1)))
                            .groupBy(col(REGION), col(TYPE), ACCOUNT.col(), col(INSTITUTION))
                            .agg(sum(BALANCE_FEN.col()).as(BALANCE_FEN.name()));
                },
                BALANCE_FEN.col().equalTo(0));
    }

    private static Dataset<Row> side(Dataset<Row> postings, Field<String> account, Column amountFen) {
        Column institution =
                when(account.col().isin(closing(Account.Closing.BY_INSTITUTION)), Postings.INSTITUTION_CODE.col());
        Object[] passing = Stream.of(Account.Closing.BY_INSTITUTION, Account.Closing.BY_POOL)
                .flatMap(each -> Arrays.stream(closing(each)))
                .toArray();
        return postings.where(account.col().isin(passing))
                .select(
                        Postings.REGION_CODE.col(),
                        Postings.INSURANCE_TYPE.col(),
                        ACCOUNT.as(account.col()),
                        institution.as(INSTITUTION),
                        BALANCE_FEN.as(amountFen));
    }

    private static Object[] closing(Account.Closing closing) {
        return Arrays.stream(Account.values())
                .filter(account -> account.closing() == closing)
                .map(Account::name)
                .toArray();
    }

    /** The books of the year: what this run has stored, and what earlier periods have published. */
    private static Dataset<Row> books(Stored stored, Dataset<Row> earlier) {
        return Postings.TABLE.conform(stored.rows(Postings.TABLE)).unionByName(Postings.TABLE.conform(earlier));
    }

    private static Dataset<Row> statementsAndPostings(Stored stored, Dataset<Row> earlier) {
        return KeyGates.withPostings(stored.rows(Statements.TABLE), books(stored, earlier));
    }

    private static Dataset<Row> ofCases(Dataset<Row> payments) {
        return payments.groupBy(
                        CasePayments.REGION_CODE.col(),
                        CasePayments.INSURANCE_TYPE.col(),
                        CasePayments.INSTITUTION_CODE.col())
                .agg(
                        sum(Money.fen(CasePayments.ENTITLEMENT_YUAN.col())).as(ENTITLEMENT_FEN.name()),
                        sum(Money.fen(CasePayments.BASIC_POOL_YUAN.col())).as(BOOK_FEN.name()),
                        count(lit(1)).as(PAYMENT_COUNT.name()));
    }

    private ClearingGates() {}
}
