package org.medfund.jobs.funds;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.quality.Gate;
import org.medfund.core.quality.GateResult;
import org.medfund.core.quality.GateResult.Verdict;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.FundStatements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.funds.FundTerms.DifferenceBearer;

/** What must hold, to the fen, before the statements of funds are published (SPEC D.8, D.9). */
final class FundGates {
    private static final String REGION = FundStatements.REGION_CODE.name();
    private static final String[] INSTITUTION = {
        REGION, FundStatements.INSURANCE_TYPE.name(), FundStatements.INSTITUTION_CODE.name()
    };
    private static final Field<Long> PAYMENTS = Field.count("payments", "Cases paid");
    private static final Field<Long> PAID_COST = Field.count("paid_cost", "Their cost");
    private static final Field<Long> PAID_BOOK = Field.count("paid_book", "Booked by the basic pool");
    private static final Field<Long> PAID_ENTITLEMENT = Field.count("paid_entitlement", "Owed by the basic pool");
    private static final Field<Long> CASES = Field.count("cases", "Cases with a settlement list");
    private static final Field<Long> ODD_CASES = Field.count("odd_cases", "A part is more than its whole");
    private static final Field<Long> BOOKED = Field.count("booked", "Booked by all payers");
    private static final Field<Long> BORNE = Field.count("borne", "Borne by all payers");
    private static final Field<Long> BOOKED_FUNDS = Field.count("booked_funds", "Booked by funds");
    private static final Field<Long> BOOKED_PERSON = Field.count("booked_person", "Booked by the person");
    private static final Field<Long> POOL_ENTITLEMENT = Field.count("pool_entitlement", "Borne by the basic pool");

    /**
     * For every institution: each case paid has one settlement list of the same cost and book amount; funds, person, and
     * institution booked what the lists say; mutual aid lies within the account and commercial insurance within cash, case
     * by case; and what payers bear comes to what the cases cost.
     *
     * @param cases rows of {@link CaseBookings#of}
     */
    static Gate fundsEqualSettlements(Dataset<Row> payments, Dataset<Row> cases) {
        Column holds = same(CASES, PAYMENTS)
                .and(same(CaseBookings.TOTAL_FEN, PAID_COST))
                .and(same(CaseBookings.POOL_BOOK_FEN, PAID_BOOK))
                .and(same(BOOKED, CaseBookings.TOTAL_FEN))
                .and(same(BORNE, BOOKED))
                .and(same(BOOKED_FUNDS, CaseBookings.FUND_FEN))
                .and(same(BOOKED_PERSON, CaseBookings.PERSON_FEN))
                .and(zeroIfNull(ODD_CASES).equalTo(0));
        return everyInstitution("funds-equal-settlements", holds, payments, cases);
    }

    /** Where the basic pool bears the difference it bears what case payments say, for every institution. */
    static Gate basicPoolEqualsPayments(Dataset<Row> payments, Dataset<Row> cases, Map<String, FundTerms> terms) {
        Column holds = FundStatements.REGION_CODE
                .col()
                .isin(regions(terms, DifferenceBearer.IN_ORDER))
                .or(same(POOL_ENTITLEMENT, PAID_ENTITLEMENT));
        return everyInstitution("basic-pool-equals-payments", holds, payments, cases);
    }

    /** Where payers pay in their turn none but the institution bears more than it booked. */
    static Gate nobodyPaysMoreThanBooked(Map<String, FundTerms> terms) {
        Column isFree = FundStatements.REGION_CODE
                .col()
                .isin(regions(terms, DifferenceBearer.BASIC_POOL))
                .or(FundStatements.PAYER.col().equalTo(Payer.INSTITUTION.name()));
        return Gate.everyRow(
                "nobody-pays-more-than-booked",
                FundStatements.TABLE,
                isFree.or(FundStatements.ENTITLEMENT_YUAN.col().leq(FundStatements.BOOKED_YUAN.col())));
    }

    /** No settlement is counted twice. */
    static Gate noCaseTwice(Dataset<Row> cases) {
        String name = "no-case-twice";
        return new Gate(name, stored -> {
            Row counts = cases.groupBy(CasePayments.SETTLEMENT_ID.col())
                    .agg(count(lit(1)).as(CASES.name()))
                    .agg(
                            count(lit(1)),
                            coalesce(sum(when(CASES.col().gt(1), lit(1L)).otherwise(lit(0L))), lit(0L)))
                    .first();
            return new GateResult(
                    name,
                    counts.getLong(0) == 0
                            ? Verdict.NOT_EVALUATED
                            : counts.getLong(1) == 0 ? Verdict.PASSED : Verdict.FAILED,
                    counts.getLong(1) + " of " + counts.getLong(0) + " settlements count more than once.");
        });
    }

