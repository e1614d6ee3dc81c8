package org.medfund.jobs.intake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.job.JobContext;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.quality.Stored;
import org.medfund.core.table.Field;
import org.medfund.core.table.Table;
import org.medfund.core.table.claims.CodeConversions;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.reference.CodeMappings;
import org.medfund.core.table.reference.DiagnosisCodes;

/**
 * Converts the codes of one kind from the edition a delivery is written in to the one claims are kept in.
 *
 * @param mapping rows of {@link CodeMappings} from the one to the other
 */
record CodeConversion(CodeFile.Kind kind, String from, Dataset<Row> mapping) {
    private static final String TO = DiagnosisCodes.NATIONAL_EDITION;
    private static final String IS_LOST = "is_lost";

    /** @throws org.medfund.core.problem.Refusal if no mapping from the edition is loaded */
    static CodeConversion of(JobContext job, CodeFile.Kind kind, String from) {
        Dataset<Row> mapping = job.readOrEmpty(CodeMappings.TABLE, List.of())
                .where(CodeMappings.KIND
                        .col()
                        .equalTo(kind.name())
                        .and(CodeMappings.FROM_EDITION.col().equalTo(from))
                        .and(CodeMappings.TO_EDITION.col().equalTo(TO)));
        if (job.small(mapping.limit(1), 1).isEmpty()) {
            throw Problem.of(
                            ProblemCode.INPUT_MISSING,
                            "No mapping of " + kind.name().toLowerCase(Locale.ROOT) + " codes from " + from + " to "
                                    + TO + " is loaded.",
                            "The delivery is said to be written in " + from + ".",
                            "Run load-codes with a folder that has it, or leave the edition out.")
                    .refusal();
        }
        return new CodeConversion(kind, from, mapping);
    }

    Table table() {
        return kind == CodeFile.Kind.DIAGNOSIS ? Diagnoses.TABLE : Procedures.TABLE;
    }

    private Field<String> code() {
        return kind == CodeFile.Kind.DIAGNOSIS ? Diagnoses.DIAGNOSIS_CODE : Procedures.PROCEDURE_CODE;
    }

    private Field<String> delivered() {
        return kind == CodeFile.Kind.DIAGNOSIS ? Diagnoses.DELIVERED_CODE : Procedures.DELIVERED_CODE;
    }

    private Column isCoded() {
        return kind == CodeFile.Kind.DIAGNOSIS
                ? coalesce(Diagnoses.DIAGNOSIS_KIND.col(), lit("1")).equalTo("1")
                : lit(true);
    }

    /** The rows of the table with converted codes; a code the mapping lacks stays as it is. */
    Dataset<Row> convert(Dataset<Row> rows) {
        Dataset<Row> codes = mapping.select(CodeMappings.FROM_CODE.col(), CodeMappings.TO_CODE.col());
        Column isMapped = CodeMappings.TO_CODE.col().isNotNull();
        return table().conform(rows.join(
                        broadcast(codes),
                        code().col().equalTo(CodeMappings.FROM_CODE.col()).and(isCoded()),
                        "left")
                .withColumn(delivered().name(), when(isMapped, code().col()))
                .withColumn(code().name(), coalesce(CodeMappings.TO_CODE.col(), code().col())));
    }

    /** What was lost of a delivery: one row of {@link CodeConversions}. */
    Dataset<Row> account(Stored stored, String deliveryId) {
        Column isLost = delivered().col().isNull();
        Dataset<Row> cases = stored.rows(table())
                .where(isCoded())
                .groupBy(SettlementLists.SETTLEMENT_ID.col())
                .agg(
                        sum(when(isLost, 0L).otherwise(1L)).as(CodeConversions.CONVERTED_ROW_COUNT.name()),
                        sum(when(isLost, 1L).otherwise(0L)).as(CodeConversions.UNMAPPED_ROW_COUNT.name()),
                        max(isLost).as(IS_LOST));
        Dataset<Row> lists = stored.rows(SettlementLists.TABLE)
                .where(SettlementLists.REFUND_FLAG.col().notEqual("1"))
                .select(SettlementLists.SETTLEMENT_ID.col(), SettlementLists.TOTAL_COST_YUAN.col());
        Column fen = Money.fen(coalesce(
                SettlementLists.TOTAL_COST_YUAN.col(),
                lit(java.math.BigDecimal.ZERO).cast(Money.YUAN)));
        return CodeConversions.TABLE.conform(cases.join(lists, SettlementLists.SETTLEMENT_ID.name(), "left")
                .agg(
                        zeroIfNone(sum(CodeConversions.CONVERTED_ROW_COUNT.col()))
                                .as(CodeConversions.CONVERTED_ROW_COUNT.name()),
                        zeroIfNone(sum(CodeConversions.UNMAPPED_ROW_COUNT.col()))
                                .as(CodeConversions.UNMAPPED_ROW_COUNT.name()),
                        count(lit(1)).as(CodeConversions.CASE_COUNT.name()),
                        zeroIfNone(sum(when(col(IS_LOST), 1L).otherwise(0L)))
                                .as(CodeConversions.LOST_CASE_COUNT.name()),
                        Money.yuan(zeroIfNone(sum(when(col(IS_LOST), fen).otherwise(0L))))
                                .as(CodeConversions.LOST_COST_YUAN.name()))
                .withColumn(CodeConversions.DELIVERY_ID.name(), lit(deliveryId))
                .withColumn(CodeConversions.KIND.name(), lit(kind.name()))
                .withColumn(CodeConversions.FROM_EDITION.name(), lit(from))
                .withColumn(CodeConversions.TO_EDITION.name(), lit(TO)));
    }

    private static Column zeroIfNone(Column sum) {
        return coalesce(sum, lit(0L));
    }

    /** The rows of {@link CodeConversions} as lines for the person who runs the job. */
    static Stream<String> lines(List<Row> accounts) {
        return accounts.stream()
                .map(row -> String.format(
                        Locale.ROOT,
                        "%s codes %s to %s: %,d rows converted, %,d not; %,d of %,d cases with %,.2f yuan have a code that was not",
                        CodeConversions.KIND.in(row),
                        CodeConversions.FROM_EDITION.in(row),
                        CodeConversions.TO_EDITION.in(row),
                        CodeConversions.CONVERTED_ROW_COUNT.in(row),
                        CodeConversions.UNMAPPED_ROW_COUNT.in(row),
                        CodeConversions.LOST_CASE_COUNT.in(row),
                        CodeConversions.CASE_COUNT.in(row),
                        CodeConversions.LOST_COST_YUAN.in(row)));
    }
}
