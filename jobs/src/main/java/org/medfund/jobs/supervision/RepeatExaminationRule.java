package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.RepeatExamination.Exam;
import org.medfund.jobs.supervision.RepeatExamination.Repeat;

/** E.1: the same large-equipment examination paid by the fund again within the window, at whichever hospital. */
final class RepeatExaminationRule implements Rule<RepeatExaminationPolicy> {
    private static final String ID = "E.1";
    private static final String CHARGED_ON = "charged_on";

    @Override
    public RuleCard card() {
        return new RuleCard(
                ID, "1", LibraryClass.MEDICAL, "MUTREC art. 19 (mutual recognition)", "REG21 art. 38(2)", 2);
    }

    @Override
    public RepeatExaminationPolicy bind(Policy policy) {
        return RepeatExaminationPolicy.from(policy);
    }

    @Override
    public Dataset<Row> scan(ScanInput input, RepeatExaminationPolicy policy) {
        Dataset<Row> claims = input.settlements().select(SettlementLists.SETTLEMENT_ID.col(), Claim.packed());
        // A reversal is told by its item; it need not repeat what was examined.
        Column isExam = FeeLines.ITEM_QUANTITY
                .col()
                .gt(0)
                .and(FeeLines.EXAM_CLASS.col().isNotNull())
                .and(FeeLines.BODY_PART.col().isNotNull());
        return input.feeLines()
                .where(isExam.or(FeeLines.ITEM_QUANTITY.col().lt(0)))
                .select(
                        FeeLines.SETTLEMENT_ID.col(),
                        FeeLines.FEE_LINE_NUMBER.col(),
                        FeeLines.ITEM_CODE.col(),
                        FeeLines.EXAM_CLASS.col(),
                        FeeLines.BODY_PART.col(),
                        FeeLines.CHARGED_AT.col(),
                        to_date(FeeLines.CHARGED_AT.col()).as(CHARGED_ON),
                        FeeLines.ITEM_QUANTITY.col(),
                        FeeLines.LINE_COST_YUAN.col(),
                        FeeLines.IN_SCOPE_YUAN.col(),
                        FeeLines.IS_EMERGENCY.col(),
                        FeeLines.EXEMPT_REASON.col())
                .join(claims, SettlementLists.SETTLEMENT_ID.name())
                .groupByKey((MapFunction<Row, String>) row -> Claim.in(row).personKey(), Encoders.STRING())
                .flatMapGroups(
                        (FlatMapGroupsFunction<String, Row, Row>) (person, rows) -> findings(rows, policy),
                        Encoders.row(Findings.SCHEMA));
    }

    private static Iterator<Row> findings(Iterator<Row> rowsOfPerson, RepeatExaminationPolicy policy) {
        List<ExamLine> lines = new ArrayList<>();
        rowsOfPerson.forEachRemaining(row -> lines.add(line(row)));
        Map<String, ExamLine> lineOfExam = new HashMap<>();
        List<Exam> exams = new ArrayList<>();
        for (ExamLine line : ExamLine.netted(lines)) {
            Exam exam = exam(line);
            if (exam.fundYuan().signum() > 0) { // what the person pays is no matter of the fund
                lineOfExam.put(exam.id(), line);
                exams.add(exam);
            }
        }
        return RepeatExamination.find(exams, policy).stream()
                .map(repeat -> Findings.row(ID, finding(repeat, lineOfExam, policy)))
                .iterator();
    }

    private static ExamLine line(Row row) {
        return new ExamLine(
                Claim.in(row),
                FeeLines.FEE_LINE_NUMBER.in(row),
                FeeLines.ITEM_CODE.in(row),
                FeeLines.EXAM_CLASS.inOrNull(row),
                FeeLines.BODY_PART.inOrNull(row),
                FeeLines.CHARGED_AT.in(row),
                row.<LocalDate>getAs(CHARGED_ON),
                FeeLines.ITEM_QUANTITY.in(row),
                FeeLines.LINE_COST_YUAN.in(row),
                FeeLines.IN_SCOPE_YUAN.in(row),
                Boolean.TRUE.equals(FeeLines.IS_EMERGENCY.inOrNull(row)),
                FeeLines.EXEMPT_REASON.inOrNull(row));
    }

    private static Exam exam(ExamLine line) {
        Claim claim = line.claim();
        return new Exam(
                line.id(),
                claim.personKey(),
                line.examClass(),
                line.bodyPart(),
                line.chargedOn(),
                line.chargedAt(),
                line.isEmergency(),
                line.exemptReason(),
                FundShare.ofLine(line.inScopeYuan(), claim.inScopeYuan(), claim.fundTotalYuan()));
    }

    private static Finding finding(Repeat repeat, Map<String, ExamLine> lineOfExam, RepeatExaminationPolicy policy) {
        ExamLine anchor =
                java.util.Objects.requireNonNull(lineOfExam.get(repeat.anchor().id()));
        ExamLine again =
                java.util.Objects.requireNonNull(lineOfExam.get(repeat.repeat().id()));
        return new Finding(
                again.claim(),
                again.costYuan(),
                repeat.repeat().fundYuan(),
                List.of(evidence("ANCHOR", anchor), evidence("REPEAT", again)),
                Map.of(
                        "gap_days", Long.toString(repeat.gapDays()),
                        "window_days", Integer.toString(policy.windowDays())));
    }

    private static EvidenceRecord evidence(String role, ExamLine line) {
        return EvidenceRecord.of(role, FeeLines.TABLE, line.claim().settlementId(), line.lineNumber())
                .show(FeeLines.PERSON_KEY, line.claim().personKey())
                .show(FeeLines.INSTITUTION_CODE, line.claim().institutionCode())
                .show(FeeLines.EXAM_CLASS, line.examClass())
                .show(FeeLines.BODY_PART, line.bodyPart())
                .show(FeeLines.CHARGED_AT, line.chargedOn())
                .show(FeeLines.IN_SCOPE_YUAN, line.inScopeYuan().toPlainString());
    }
}