    private static Object[] regions(Map<String, FundTerms> terms, DifferenceBearer bearer) {
        return terms.entrySet().stream()
                .filter(entry -> entry.getValue().bearer() == bearer)
                .map(Map.Entry::getKey)
                .toArray();
    }

    private static Gate everyInstitution(String name, Column holds, Dataset<Row> payments, Dataset<Row> cases) {
        return new Gate(name, stored -> {
            Column isOff = coalesce(holds, lit(false)).equalTo(false);
            Row counts = ofPayments(payments)
                    .join(ofCases(cases), INSTITUTION, "full_outer")
                    .join(ofStatements(stored.rows(FundStatements.TABLE)), INSTITUTION, "full_outer")
                    .agg(count(lit(1)), coalesce(sum(when(isOff, lit(1L)).otherwise(lit(0L))), lit(0L)))
                    .first();
            return new GateResult(
                    name,
                    counts.getLong(0) == 0
                            ? Verdict.NOT_EVALUATED
                            : counts.getLong(1) == 0 ? Verdict.PASSED : Verdict.FAILED,
                    counts.getLong(1) + " of " + counts.getLong(0)
                            + " institutions differ; if claims were delivered after pay-cases, run it again.");
        });
    }

    private static Dataset<Row> ofPayments(Dataset<Row> payments) {
        return payments.groupBy(keyOfCases())
                .agg(
                        count(lit(1)).as(PAYMENTS.name()),
                        fenSum(CasePayments.TOTAL_COST_YUAN).as(PAID_COST.name()),
                        fenSum(CasePayments.BASIC_POOL_YUAN).as(PAID_BOOK.name()),
                        fenSum(CasePayments.ENTITLEMENT_YUAN).as(PAID_ENTITLEMENT.name()));
    }

    private static Dataset<Row> ofCases(Dataset<Row> cases) {
        Column isOdd = CaseBookings.MUTUAL_AID_FEN
                .col()
                .gt(CaseBookings.booked(Payer.PERSONAL_ACCOUNT))
                .or(CaseBookings.booked(Payer.CASH).lt(0));
        return cases.groupBy(keyOfCases())
                .agg(
                        count(lit(1)).as(CASES.name()),
                        sumOf(CaseBookings.TOTAL_FEN),
                        sumOf(CaseBookings.POOL_BOOK_FEN),
                        sumOf(CaseBookings.FUND_FEN),
                        sumOf(CaseBookings.PERSON_FEN),
                        sum(when(isOdd, lit(1L)).otherwise(lit(0L))).as(ODD_CASES.name()));
    }

    private static Dataset<Row> ofStatements(Dataset<Row> statements) {
        Column booked = Money.fen(FundStatements.BOOKED_YUAN.col());
        Column borne = Money.fen(FundStatements.ENTITLEMENT_YUAN.col());
        return statements
                .groupBy(Arrays.stream(INSTITUTION)
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(Column[]::new))
                .agg(
                        sum(booked).as(BOOKED.name()),
                        sum(borne).as(BORNE.name()),
                        sum(when(isPayer(Payer::isFund), booked).otherwise(lit(0L)))
                                .as(BOOKED_FUNDS.name()),
                        sum(when(isPayer(Payer::isOfPerson), booked).otherwise(lit(0L)))
                                .as(BOOKED_PERSON.name()),
                        sum(when(isPayer(payer -> payer == Payer.BASIC_POOL), borne)
                                        .otherwise(lit(0L)))
                                .as(POOL_ENTITLEMENT.name()));
    }

    private static Column isPayer(Predicate<Payer> wanted) {
        return FundStatements.PAYER
                .col()
                .isin(Arrays.stream(Payer.values())
                        .filter(wanted)
                        .map(Enum::name)
                        .toArray());
    }

    private static Column[] keyOfCases() {
        return new Column[] {
            FundStatements.REGION_CODE.as(CasePayments.REGION_CODE.col()),
            FundStatements.INSURANCE_TYPE.as(CasePayments.INSURANCE_TYPE.col()),
            FundStatements.INSTITUTION_CODE.as(CasePayments.INSTITUTION_CODE.col())
        };
    }

    private static Column fenSum(Field<BigDecimal> yuan) {
        return sum(Money.fen(yuan.col()));
    }

    private static Column sumOf(Field<Long> fen) {
        return sum(fen.col()).as(fen.name());
    }

    private static Column same(Field<Long> left, Field<Long> right) {
        return zeroIfNull(left).equalTo(zeroIfNull(right));
    }

    private static Column zeroIfNull(Field<Long> sum) {
        return coalesce(sum.col(), lit(0L));
    }

    private FundGates() {}
}
