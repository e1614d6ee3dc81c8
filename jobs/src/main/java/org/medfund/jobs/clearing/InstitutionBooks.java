package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.InstantPayments;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Period;

/**
 * Puts together, for every institution, what is true over the months a step looks at and what the books already say. Sums
 * are fen; one row per region, insurance type, and institution that has anything.
 */
final class InstitutionBooks {
    private static final Field<Long> CASE_COUNT = Field.count("case_count", "Cases");
    private static final Field<Long> NEW_CASE_COUNT = Field.count("new_case_count", "Cases of the last month");
    private static final Field<Long> ENTITLEMENT_FEN = Field.count("entitlement_fen", "Case entitlements");
    private static final Field<Long> BOOK_FEN = Field.count("book_fen", "Booked at settlement");
    private static final Field<Long> AUDIT_FEN = Field.count("audit_fen", "Deducted by audit");
    private static final Field<Long> BOOK_AUDIT_FEN = Field.count("book_audit_fen", "Of it, out of the book amount");
    private static final Field<Long> DEPOSIT_FEN = Field.count("deposit_fen", "Deposit of delivered months");
    private static final Field<Long> PAID_FEN = Field.count("paid_fen", "Paid for delivered months");
    private static final Field<Long> INSTANT_FEN = Field.count("instant_fen", "Paid by instant settlement");
    private static final Field<Long> PREPAYMENT_FEN = Field.count("prepayment_fen", "Prepayment not set off before");
    private static final Field<Long> SPECIAL_FEN = Field.count("special_fen", "Added by special-case review");
    private static final Field<Long> PRIOR_YEAR_FEN = Field.count("prior_year_fen", "Corrections of the year before");
    private static final Field<Long> PRIOR_CLEARING_FEN = Field.count("prior_clearing_fen", "Clearing before");
    private static final List<Field<Long>> SUMS = List.of(
            CASE_COUNT,
            NEW_CASE_COUNT,
            ENTITLEMENT_FEN,
            BOOK_FEN,
            AUDIT_FEN,
            BOOK_AUDIT_FEN,
            DEPOSIT_FEN,
            PAID_FEN,
            INSTANT_FEN,
            PREPAYMENT_FEN,
            SPECIAL_FEN,
            PRIOR_YEAR_FEN,
            PRIOR_CLEARING_FEN);
    private static final Field<String> PAID_ID = Field.text("paid_settlement_id", "Settlement of a case paid");
    private static final Field<String> PAID_BY = Field.text("paid_by_region_code", "Pooling region that pays the case");
    private static final Field<BigDecimal> SCORE = Field.ratio("score", "Assessment score");
    private static final Field<Boolean> HAS_ENDED = Field.flag("has_ended", "Agreement has ended");
    private static final Field<String> REGION = Statements.REGION_CODE;
    private static final Field<String> TYPE = Statements.INSURANCE_TYPE;
    private static final Field<String> INSTITUTION = Statements.INSTITUTION_CODE;

    private final Period period;
    private final Dataset<Row> months;
    private final List<Dataset<Row>> parts = new ArrayList<>();

    /**
     * @param period the step's: its last month is the newest
     * @param months as {@link BookMonths} gives them: what lies in other months is passed over
     */
    InstitutionBooks(Period period, Dataset<Row> months) {
        this.period = period;
        this.months = months;
    }

    /** @param payments {@link CasePayments} of the year */
    InstitutionBooks cases(Dataset<Row> payments) {
        Column isNew = month(CasePayments.DISCHARGE_DATE.col())
                .equalTo(period.lastDay().getMonthValue());
        return part(
                within(payments, CasePayments.REGION_CODE, month(CasePayments.DISCHARGE_DATE.col())),
                CasePayments.REGION_CODE,
                CasePayments.INSURANCE_TYPE,
                CasePayments.INSTITUTION_CODE,
                Map.of(
                        CASE_COUNT,
                        lit(1L),
                        NEW_CASE_COUNT,
                        when(isNew, lit(1L)).otherwise(lit(0L)),
                        ENTITLEMENT_FEN,
                        Money.fen(CasePayments.ENTITLEMENT_YUAN.col()),
                        BOOK_FEN,
                        Money.fen(CasePayments.BASIC_POOL_YUAN.col())));
    }

    /** @param deductions {@link AuditDeductions}, of any year */
    InstitutionBooks deductions(Dataset<Row> deductions) {
        return part(
                ofYear(deductions, AuditDeductions.REGION_CODE, AuditDeductions.SETTLEMENT_MONTH),
                AuditDeductions.REGION_CODE,
                AuditDeductions.INSURANCE_TYPE,
                AuditDeductions.INSTITUTION_CODE,
                Map.of(AUDIT_FEN, Money.fen(AuditDeductions.AMOUNT_YUAN.col())));
    }

