package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Money;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.supervision.Evidence;
import org.medfund.core.table.supervision.FlagLines;
import org.medfund.core.table.supervision.Flags;
import org.medfund.jobs.supervision.file.Claim;

/** Findings as rows: a flag, its lines, and its evidence travel together until the tables are written. */
final class FindingRows {
    static final String LINES = "lines";
    static final String FUND_PAID_YUAN = "fund_paid_yuan";
    private static final String EVIDENCE = "evidence";
    private static final String NEW = "NEW";

    private static final StructType EVIDENCE_SCHEMA = schema(
            Evidence.TABLE,
            Evidence.EVIDENCE_NUMBER,
            Evidence.ROLE,
            Evidence.IS_WITNESS,
            Evidence.TABLE_NAME,
            Evidence.ROW_KEY,
            Evidence.FIELD_NAME,
            Evidence.FIELD_VALUE);
    private static final StructType LINE_SCHEMA =
            schema(FlagLines.TABLE, FlagLines.FEE_LINE_NUMBER, FlagLines.FUND_AT_RISK_YUAN);

    /** {@link Flags}, its lines and evidence as arrays, and what the funds paid for the settlement; null without one. */
    static final StructType SCHEMA = Flags.TABLE
            .contentSchema()
            .add(LINES, DataTypes.createArrayType(LINE_SCHEMA, false), false)
            .add(EVIDENCE, DataTypes.createArrayType(EVIDENCE_SCHEMA, false), false)
            .add(FUND_PAID_YUAN, Money.YUAN, true);

    /** One row of {@link #SCHEMA}; every flag starts as NEW, and counts in full until the cap over rules; one that is simulated, nothing. */
    static Row of(RuleCard card, RuleMode mode, Finding finding) {
        Subject subject = finding.subject();
        Explanations explanations = Explanations.of(card.id());
        Claim claim = subject.claim();
        List<Row> lines = new ArrayList<>();
        finding.fundOfLineYuan().forEach((line, fund) -> lines.add(RowFactory.create(line, fund)));
        if (claim != null && lines.isEmpty()) {
            lines.add(RowFactory.create(FlagLines.WHOLE_CLAIM, finding.fundAtRiskYuan()));
        }
        @Nullable BigDecimal fundPaid = claim == null ? null : claim.fundTotalYuan();
        return RowFactory.create(
                finding.flagId(card.id()),
                card.id(),
                card.version(),
                card.libraryClass().name(),
                card.nature().name(),
                mode.name(),
                card.severity(),
                subject.regionCode(),
                subject.year(),
                subject.kind().name(),
                subject.id(),
                claim == null ? null : claim.settlementId(),
                subject.institutionCode(),
                subject.personKey(),
                finding.amountInvolvedYuan(),
                finding.fundAtRiskYuan(),
                mode == RuleMode.SIMULATE ? Money.yuan(0) : finding.fundAtRiskYuan(),
                card.lawRef(),
                explanations.chinese(finding),
                explanations.english(finding),
                NEW,
                lines.toArray(Row[]::new),
                evidence(finding),
                fundPaid);
    }

    private static Row[] evidence(Finding finding) {
        List<Row> shown = new ArrayList<>();
        int number = 0;
        for (EvidenceRecord record : finding.evidence()) {
            number++;
            for (var field : record.shown().entrySet()) {
                shown.add(RowFactory.create(
                        number,
                        record.role(),
                        record.isWitness(),
                        record.tableName(),
                        record.rowKey(),
                        field.getKey(),
                        field.getValue()));
            }
        }
        return shown.toArray(Row[]::new);
    }

    /** {@link Flags}: one row per finding. */
    static Dataset<Row> flags(Dataset<Row> findings) {
        return Flags.TABLE.conform(findings);
    }

    /** {@link FlagLines}: one row per finding on a settlement and line, or whole settlement. */
    static Dataset<Row> lines(Dataset<Row> findings) {
        return FlagLines.TABLE.conform(findings.where(Flags.SETTLEMENT_ID.col().isNotNull())
                .select(
                        Flags.FLAG_ID.col(),
                        Flags.REGION_CODE.col(),
                        Flags.SETTLEMENT_ID.col(),
                        explode(col(LINES)).as(LINES))
                .select(
                        FlagLines.FLAG_ID.col(),
                        FlagLines.REGION_CODE.col(),
                        FlagLines.SETTLEMENT_ID.col(),
                        col(LINES + ".*")));
    }

    /** {@link Evidence}: one row per record and field shown. */
    static Dataset<Row> evidence(Dataset<Row> findings) {
        Dataset<Row> records = findings.select(
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

    private FindingRows() {}
}
