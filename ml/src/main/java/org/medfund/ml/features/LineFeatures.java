package org.medfund.ml.features;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.grouping.GroupedCases;
import org.medfund.core.table.ml.FraudFeatures;

/** What the charge lines and fee classes of a stay say. One row per stay that has any; amounts in fen. */
final class LineFeatures {
    static final String DRUG_FEN = "drug_fen";
    static final String CONSUMABLE_FEN = "consumable_fen";
    static final String EXAM_FEN = "exam_fen";
    static final String TREATMENT_FEN = "treatment_fen";
    static final String DUPLICATE_FEN = "duplicate_fen";

    /** Days within which another examination of the kind counts as a repeat; part of the feature's definition. */
    private static final int REPEAT_DAYS = 30;

    private static final String PAST_EXAM_AT = "past_exam_at";
    private static final String PAST_EXAM_KNOWN_AT = "past_exam_known_at";
    private static final String PAST_EXAM_REVERSED_AT = "past_exam_reversed_at";
    private static final String OWN_SETTLED_AT = "own_settled_at";
    private static final String EXAMS_LEFT = "exams_left";
    private static final String ITEM_EXAM_CLASS = "item_exam_class";
    private static final String COPIES = "copies";
    private static final String COPY_FEN = "copy_fen";

    /** Cost by block (SPEC A.5, B.5). */
    static Dataset<Row> feeBlocks(Dataset<Row> feeClasses) {
        return feeClasses
                .groupBy(FeeClasses.SETTLEMENT_ID.col())
                .agg(
                        block("09", "10", "11").as(DRUG_FEN),
                        block("08").as(CONSUMABLE_FEN),
                        block("03", "04").as(EXAM_FEN),
                        block("05", "06").as(TREATMENT_FEN));
    }

    private static Column block(Object... feeClasses) {
        return sum(when(FeeClasses.FEE_CLASS.col().isin(feeClasses), Money.fen(FeeClasses.AMOUNT_YUAN.col()))
                .otherwise(0L));
    }

    /** Large-equipment examinations of the stay; a reversal takes one of its item off, whether or not it says the class. */
    static Dataset<Row> examCounts(Dataset<Row> stays, Dataset<Row> feeLines) {
        return examsByItem(linesOf(stays, feeLines))
                .groupBy(FeeLines.SETTLEMENT_ID.col())
                .agg(FraudFeatures.EXAM_COUNT.as(sum(col(EXAMS_LEFT)).cast(DataTypes.DoubleType)));
    }

    /** Settlement, item of an examination, and how many are left once reversals are taken off. */
    private static Dataset<Row> examsByItem(Dataset<Row> lines) {
        Column sign = when(FeeLines.ITEM_QUANTITY.col().gt(0), 1)
                .when(FeeLines.ITEM_QUANTITY.col().lt(0), -1)
                .otherwise(0);
        return lines.groupBy(FeeLines.SETTLEMENT_ID.col(), FeeLines.ITEM_CODE.col())
                .agg(
                        greatest(sum(sign), lit(0)).as(EXAMS_LEFT),
                        max(FeeLines.EXAM_CLASS.col()).as(ITEM_EXAM_CLASS))
                .where(col(ITEM_EXAM_CLASS).isNotNull())
                .drop(ITEM_EXAM_CLASS);
    }