    /**
     * What audit has taken out of the book amount, on which the sharing of a year rests: deductions on cases that are paid,
     * and those that name no settlement. One on a visit to a clinic, say, is owed back, and was never booked here.
     *
     * @param deductions {@link AuditDeductions} of the year, among {@link #deductions}
     * @param payments {@link CasePayments} of the year
     */
    InstitutionBooks bookDeductions(Dataset<Row> deductions, Dataset<Row> payments) {
        Dataset<Row> named = deductions
                .where(AuditDeductions.SETTLEMENT_ID.col().isNotNull())
                .select(AuditDeductions.SETTLEMENT_ID.col())
                .distinct();
        Dataset<Row> paid = payments.select(
                        PAID_BY.as(CasePayments.REGION_CODE.col()), PAID_ID.as(CasePayments.SETTLEMENT_ID.col()))
                .join(
                        broadcast(named), // few, so that cases are only scanned
                        PAID_ID.col().equalTo(AuditDeductions.SETTLEMENT_ID.col()),
                        "left_semi")
                .distinct();
        Dataset<Row> looked = deductions.join(
                broadcast(paid),
                AuditDeductions.SETTLEMENT_ID
                        .col()
                        .equalTo(PAID_ID.col())
                        .and(AuditDeductions.REGION_CODE.col().equalTo(PAID_BY.col())),
                "left");
        Column isBooked =
                AuditDeductions.SETTLEMENT_ID.col().isNull().or(PAID_ID.col().isNotNull());
        return part(
                ofYear(looked.where(isBooked), AuditDeductions.REGION_CODE, AuditDeductions.SETTLEMENT_MONTH),
                AuditDeductions.REGION_CODE,
                AuditDeductions.INSURANCE_TYPE,
                AuditDeductions.INSTITUTION_CODE,
                Map.of(BOOK_AUDIT_FEN, Money.fen(AuditDeductions.AMOUNT_YUAN.col())));
    }

    /**
     * @param payments {@link InstantPayments}, of any year
     * @param institutions {@link Institutions}: they tell the region
     */
    InstitutionBooks instantPayments(Dataset<Row> payments, Dataset<Row> institutions) {
        Dataset<Row> located = payments.join(
                institutions.select(Institutions.INSTITUTION_CODE.col(), Institutions.REGION_CODE.col()),
                InstantPayments.INSTITUTION_CODE.name());
        return part(
                ofYear(located, Institutions.REGION_CODE, InstantPayments.SETTLEMENT_MONTH),
                Institutions.REGION_CODE,
                InstantPayments.INSURANCE_TYPE,
                InstantPayments.INSTITUTION_CODE,
                Map.of(INSTANT_FEN, Money.fen(InstantPayments.AMOUNT_YUAN.col())));
    }

    /** @param delivered {@link MonthlySettlements}, of any year; months settled here are passed over */
    InstitutionBooks deliveredMonths(Dataset<Row> delivered) {
        return part(
                ofYear(delivered, MonthlySettlements.REGION_CODE, MonthlySettlements.SETTLEMENT_MONTH)
                        .where(not(BookMonths.IS_SETTLED_HERE.col())),
                MonthlySettlements.REGION_CODE,
                MonthlySettlements.INSURANCE_TYPE,
                MonthlySettlements.INSTITUTION_CODE,
                Map.of(
                        DEPOSIT_FEN,
                        Money.fen(MonthlySettlements.DEPOSIT_HELD_YUAN.col()),
                        PAID_FEN,
                        Money.fen(MonthlySettlements.PAID_YUAN.col())));
    }

    /** @param prepayments {@link Prepayments} of these regions, of any year */
    InstitutionBooks prepayments(Dataset<Row> prepayments) {
        Column setOffBefore = coalesce(Money.fen(Prepayments.OFFSET_YUAN.col()), lit(0L));
        return part(
                prepayments.where(Prepayments.YEAR.col().equalTo(period.year().value())),
                Prepayments.REGION_CODE,
                Prepayments.INSURANCE_TYPE,
                Prepayments.INSTITUTION_CODE,
                Map.of(PREPAYMENT_FEN, Money.fen(Prepayments.AMOUNT_YUAN.col()).minus(setOffBefore)));
    }

    /** @param statements {@link Statements} of the year before */
    InstitutionBooks clearingBefore(Dataset<Row> statements) {
        return part(
                statements,
                Statements.REGION_CODE,
                Statements.INSURANCE_TYPE,
                Statements.INSTITUTION_CODE,
                Map.of(PRIOR_CLEARING_FEN, Money.fen(Statements.CLEARING_PAYABLE_YUAN.col())));
    }

    /** @param postings {@link Postings} of one code this run makes of cases: special cases, or corrections */
    InstitutionBooks newPostings(PostingCode code, Dataset<Row> postings) {
        return part(
                postings,
                Postings.REGION_CODE,
                Postings.INSURANCE_TYPE,
                Postings.INSTITUTION_CODE,
                Map.of(code == PostingCode.SPECIAL_CASE ? SPECIAL_FEN : PRIOR_YEAR_FEN, PostedSums.signedFen(code)));
    }

