package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.table.Field;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Institutions;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;

/** The stays of a year that are to be grouped, with their codes gathered to one row per stay. */
final class SettledStays {
    /** Codes of the diagnoses marked as main, by number. Exactly one in a sound list. */
    static final String MAIN_DIAGNOSES = "main_diagnosis_codes";

    /** Codes of the other diagnoses, by number. */
    static final String OTHER_DIAGNOSES = "other_diagnosis_codes";

    /** Codes of the procedures: the main one first, then by number. */
    static final String PROCEDURES = "procedure_codes";

    private static final String GATHERED = "gathered";
    private static final String PLACE = "place";

    /** Institutions of these stays that no delivery describes. */
    static Dataset<Row> unknownInstitutions(Dataset<Row> stays, Dataset<Row> institutions) {
        return stays.select(SettlementLists.INSTITUTION_CODE.col())
                .distinct()
                .join(
                        broadcast(institutions.select(Institutions.INSTITUTION_CODE.col())),
                        Institutions.INSTITUTION_CODE.name(),
                        "left_anti");
    }

    /**
     * One row per stay with what {@link GroupedCases} takes over from the claim, the main diagnosis, and the level class
     * of its institution. The main diagnosis is null unless exactly one is marked. Only Western diagnoses count: those
     * of traditional medicine are coded in another system (SPEC A.2).
     *
     * @param stays {@link SettlementLists} rows, one per settlement
     */
    static Dataset<Row> withDiagnoses(Dataset<Row> stays, Dataset<Row> diagnoses, Dataset<Row> institutions) {
        Column isWestern = Diagnoses.DIAGNOSIS_KIND
                .col()
                .isNull()
                .or(Diagnoses.DIAGNOSIS_KIND.col().equalTo("1"));
        Dataset<Row> gathered = diagnoses
                .where(isWestern)
                .groupBy(Diagnoses.SETTLEMENT_ID.col())
                .agg(sort_array(collect_list(struct(
                                Diagnoses.DIAGNOSIS_NUMBER.col(),
                                Diagnoses.DIAGNOSIS_CODE.col(),
                                Diagnoses.IS_MAIN.col())))
                        .as(GATHERED));
        Dataset<Row> codes = gathered.select(
                Diagnoses.SETTLEMENT_ID.col(),
                transform(filter(col(GATHERED), SettledStays::isMain), SettledStays::diagnosisCode)
                        .as(MAIN_DIAGNOSES),
                transform(filter(col(GATHERED), each -> not(isMain(each))), SettledStays::diagnosisCode)
                        .as(OTHER_DIAGNOSES));
        return claimed(stays, institutions)
                .join(codes, SettlementLists.SETTLEMENT_ID.name(), "left")
                .withColumn(MAIN_DIAGNOSES, coalesce(col(MAIN_DIAGNOSES), noCodes()))
                .withColumn(OTHER_DIAGNOSES, coalesce(col(OTHER_DIAGNOSES), noCodes()))
                .withColumn(
                        GroupedCases.MAIN_DIAGNOSIS_CODE.name(),
                        when(size(col(MAIN_DIAGNOSES)).equalTo(1), element_at(col(MAIN_DIAGNOSES), lit(1))));
    }

    /** One row per stay with what {@link GroupedCases} takes over from the claim, and the level class. */
    static Dataset<Row> claimed(Dataset<Row> stays, Dataset<Row> institutions) {
        Dataset<Row> levels = institutions.select(Institutions.INSTITUTION_CODE.col(), Institutions.LEVEL_CLASS.col());
        return stays.join(broadcast(levels), SettlementLists.INSTITUTION_CODE.name())
                .withColumn(GroupedCases.REGION_CODE.name(), SettlementLists.TREATED_REGION_CODE.col())
                .withColumn(
                        GroupedCases.YEAR.name(),
                        org.apache.spark.sql.functions.year(SettlementLists.DISCHARGE_DATE.col()))
                .withColumn(
                        GroupedCases.OTHER_FUNDS_YUAN.name(),
                        SettlementLists.FUND_TOTAL_YUAN
                                .col()
                                .minus(SettlementLists.BASIC_POOL_YUAN.col())
                                .cast(GroupedCases.OTHER_FUNDS_YUAN.type()));
    }

    /** The rows of {@link #withDiagnoses} with their procedures. */
    static Dataset<Row> withProcedures(Dataset<Row> stays, Dataset<Row> procedures) {
        Dataset<Row> gathered = inOrder(procedures, GATHERED, Procedures.PROCEDURE_CODE)
                .select(
                        Procedures.SETTLEMENT_ID.col(),
                        transform(col(GATHERED), each -> each.getField(Procedures.PROCEDURE_CODE.name()))
                                .as(PROCEDURES));
        return stays.join(gathered, SettlementLists.SETTLEMENT_ID.name(), "left")
                .withColumn(PROCEDURES, coalesce(col(PROCEDURES), noCodes()));
    }

    /**
     * One row per settlement with procedures: in a column of that name a list of them, the main one first, then by
     * number, each with these fields.
     *
     * @param procedures {@link Procedures} rows
     */
    static Dataset<Row> inOrder(Dataset<Row> procedures, String name, Field<?>... fields) {
        List<Column> parts = new ArrayList<>();
        parts.add(when(Procedures.PROCEDURE_KIND.col().equalTo("1"), lit(0))
                .otherwise(lit(1))
                .as(PLACE));
        parts.add(Procedures.PROCEDURE_NUMBER.col());
        Arrays.stream(fields).map(Field::col).forEach(parts::add);
        return procedures
                .groupBy(Procedures.SETTLEMENT_ID.col())
                .agg(sort_array(collect_list(struct(parts.toArray(Column[]::new))))
                        .as(name));
    }

    private static Column isMain(Column diagnosis) {
        return diagnosis.getField(Diagnoses.IS_MAIN.name());
    }

    private static Column diagnosisCode(Column diagnosis) {
        return diagnosis.getField(Diagnoses.DIAGNOSIS_CODE.name());
    }

    private static Column noCodes() {
        return array().cast("array<string>");
    }

    private SettledStays() {}
}
