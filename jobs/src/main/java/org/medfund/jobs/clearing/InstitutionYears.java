package org.medfund.jobs.clearing;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Assessments;
import org.medfund.core.table.clearing.AuditDeductions;
import org.medfund.core.table.clearing.MonthlySettlements;
import org.medfund.core.table.clearing.Prepayments;
import org.medfund.core.table.clearing.Statements;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.PolicyYear;

/** Sums what a year brought every institution, out of cases, monthly settlements, deductions, and prepayments. */
final class InstitutionYears {
    private static final Field<Long> CASE_COUNT = Field.count("case_count", "Cases paid");
    private static final Field<Long> ENTITLEMENT_FEN = Field.count("entitlement_fen", "Sum of case entitlements");
    private static final Field<Long> BOOK_FEN = Field.count("book_fen", "Booked at settlement");
    private static final Field<Long> AUDIT_FEN = Field.count("audit_fen", "Deducted by audit");
    private static final Field<Long> DEPOSIT_FEN = Field.count("deposit_fen", "Deposit held back");
    private static final Field<Long> PAID_FEN = Field.count("paid_fen", "Paid by monthly settlement");
    private static final Field<Long> PREPAYMENT_FEN = Field.count("prepayment_fen", "Prepayment not set off before");
    private static final Field<BigDecimal> SCORE = Field.ratio("score", "Assessment score");
    private static final List<Field<Long>> SUMS =
            List.of(CASE_COUNT, ENTITLEMENT_FEN, BOOK_FEN, AUDIT_FEN, DEPOSIT_FEN, PAID_FEN, PREPAYMENT_FEN);
    private static final Field<String> REGION = Statements.REGION_CODE;
    private static final Field<String> TYPE = Statements.INSURANCE_TYPE;
    private static final Field<String> INSTITUTION = Statements.INSTITUTION_CODE;

    /**
     * One row per region, insurance type, and institution that has a case, a monthly settlement, a deduction, or a
     * prepayment in the year; {@link #of(Row)} reads it. Empty if there is none.
     *
     * @param payments {@link CasePayments} of the year
     * @param months {@link MonthlySettlements}, any month; those of the year count by their settlement month
     * @param deductions {@link AuditDeductions}, likewise
     * @param prepayments {@link Prepayments}, any year
     * @param assessments {@link Assessments}, any year
     */
    static Dataset<Row> sums(
            PolicyYear year,
            Dataset<Row> payments,
            Dataset<Row> months,
            Dataset<Row> deductions,
            Dataset<Row> prepayments,
            Dataset<Row> assessments) {
        Dataset<Row> parts = ofCases(payments)
                .unionByName(ofMonths(year, months))
                .unionByName(ofDeductions(year, deductions))
                .unionByName(ofPrepayments(year, prepayments));
        List<Column> totals =
                SUMS.stream().map(field -> sum(field.col()).as(field.name())).toList();
        Dataset<Row> scores = assessments
                .where(Assessments.YEAR.col().equalTo(year.value()))
                .groupBy(REGION.as(Assessments.REGION_CODE.col()), INSTITUTION.as(Assessments.INSTITUTION_CODE.col()))
                .agg(max(Assessments.ASSESSMENT_SCORE.col()).as(SCORE.name()));
        return parts.groupBy(REGION.col(), TYPE.col(), INSTITUTION.col())
                .agg(totals.get(0), totals.subList(1, totals.size()).toArray(Column[]::new))
                .join(scores, new String[] {REGION.name(), INSTITUTION.name()}, "left");
    }

    private static Dataset<Row> ofCases(Dataset<Row> payments) {
        return payments.select(columns(
                CasePayments.REGION_CODE,
                CasePayments.INSURANCE_TYPE,
                CasePayments.INSTITUTION_CODE,
                Map.of(
                        CASE_COUNT,
                        lit(1L),
                        ENTITLEMENT_FEN,
                        Money.fen(CasePayments.ENTITLEMENT_YUAN.col()),
                        BOOK_FEN,
                        Money.fen(CasePayments.BASIC_POOL_YUAN.col()))));
    }

    private static Dataset<Row> ofMonths(PolicyYear year, Dataset<Row> months) {
        return months.where(MonthlySettlements.SETTLEMENT_MONTH.col().startsWith(year.toString()))
                .select(columns(
                        MonthlySettlements.REGION_CODE,
                        MonthlySettlements.INSURANCE_TYPE,
                        MonthlySettlements.INSTITUTION_CODE,
                        Map.of(
                                DEPOSIT_FEN,
                                Money.fen(MonthlySettlements.DEPOSIT_HELD_YUAN.col()),
                                PAID_FEN,
                                Money.fen(MonthlySettlements.PAID_YUAN.col()))));
    }

    private static Dataset<Row> ofDeductions(PolicyYear year, Dataset<Row> deductions) {
        return deductions
                .where(AuditDeductions.SETTLEMENT_MONTH.col().startsWith(year.toString()))
                .select(columns(
                        AuditDeductions.REGION_CODE,
                        AuditDeductions.INSURANCE_TYPE,
                        AuditDeductions.INSTITUTION_CODE,
                        Map.of(AUDIT_FEN, Money.fen(AuditDeductions.AMOUNT_YUAN.col()))));
    }

    private static Dataset<Row> ofPrepayments(PolicyYear year, Dataset<Row> prepayments) {
        Column setOffBefore = coalesce(Money.fen(Prepayments.OFFSET_YUAN.col()), lit(0L));
        return prepayments
                .where(Prepayments.YEAR.col().equalTo(year.value()))
                .select(columns(
                        Prepayments.REGION_CODE,
                        Prepayments.INSURANCE_TYPE,
                        Prepayments.INSTITUTION_CODE,
                        Map.of(
                                PREPAYMENT_FEN,
                                Money.fen(Prepayments.AMOUNT_YUAN.col()).minus(setOffBefore))));
    }

    /** The key, the sums given, and 0 for the others. */
    private static Column[] columns(
            Field<String> region, Field<String> type, Field<String> institution, Map<Field<Long>, Column> given) {
        List<Column> columns = new ArrayList<>(
                List.of(REGION.as(region.col()), TYPE.as(type.col()), INSTITUTION.as(institution.col())));
        SUMS.forEach(field -> columns.add(field.as(given.getOrDefault(field, lit(0L)))));
        return columns.toArray(Column[]::new);
    }

    /** One of the rows of {@link #sums}. */
    static InstitutionYear of(Row row) {
        return new InstitutionYear(
                REGION.in(row),
                TYPE.in(row),
                INSTITUTION.in(row),
                CASE_COUNT.in(row),
                Money.yuan(ENTITLEMENT_FEN.in(row)),
                Money.yuan(BOOK_FEN.in(row)),
                Money.yuan(AUDIT_FEN.in(row)),
                Money.yuan(DEPOSIT_FEN.in(row)),
                Money.yuan(PAID_FEN.in(row)),
                Money.yuan(PREPAYMENT_FEN.in(row)),
                SCORE.inOrNull(row));
    }

    private InstitutionYears() {}
}
