package org.medfund.jobs.reconciliation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.reconciliation.DifferenceReason.Facts;
import org.medfund.jobs.reconciliation.DifferenceReason.Place;

/** What is known of settlements whose two figures differ: where either side has them, and what became of them. */
final class SettlementFacts {
    private static final Field<String> ID = Field.text("fact_settlement_id", "Settlement list number");
    private static final Side LISTED = new Side("listed");
    private static final Side POSTED = new Side("posted");
    private static final Side PAID = new Side("paid");
    private static final Field<Long> PAID_FEN = Field.count("paid_fen", "Entitlement of the case now");
    private static final Field<Long> BOOKED_FEN = Field.count("booked_fen", "Paid by the basic pool at settlement");
    private static final Field<Boolean> IS_KNOWN = Field.flag("is_known", "Delivered as a claim");
    private static final Field<Boolean> IS_REVERSED = Field.flag("is_reversed", "Reversed by a refund");

    /** The columns of one side's {@link Place}. */
    private record Side(Field<String> institution, Field<String> type, Field<String> period) {
        Side(String name) {
            this(
                    Field.text(name + "_institution_code", "Institution"),
                    Field.text(name + "_insurance_type", "Insurance type"),
                    Field.text(name + "_period", "Period"));
        }

        Dataset<Row> of(Dataset<Row> rows, Column id, Column institutionCode, Column insuranceType, Column label) {
            return rows.select(ID.as(id), institution.as(institutionCode), type.as(insuranceType), period.as(label));
        }

        @Nullable
        Place in(Row row) {
            String code = institution.inOrNull(row);
            return code == null ? null : new Place(code, type.in(row), period.in(row));
        }
    }

    /**
     * Differences with what is known of each settlement; {@link #of(Row, String)} reads a row.
     *
     * @param differing rows of {@link MonthPairs}: one per settlement of an institution and insurance type
     * @param listed {@link HospitalStatements} of any month
     * @param posted {@link Postings} of other periods
     * @param paid {@link CasePayments} of the years the settlements may be of
     * @param claims {@link SettlementLists}
     */
    static Dataset<Row> addTo(
            Dataset<Row> differing, Dataset<Row> listed, Dataset<Row> posted, Dataset<Row> paid, Dataset<Row> claims) {
        Dataset<Row> ids = differing.select(ID.as(MonthPairs.SETTLEMENT.col())).distinct();
        Dataset<Row> known = claims.where(SettlementLists.REFUND_FLAG.col().equalTo("0"))
                .select(ID.as(SettlementLists.SETTLEMENT_ID.col()), IS_KNOWN.as(lit(true)));
        Dataset<Row> reversed = claims.where(SettlementLists.REFUND_FLAG.col().equalTo("1"))
                .select(
                        ID.as(coalesce(
                                SettlementLists.ORIGINAL_SETTLEMENT_ID.col(), SettlementLists.SETTLEMENT_ID.col())),
                        IS_REVERSED.as(lit(true)))
                .distinct();
        return joined(
                joined(
                        joined(joined(joined(differing, listed(listed), ids), posted(posted), ids), paid(paid), ids),
                        known,
                        ids),
                reversed,
                ids);
    }

    private static Dataset<Row> listed(Dataset<Row> statements) {
        Column month = HospitalStatements.SETTLEMENT_MONTH.col();
        return LISTED.of(
                statements,
                HospitalStatements.SETTLEMENT_ID.col(),
                HospitalStatements.INSTITUTION_CODE.col(),
                HospitalStatements.INSURANCE_TYPE.col(),
                concat(substring(month, 1, 4), lit("-"), substring(month, 5, 2)));
    }

    /** The first period that posts the case. */
    private static Dataset<Row> posted(Dataset<Row> postings) {
        Dataset<Row> cases = POSTED.of(
                postings.where(Postings.POSTING_CODE
                        .col()
                        .equalTo(MonthPairs.CASE_ENTITLEMENT)
                        .and(Postings.INSTITUTION_CODE.col().isNotNull())),
                Postings.SETTLEMENT_ID.col(),
                Postings.INSTITUTION_CODE.col(),
                Postings.INSURANCE_TYPE.col(),
                Postings.PERIOD.col());
        Column order = struct(
                POSTED.period().col(), POSTED.institution().col(), POSTED.type().col());
        return cases.groupBy(ID.col())
                .agg(
                        min_by(POSTED.institution().col(), order)
                                .as(POSTED.institution().name()),
                        min_by(POSTED.type().col(), order).as(POSTED.type().name()),
                        min(POSTED.period().col()).as(POSTED.period().name()));
    }

    private static Dataset<Row> paid(Dataset<Row> payments) {
        return payments.select(
                ID.as(CasePayments.SETTLEMENT_ID.col()),
                PAID.institution().as(CasePayments.INSTITUTION_CODE.col()),
                PAID.type().as(CasePayments.INSURANCE_TYPE.col()),
                PAID.period().as(date_format(CasePayments.DISCHARGE_DATE.col(), "yyyy-MM")),
                PAID_FEN.as(Money.fen(CasePayments.ENTITLEMENT_YUAN.col())),
                BOOKED_FEN.as(Money.fen(CasePayments.BASIC_POOL_YUAN.col())));
    }

    /** The facts are cut down to the settlements asked about first: claims and payments are many. */
    private static Dataset<Row> joined(Dataset<Row> differing, Dataset<Row> facts, Dataset<Row> ids) {
        Dataset<Row> wanted =
                facts.where(ID.col().isNotNull()).join(ids, ID.of(facts).equalTo(ID.of(ids)), "left_semi");
        return differing
                .join(wanted, MonthPairs.SETTLEMENT.of(differing).equalTo(ID.of(wanted)), "left")
                .drop(ID.name());
    }

    /** @param month reconciled, yyyy-MM */
    static Facts of(Row row, String month) {
        return new Facts(
                new Place(MonthPairs.INSTITUTION.in(row), MonthPairs.TYPE.in(row), month),
                MonthPairs.AGENCY_FEN.inOrNull(row),
                MonthPairs.HOSPITAL_FEN.inOrNull(row),
                LISTED.in(row),
                POSTED.in(row),
                PAID.in(row),
                PAID_FEN.inOrNull(row),
                BOOKED_FEN.inOrNull(row),
                Objects.requireNonNullElse(IS_KNOWN.inOrNull(row), false),
                Objects.requireNonNullElse(IS_REVERSED.inOrNull(row), false));
    }

    private SettlementFacts() {}
}
