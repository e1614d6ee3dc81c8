package org.medfund.jobs.reconciliation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.clearing.HospitalStatements;
import org.medfund.core.table.clearing.Postings;
import org.medfund.core.time.Month;

/** The two figures of a month side by side: one row per settlement of an institution and insurance type; money is fen. */
final class MonthPairs {
    static final String CASE_ENTITLEMENT = "CASE_ENTITLEMENT";
    private static final String ENTITLEMENT_ACCOUNT = "HOSPITAL_ENTITLEMENT";

    static final Field<String> REGION = Field.text("pair_region_code", "Pooling region");
    static final Field<String> INSTITUTION = Field.text("pair_institution_code", "Institution");
    static final Field<String> TYPE = Field.text("pair_insurance_type", "Insurance type");
    static final Field<String> SETTLEMENT = Field.text("pair_settlement_id", "Settlement list number");
    static final Field<Long> AGENCY_FEN =
            Field.count("agency_fen", "Posted in the month; null if nothing").orNull();
    static final Field<Long> HOSPITAL_FEN =
            Field.count("hospital_fen", "Stated for the month; null if nothing").orNull();

    /**
     * What the month's books post for each case, of all institutions.
     *
     * @param postings {@link Postings} of the month
     */
    static Dataset<Row> agency(Dataset<Row> postings) {
        Column fen = Money.fen(Postings.AMOUNT_YUAN.col());
        return postings.where(Postings.POSTING_CODE
                        .col()
                        .equalTo(CASE_ENTITLEMENT)
                        .and(Postings.INSTITUTION_CODE.col().isNotNull())
                        .and(Postings.SETTLEMENT_ID.col().isNotNull()))
                .select(
                        REGION.as(Postings.REGION_CODE.col()),
                        INSTITUTION.as(Postings.INSTITUTION_CODE.col()),
                        TYPE.as(Postings.INSURANCE_TYPE.col()),
                        SETTLEMENT.as(Postings.SETTLEMENT_ID.col()),
                        AGENCY_FEN.as(when(Postings.DEBIT_ACCOUNT.col().equalTo(ENTITLEMENT_ACCOUNT), fen)
                                .otherwise(fen.multiply(lit(-1)))));
    }

    /**
     * What institutions state for the month.
     *
     * @param statements {@link HospitalStatements}
     * @param institutions {@link Institutions}: they tell the region; statements of others are left out
     */
    static Dataset<Row> hospitals(Dataset<Row> statements, Dataset<Row> institutions, Month month, Column isWanted) {
        Dataset<Row> places = institutions
                .where(isWanted)
                .select(REGION.as(Institutions.REGION_CODE.col()), INSTITUTION.as(Institutions.INSTITUTION_CODE.col()));
        return ofMonth(statements, month)
                .select(
                        INSTITUTION.as(HospitalStatements.INSTITUTION_CODE.col()),
                        TYPE.as(HospitalStatements.INSURANCE_TYPE.col()),
                        SETTLEMENT.as(HospitalStatements.SETTLEMENT_ID.col()),
                        HOSPITAL_FEN.as(Money.fen(HospitalStatements.AMOUNT_YUAN.col())))
                .join(places, INSTITUTION.name());
    }

    static Dataset<Row> ofMonth(Dataset<Row> statements, Month month) {
        return statements.where(HospitalStatements.SETTLEMENT_MONTH
                .col()
                .equalTo(month.toString().replace("-", "")));
    }

    /** Postings of those institutions that have stated figures for the month; of others there is nothing to compare. */
    static Dataset<Row> ofDelivering(Dataset<Row> agency, Dataset<Row> hospitals) {
        return agency.join(
                hospitals.select(REGION.col(), INSTITUTION.col()).distinct(),
                new String[] {REGION.name(), INSTITUTION.name()},
                "left_semi");
    }

    /** Both sides by key; empty if no institution has delivered. */
    static Dataset<Row> of(Dataset<Row> agency, Dataset<Row> hospitals) {
        Column none = lit(null).cast(DataTypes.LongType);
        return ofDelivering(agency, hospitals)
                .withColumn(HOSPITAL_FEN.name(), none)
                .unionByName(hospitals.withColumn(AGENCY_FEN.name(), none))
                .groupBy(REGION.col(), INSTITUTION.col(), TYPE.col(), SETTLEMENT.col())
                .agg(
                        sum(AGENCY_FEN.col()).as(AGENCY_FEN.name()),
                        sum(HOSPITAL_FEN.col()).as(HOSPITAL_FEN.name()));
    }

    /** Agency less institution in fen; never null. */
    static Column difference() {
        return coalesce(AGENCY_FEN.col(), lit(0L)).minus(coalesce(HOSPITAL_FEN.col(), lit(0L)));
    }

    private MonthPairs() {}
}