    /**
     * One row per institution; {@link #of(Row)} reads it. Empty if nothing has happened.
     *
     * @param earlier {@link Postings} of earlier periods of these books
     * @param assessments {@link Assessments}, any year
     * @param institutions {@link Institutions}
     */
    Dataset<Row> rows(Dataset<Row> earlier, Dataset<Row> assessments, Dataset<Row> institutions) {
        Dataset<Row> posted = PostedSums.byCode(
                earlier.where(Postings.INSTITUTION_CODE.col().isNotNull()),
                List.of(Postings.REGION_CODE, Postings.INSURANCE_TYPE, Postings.INSTITUTION_CODE));
        List<Column> totals = Stream.concat(
                        SUMS.stream().map(Field::name),
                        Stream.of(PostingCode.values()).map(PostingCode::name))
                .map(name -> coalesce(sum(functions.col(name)), lit(0L)).as(name))
                .toList();
        Dataset<Row> all = parts.stream().reduce(Dataset::unionByName).orElseThrow();
        Dataset<Row> sums = all.unionByName(posted, true) // what one side lacks is null, and adds nothing
                .groupBy(REGION.col(), TYPE.col(), INSTITUTION.col())
                .agg(totals.get(0), totals.subList(1, totals.size()).toArray(Column[]::new));
        Dataset<Row> scores = assessments
                .where(Assessments.YEAR.col().equalTo(period.year().value()))
                .groupBy(REGION.as(Assessments.REGION_CODE.col()), INSTITUTION.as(Assessments.INSTITUTION_CODE.col()))
                .agg(max(Assessments.ASSESSMENT_SCORE.col()).as(SCORE.name()));
        Dataset<Row> ended = institutions.select(
                INSTITUTION.as(Institutions.INSTITUTION_CODE.col()),
                HAS_ENDED.as(coalesce(Institutions.AGREEMENT_END_DATE.col().leq(lit(period.lastDay())), lit(false))));
        return sums.join(scores, new String[] {REGION.name(), INSTITUTION.name()}, "left")
                .join(ended, new String[] {INSTITUTION.name()}, "left");
    }

    private Dataset<Row> within(Dataset<Row> rows, Field<String> region, Column monthOfYear) {
        return BookMonths.within(months, rows, region.col(), monthOfYear);
    }

    private Dataset<Row> ofYear(Dataset<Row> rows, Field<String> region, Field<String> settlementMonth) {
        return within(
                rows.where(settlementMonth.col().startsWith(period.year().toString())),
                region,
                BookMonths.ofYear(settlementMonth.col()));
    }

    /** The key, the sums given, and 0 for the others. */
    private InstitutionBooks part(
            Dataset<Row> rows,
            Field<String> region,
            Field<String> type,
            Field<String> institution,
            Map<Field<Long>, Column> given) {
        List<Column> columns = new ArrayList<>(
                List.of(REGION.as(region.col()), TYPE.as(type.col()), INSTITUTION.as(institution.col())));
        SUMS.forEach(field -> columns.add(field.as(given.getOrDefault(field, lit(0L)))));
        parts.add(rows.select(columns.toArray(Column[]::new)));
        return this;
    }

    /** One of the rows of {@link #rows}. */
    static InstitutionBook of(Row row) {
        Map<PostingCode, BigDecimal> posted = new EnumMap<>(PostingCode.class);
        for (PostingCode code : PostingCode.values()) {
            long fen = row.<Long>getAs(code.name());
            if (fen != 0) {
                posted.put(code, Money.yuan(fen));
            }
        }
        return new InstitutionBook(
                new Pool(REGION.in(row), TYPE.in(row)),
                INSTITUTION.in(row),
                CASE_COUNT.in(row),
                NEW_CASE_COUNT.in(row),
                Money.yuan(ENTITLEMENT_FEN.in(row)),
                Money.yuan(BOOK_FEN.in(row)),
                Money.yuan(AUDIT_FEN.in(row)),
                Money.yuan(BOOK_AUDIT_FEN.in(row)),
                Money.yuan(DEPOSIT_FEN.in(row)),
                Money.yuan(PAID_FEN.in(row)),
                Money.yuan(INSTANT_FEN.in(row)),
                Money.yuan(PREPAYMENT_FEN.in(row)),
                Money.yuan(SPECIAL_FEN.in(row)),
                Money.yuan(PRIOR_YEAR_FEN.in(row)),
                Money.yuan(PRIOR_CLEARING_FEN.in(row)),
                SCORE.inOrNull(row),
                Boolean.TRUE.equals(HAS_ENDED.inOrNull(row)),
                posted);
    }
}