    /**
     * Examinations of the stay that follow another of the same person, class, and body part by at most 30 days. The
     * earlier one counts if it was settled by the time this stay was, and not refunded by then.
     */
    static Dataset<Row> repeatExamCounts(Dataset<Row> stays, Dataset<Row> feeLines, Dataset<Row> settlements) {
        Dataset<Row> exams = standingExams(knownAtSettlement(feeLines, settlements));
        Dataset<Row> past = exams.select(
                        FeeLines.SETTLEMENT_ID.col(),
                        FeeLines.EXAM_CLASS.col(),
                        FeeLines.BODY_PART.col(),
                        FeeLines.CHARGED_AT.col().as(PAST_EXAM_AT))
                .join(
                        settlements.select(
                                SettlementLists.SETTLEMENT_ID.col(),
                                SettlementLists.PERSON_KEY.col(),
                                SettlementLists.SETTLED_AT.col().as(PAST_EXAM_KNOWN_AT),
                                col(FeatureInput.REVERSED_AT).as(PAST_EXAM_REVERSED_AT)),
                        FeeLines.SETTLEMENT_ID.name())
                .drop(FeeLines.SETTLEMENT_ID.name());
        Column asOf = SettlementLists.SETTLED_AT.col();
        Column isKnown = col(PAST_EXAM_KNOWN_AT)
                .leq(asOf)
                .and(col(PAST_EXAM_REVERSED_AT)
                        .isNull()
                        .or(col(PAST_EXAM_REVERSED_AT).gt(asOf)));
        Column isRepeat = col(PAST_EXAM_AT)
                .lt(FeeLines.CHARGED_AT.col())
                .and(datediff(to_date(FeeLines.CHARGED_AT.col()), to_date(col(PAST_EXAM_AT)))
                        .leq(REPEAT_DAYS));
        return linesOf(stays, exams)
                .join(past, new String[] {
                    FeeLines.PERSON_KEY.name(), FeeLines.EXAM_CLASS.name(), FeeLines.BODY_PART.name()
                })
                .where(isKnown.and(isRepeat))
                .groupBy(FeeLines.SETTLEMENT_ID.col())
                .agg(FraudFeatures.REPEAT_EXAM_COUNT.as(
                        countDistinct(FeeLines.FEE_LINE_NUMBER.col()).cast(DataTypes.DoubleType)));
    }

    /** Lines charged no later than their own settlement was made. */
    private static Dataset<Row> knownAtSettlement(Dataset<Row> feeLines, Dataset<Row> settlements) {
        return feeLines.join(
                        settlements.select(
                                SettlementLists.SETTLEMENT_ID.col(),
                                SettlementLists.SETTLED_AT.col().as(OWN_SETTLED_AT)),
                        FeeLines.SETTLEMENT_ID.name())
                .where(FeeLines.CHARGED_AT.col().leq(col(OWN_SETTLED_AT)))
                .drop(OWN_SETTLED_AT);
    }

    /** Lines of examinations of which at least one of the item is left in its settlement. */
    private static Dataset<Row> standingExams(Dataset<Row> feeLines) {
        Dataset<Row> reversedWhole = examsByItem(feeLines)
                .where(col(EXAMS_LEFT).equalTo(0))
                .select(FeeLines.SETTLEMENT_ID.col(), FeeLines.ITEM_CODE.col());
        return feeLines.where(FeeLines.EXAM_CLASS
                        .col()
                        .isNotNull()
                        .and(FeeLines.BODY_PART.col().isNotNull())
                        .and(FeeLines.ITEM_QUANTITY.col().gt(0)))
                .join(
                        reversedWhole,
                        new String[] {FeeLines.SETTLEMENT_ID.name(), FeeLines.ITEM_CODE.name()},
                        "left_anti");
    }

    /** Cost of the second and further copies of a line: same item, day, quantity, and price. */
    static Dataset<Row> duplicates(Dataset<Row> stays, Dataset<Row> feeLines) {
        Column sign = when(FeeLines.ITEM_QUANTITY.col().gt(0), 1).otherwise(-1);
        return linesOf(stays, feeLines)
                .groupBy(
                        FeeLines.SETTLEMENT_ID.col(),
                        FeeLines.ITEM_CODE.col(),
                        to_date(FeeLines.CHARGED_AT.col()),
                        abs(FeeLines.ITEM_QUANTITY.col()),
                        FeeLines.UNIT_PRICE_YUAN.col())
                .agg(
                        sum(sign).as(COPIES),
                        max(Money.fen(FeeLines.LINE_COST_YUAN.col())).as(COPY_FEN))
                .where(col(COPIES).gt(1))
                .groupBy(FeeLines.SETTLEMENT_ID.col())
                .agg(sum(col(COPIES).minus(1).multiply(col(COPY_FEN))).as(DUPLICATE_FEN));
    }

    /** The stays' own lines, charged no later than the stay was settled. */
    private static Dataset<Row> linesOf(Dataset<Row> stays, Dataset<Row> feeLines) {
        Dataset<Row> asOf = stays.select(
                GroupedCases.SETTLEMENT_ID.col(), GroupedCases.PERSON_KEY.col(), SettlementLists.SETTLED_AT.col());
        return feeLines.drop(FeeLines.PERSON_KEY.name())
                .join(asOf, FeeLines.SETTLEMENT_ID.name())
                .where(FeeLines.CHARGED_AT.col().leq(SettlementLists.SETTLED_AT.col()));
    }

    private LineFeatures() {}
}
