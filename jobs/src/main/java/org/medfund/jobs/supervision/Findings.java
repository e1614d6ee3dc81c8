package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.Flags;

/** Findings as rows: a flag and its evidence travel together until the two tables are written. */
final class Findings {
    private static final String EVIDENCE = "evidence";
    private static final StructType EVIDENCE_SCHEMA = schema(
            Evidence.TABLE,
            Evidence.EVIDENCE_NUMBER,
            Evidence.ROLE,
            Evidence.TABLE_NAME,
            Evidence.ROW_KEY,
            Evidence.FIELD_NAME,
            Evidence.FIELD_VALUE);

    /** What a rule fills of {@link Flags}, and its evidence as an array; the rest of a flag is said by {@link #stamped}. */
    static final StructType SCHEMA = schema(
                    Flags.TABLE,
                    Flags.FLAG_ID,
                    Flags.REGION_CODE,
                    Flags.YEAR,
                    Flags.SETTLEMENT_ID,
                    Flags.INSTITUTION_CODE,
                    Flags.PERSON_KEY,
                    Flags.AMOUNT_INVOLVED_YUAN,
                    Flags.FUND_AT_RISK_YUAN,
                    Flags.EXPLANATION_ZH,
                    Flags.EXPLANATION_EN)
            .add(EVIDENCE, DataTypes.createArrayType(EVIDENCE_SCHEMA, false), false);

    /** One row of {@link #SCHEMA}. The year is that of discharge. */
    static Row row(String ruleId, Finding finding) {
        List<Row> shown = new ArrayList<>();
        int number = 0;
        for (EvidenceRecord record : finding.evidence()) {
            number++;
            for (var field : record.shown().entrySet()) {
                shown.add(RowFactory.create(
                        number, record.role(), record.tableName(), record.rowKey(), field.getKey(), field.getValue()));
            }
        }
        Claim claim = finding.claim();
        Explanations explanations = Explanations.of(ruleId);
        return RowFactory.create(
                finding.flagId(ruleId),
                claim.regionCode(),
                claim.dischargeDate().getYear(),
                claim.settlementId(),
                claim.institutionCode(),
                claim.personKey(),
                finding.amountInvolvedYuan(),
                finding.fundAtRiskYuan(),
                explanations.chinese(finding),
                explanations.english(finding),
                shown.toArray(Row[]::new));
    }

    /** Says which rule found them, in which mode; every flag starts as NEW. */
    static Dataset<Row> stamped(Dataset<Row> findings, RuleCard card, RuleMode mode) {
        return findings.withColumn(Flags.RULE_ID.name(), lit(card.id()))
                .withColumn(Flags.RULE_VERSION.name(), lit(card.version()))
                .withColumn(Flags.MODE.name(), lit(mode.name()))
                .withColumn(Flags.SEVERITY.name(), lit(card.severity()))
                .withColumn(Flags.LAW_REF.name(), lit(card.lawRef()))
                .withColumn(Flags.STATUS.name(), lit("NEW"));
    }

    /** {@link Flags}: one row per finding. */
    static Dataset<Row> flags(Dataset<Row> stamped) {
        return Flags.TABLE.conform(stamped);
    }

    /** {@link Evidence}: one row per record and field shown. */
    static Dataset<Row> evidence(Dataset<Row> stamped) {
        Dataset<Row> records = stamped.select(
                Flags.FLAG_ID.col(),
                Flags.REGION_CODE.col(),
                explode(col(EVIDENCE)).as(EVIDENCE));
        return Evidence.TABLE.conform(
                records.select(Evidence.FLAG_ID.col(), Evidence.REGION_CODE.col(), col(EVIDENCE + ".*")));
    }

    private static StructType schema(Table table, Field<?>... fields) {
        return new StructType(Stream.of(fields)
                .map(field -> table.contentSchema().apply(field.name()))
                .toArray(StructField[]::new));
    }

    static Column isOf(List<String> regionCodes, int year) {
        return Flags.REGION_CODE
                .col()
                .isin(regionCodes.toArray())
                .and(Flags.YEAR.col().equalTo(year));
    }

    private Findings() {}
}
