package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.medfund.jobs.clearing.PostingCode.ASSESSMENT_CHANGE;
import static org.medfund.jobs.clearing.PostingCode.AUDIT_DEDUCTION;
import static org.medfund.jobs.clearing.PostingCode.BUDGET_APPROVED;
import static org.medfund.jobs.clearing.PostingCode.BUDGET_OVERRUN;
import static org.medfund.jobs.clearing.PostingCode.BUDGET_UNSPENT;
import static org.medfund.jobs.clearing.PostingCode.CASE_ENTITLEMENT;
import static org.medfund.jobs.clearing.PostingCode.CLEARING_PAYABLE;
import static org.medfund.jobs.clearing.PostingCode.DEPOSIT_FORFEITED;
import static org.medfund.jobs.clearing.PostingCode.DEPOSIT_HELD;
import static org.medfund.jobs.clearing.PostingCode.DEPOSIT_RETURNED;
import static org.medfund.jobs.clearing.PostingCode.ENTITLEMENT_FLOOR;
import static org.medfund.jobs.clearing.PostingCode.MONTHLY_PAID;
import static org.medfund.jobs.clearing.PostingCode.OVERSPEND_SHARE;
import static org.medfund.jobs.clearing.PostingCode.PREPAYMENT_OFFSET;
import static org.medfund.jobs.clearing.PostingCode.RESERVE_USED;
import static org.medfund.jobs.clearing.PostingCode.SURPLUS_NOT_RETAINED;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;

/**
 * What must hold, to the fen, before a year's clearing is published: for every region, insurance type, and institution
 * cases = postings = statement, and for every region and insurance type budget = institutions + named residuals.
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
    static Gate casesEqualStatements(Dataset<Row> payments) {
        Column cases = zeroIfNull(ENTITLEMENT_FEN.col());
        Column holds = cases.equalTo(posted(CASE_ENTITLEMENT))
                .and(greatest(cases, lit(0L)).equalTo(stated(Statements.STANDARD_ENTITLEMENT_YUAN)))
                .and(zeroIfNull(BOOK_FEN.col()).equalTo(stated(Statements.BOOK_YUAN)))
                .and(zeroIfNull(PAYMENT_COUNT.col()).equalTo(Statements.CASE_COUNT.col()));
        return everyKey(
                "cases-equal-postings-equal-statements",
                "institutions",
                stored -> statementsAndPostings(stored).join(ofCases(payments), institutionKey(), "full_outer"),
                holds);
    }

    /** Every amount of a statement is a sum of postings. */
    static Gate statementsEqualPostings() {
        Column standard = posted(CASE_ENTITLEMENT).plus(posted(ENTITLEMENT_FLOOR));
        Column shared = standard.plus(posted(OVERSPEND_SHARE))
                .minus(posted(SURPLUS_NOT_RETAINED))
                .plus(posted(ASSESSMENT_CHANGE));
        Column owed = shared.minus(posted(AUDIT_DEDUCTION)).minus(posted(DEPOSIT_FORFEITED));
        Column holds = standard.equalTo(stated(Statements.STANDARD_ENTITLEMENT_YUAN))
                .and(shared.equalTo(stated(Statements.SHARED_YUAN)))
                .and(posted(AUDIT_DEDUCTION).equalTo(stated(Statements.AUDIT_DEDUCTION_YUAN)))
                .and(lit(0L).equalTo(stated(Statements.SPECIAL_CASE_YUAN)))
                .and(posted(DEPOSIT_HELD).equalTo(stated(Statements.DEPOSIT_HELD_YUAN)))
                .and(posted(DEPOSIT_RETURNED).equalTo(stated(Statements.DEPOSIT_RETURNED_YUAN)))
                .and(posted(DEPOSIT_FORFEITED).equalTo(stated(Statements.DEPOSIT_FORFEITED_YUAN)))
                .and(owed.equalTo(stated(Statements.FINAL_ENTITLEMENT_YUAN)))
                .and(posted(MONTHLY_PAID).equalTo(stated(Statements.MONTHLY_PAID_YUAN)))
                .and(posted(PREPAYMENT_OFFSET).equalTo(stated(Statements.PREPAYMENT_OFFSET_YUAN)))
                .and(posted(CLEARING_PAYABLE).equalTo(stated(Statements.CLEARING_PAYABLE_YUAN)));
        return everyKey("statements-equal-postings", "institutions", ClearingGates::statementsAndPostings, holds);
    }

    /** The budget is what the institutions are owed and the named residuals, for every region and insurance type. */
    static Gate budgetEqualsInstitutionsAndResiduals() {
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
                    return signedSums(
                                    stored.rows(Postings.TABLE), List.of(Postings.REGION_CODE, Postings.INSURANCE_TYPE))
                            .join(owed, new String[] {REGION, TYPE}, "full_outer");
                },
                holds);
    }

    /** The accounts that only pass money on end at zero. */
    static Gate accountsClose() {
        return everyKey(
                "accounts-close",
                "accounts that pass money on",
                stored -> {
                    Dataset<Row> postings = stored.rows(Postings.TABLE);
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

    private static Dataset<Row> statementsAndPostings(Stored stored) {
        Dataset<Row> postings = stored.rows(Postings.TABLE)
                .where(Postings.INSTITUTION_CODE.col().isNotNull());
        return stored.rows(Statements.TABLE)
                .join(
                        signedSums(
                                postings,
                                List.of(Postings.REGION_CODE, Postings.INSURANCE_TYPE, Postings.INSTITUTION_CODE)),
                        institutionKey(),
                        "full_outer");
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

    /** One column of signed fen per posting code. */
    private static Dataset<Row> signedSums(Dataset<Row> postings, List<Field<?>> key) {
        Column amount = Money.fen(Postings.AMOUNT_YUAN.col());
        Column[] sums = Arrays.stream(PostingCode.values())
                .map(code -> sum(when(
                                        Postings.POSTING_CODE.col().equalTo(code.name()),
                                        when(
                                                        Postings.DEBIT_ACCOUNT
                                                                .col()
                                                                .equalTo(code.debit()
                                                                        .name()),
                                                        amount)
                                                .otherwise(amount.multiply(-1)))
                                .otherwise(0L))
                        .as(code.name()))
                .toArray(Column[]::new);
        return postings.groupBy(key.stream().map(Field::col).toArray(Column[]::new))
                .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length));
    }

    private static Column posted(PostingCode code) {
        return zeroIfNull(col(code.name()));
    }

    /** A missing statement stays null, and so fails. */
    private static Column stated(Field<?> yuan) {
        return Money.fen(yuan.col());
    }

    private static Column zeroIfNull(Column fen) {
        return coalesce(fen, lit(0L));
    }

    private static String[] institutionKey() {
        return new String[] {REGION, TYPE, INSTITUTION};
    }

    /** The condition holds for every row; no row at all is not evaluated. */
    private static Gate everyKey(String name, String what, Function<Stored, Dataset<Row>> rows, Column holds) {
        return new Gate(name, stored -> {
            Column fails = not(coalesce(holds, lit(false))); // a null answer is not a yes
            Row counts = rows.apply(stored)
                    .agg(count(lit(1)), sum(when(fails, lit(1L)).otherwise(lit(0L))))
                    .first();
            long all = counts.getLong(0);
            long failing = all == 0 ? 0 : counts.getLong(1);
            return new GateResult(
                    name,
                    all == 0 ? Verdict.NOT_EVALUATED : failing == 0 ? Verdict.PASSED : Verdict.FAILED,
                    failing + " of " + all + " " + what + " fail.");
        });
    }

    private ClearingGates() {}
}
