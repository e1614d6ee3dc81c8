package org.medfund.jobs.report.statements;

import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.Objections;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.core.time.Period;

/**
 * Objections to a period with what the agency has posted for the case and why, to be answered. The first columns are those
 * of the landing file {@code objection}, so that the list goes back with the next delivery once the answers are filled in.
 */
final class ObjectionRows {
    static final Field<String> STATUS = Field.text("objection_status", "OPEN, ANSWERED, or LATE");
    private static final Field<String> POSTED_ID = Field.text("posted_settlement_id", "Settlement list number");

    /** Columns of the landing file, in its order. */
    static final List<Field<?>> LANDED = Objections.TABLE.fields();

    /** What stands beside them. */
    static final List<Field<?>> BESIDE = List.of(
            Institutions.REGION_CODE,
            CasePayments.INSURANCE_TYPE,
            CasePayments.DISCHARGE_DATE,
            CasePayments.GROUP_CODE,
            CasePayments.PAYMENT_PATH,
            CasePayments.PAYMENT_REASON,
            CasePayments.STANDARD_YUAN,
            CasePayments.PAYMENT_YUAN,
            CasePayments.ENTITLEMENT_YUAN,
            CaseRows.POSTED_YUAN);

    /**
     * One row per objection to the period by an institution of the regions; without a settlement, or with one that is not
     * paid as a case, the columns beside it are null.
     *
     * @param objections {@link Objections}
     * @param institutions {@link Institutions} of the regions
     * @param payments {@link CasePayments} of the year
     * @param postings {@link Postings} the statement rests on
     */
    static Dataset<Row> of(
            Dataset<Row> objections,
            Dataset<Row> institutions,
            Dataset<Row> payments,
            Dataset<Row> postings,
            Period period) {
        Dataset<Row> places = institutions.select(Institutions.INSTITUTION_CODE.col(), Institutions.REGION_CODE.col());
        Dataset<Row> filed = objections.where(Objections.isTo(period)).join(places, Objections.INSTITUTION_CODE.name());
        Dataset<Row> cases = payments.drop(
                CasePayments.REGION_CODE.name(), CasePayments.INSTITUTION_CODE.name(), CasePayments.YEAR.name());
        Dataset<Row> posted = postings.where(Postings.SETTLEMENT_ID.col().isNotNull())
                .groupBy(POSTED_ID.as(Postings.SETTLEMENT_ID.col()))
                .agg(CaseRows.POSTED_YUAN.as(Money.yuan(sum(PostedAmounts.gainFen()))));
        List<Column> columns = new ArrayList<>();
        LANDED.forEach(field -> columns.add(field.of(filed)));
        BESIDE.forEach(field -> columns.add(field.col()));
        return filed.join(
                        cases, Objections.SETTLEMENT_ID.of(filed).equalTo(CasePayments.SETTLEMENT_ID.of(cases)), "left")
                .join(posted, Objections.SETTLEMENT_ID.of(filed).equalTo(POSTED_ID.of(posted)), "left")
                .select(columns.toArray(Column[]::new))
                .orderBy(
                        Institutions.REGION_CODE.col(),
                        Objections.INSTITUTION_CODE.col(),
                        Objections.OBJECTION_ID.col());
    }

    static StructType schema(Dataset<Row> rows) {
        return rows.schema().add(STATUS.name(), DataTypes.StringType);
    }

    /** The row with its status at the end. */
    static Row withStatus(Row row, StructType schema, @Nullable ObjectionWindow window) {
        Object[] values = new Object[row.size() + 1];
        for (int at = 0; at < row.size(); at++) {
            values[at] = row.get(at);
        }
        values[row.size()] = ObjectionStatus.of(
                        Objections.isAnswered(row),
                        Objections.FILED_DATE.in(row),
                        window == null ? null : window.lastDay())
                .name();
        return new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(values, schema);
    }

    /** Names of the columns of the file: those of the landing file, then ours. */
    static List<String> header() {
        List<String> names = new ArrayList<>();
        LANDED.forEach(field -> names.add(String.valueOf(field.landingCode())));
        BESIDE.forEach(field -> names.add(field.name()));
        names.add(STATUS.name());
        return names;
    }

    private ObjectionRows() {}
}
