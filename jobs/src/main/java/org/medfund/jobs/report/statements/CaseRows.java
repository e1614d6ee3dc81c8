package org.medfund.jobs.report.statements;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Month;
import org.medfund.core.time.Period;

/** The cases behind a statement, as case payment has them now, each with what the books of the period post for it. */
final class CaseRows {
    static final Field<BigDecimal> POSTED_YUAN = Field.yuan("posted_yuan", "What the institution gains by the posting")
            .orNull();

    private static final Field<String> REGION = Field.text("posted_region_code", "Pooling region");
    private static final Field<String> INSTITUTION = Field.text("posted_institution_code", "Institution");
    private static final Field<String> TYPE = Field.text("posted_insurance_type", "Insurance type");
    private static final Field<String> SETTLEMENT = Field.text("posted_settlement_id", "Settlement list number");
    private static final Field<String> IN_PERIOD = Field.text("posted_period", "Period of the posting");

    /** The columns in the order of the lists, key first. */
    static final List<Field<?>> COLUMNS = List.of(
            CasePayments.REGION_CODE,
            CasePayments.INSTITUTION_CODE,
            CasePayments.INSURANCE_TYPE,
            CasePayments.SETTLEMENT_ID,
            CasePayments.DISCHARGE_DATE,
            CasePayments.GROUP_CODE,
            CasePayments.PAYMENT_PATH,
            CasePayments.PAYMENT_REASON,
            CasePayments.STANDARD_YUAN,
            CasePayments.PAYMENT_YUAN,
            CasePayments.PERSON_TOTAL_YUAN,
            CasePayments.OTHER_FUNDS_YUAN,
            CasePayments.ENTITLEMENT_YUAN,
            Postings.PERIOD,
            Postings.POSTING_CODE,
            POSTED_YUAN,
            Postings.POSTING_ID,
            Postings.CORRECTS_POSTING_ID);

    /**
     * A row for every case discharged in the period, and for every posting of a case that the statement rests on; a case
     * posted more than once (first, then corrected) has a row for each posting. A posting whose case is gone, or is of the
     * year before, has no figures of the case beside it. Sorted by region, institution, type, discharge, and settlement.
     *
     * <p>A month lists what the month posts; a quarter and a year what their books post since January.
     *
     * @param payments {@link CasePayments} of the year
     * @param postings {@link Postings} of the books up to the period
     */
    static Dataset<Row> of(Dataset<Row> payments, Dataset<Row> postings, Period period) {
        Dataset<Row> posted = (period instanceof Month
                        ? postings.where(Postings.PERIOD.col().equalTo(period.toString()))
                        : postings)
                .where(Postings.INSTITUTION_CODE
                        .col()
                        .isNotNull()
                        .and(Postings.SETTLEMENT_ID.col().isNotNull()))
                .select(
                        REGION.as(Postings.REGION_CODE.col()),
                        INSTITUTION.as(Postings.INSTITUTION_CODE.col()),
                        TYPE.as(Postings.INSURANCE_TYPE.col()),
                        SETTLEMENT.as(Postings.SETTLEMENT_ID.col()),
                        IN_PERIOD.as(Postings.PERIOD.col()),
                        Postings.POSTING_CODE.col(),
                        POSTED_YUAN.as(Money.yuan(PostedAmounts.gainFen())),
                        Postings.POSTING_ID.col(),
                        Postings.CORRECTS_POSTING_ID.col());
        Dataset<Row> joined = payments.join(
                posted,
                CasePayments.REGION_CODE
                        .of(payments)
                        .equalTo(REGION.of(posted))
                        .and(CasePayments.INSTITUTION_CODE.of(payments).equalTo(INSTITUTION.of(posted)))
                        .and(CasePayments.INSURANCE_TYPE.of(payments).equalTo(TYPE.of(posted)))
                        .and(CasePayments.SETTLEMENT_ID.of(payments).equalTo(SETTLEMENT.of(posted))),
                "full_outer");
        Column isDischarged = coalesce(
                CasePayments.DISCHARGE_DATE
                        .col()
                        .between(
                                lit(
                                        period instanceof Month
                                                ? period.firstDay()
                                                : period.year().firstDay()),
                                lit(period.lastDay())),
                lit(false));
        return joined.where(isDischarged.or(SETTLEMENT.col().isNotNull()))
                .select(COLUMNS.stream().map(CaseRows::column).toArray(Column[]::new))
                .orderBy(
                        CasePayments.REGION_CODE.col(),
                        CasePayments.INSTITUTION_CODE.col(),
                        CasePayments.INSURANCE_TYPE.col(),
                        CasePayments.DISCHARGE_DATE.col(),
                        CasePayments.SETTLEMENT_ID.col(),
                        Postings.POSTING_ID.col());
    }

    private static Column column(Field<?> field) {
        if (field.equals(CasePayments.REGION_CODE)) {
            return field.as(coalesce(field.col(), REGION.col()));
        }
        if (field.equals(CasePayments.INSTITUTION_CODE)) {
            return field.as(coalesce(field.col(), INSTITUTION.col()));
        }
        if (field.equals(CasePayments.INSURANCE_TYPE)) {
            return field.as(coalesce(field.col(), TYPE.col()));
        }
        if (field.equals(CasePayments.SETTLEMENT_ID)) {
            return field.as(coalesce(field.col(), SETTLEMENT.col()));
        }
        return field.equals(Postings.PERIOD) ? field.as(IN_PERIOD.col()) : field.col();
    }

    private CaseRows() {}
}
