package org.medfund.jobs.supervision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.Procedures;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.SplitAdmission.Split;
import org.medfund.jobs.supervision.SplitAdmission.Stay;

/** E.9: back in the same hospital for the same disease within the window. */
final class SplitAdmissionRule implements Rule<SplitAdmissionPolicy> {
    private static final String ID = "E.9";
    private static final String WESTERN_DIAGNOSIS = "1";
    private static final String IS_COURSE = "is_course_of_treatment";

    @Override
    public RuleCard card() {
        return new RuleCard(ID, "1", LibraryClass.MANAGEMENT, "REG21 art. 15", "REG21 art. 38(1)", 2);
    }

    @Override
    public SplitAdmissionPolicy bind(Policy policy) {
        return SplitAdmissionPolicy.from(policy);
    }

    @Override
    public Dataset<Row> scan(ScanInput input, SplitAdmissionPolicy policy) {
        Dataset<Row> claims = input.settlements()
                .where(InpatientStays.hold(policy.medicalCategories()))
                .select(
                        SettlementLists.SETTLEMENT_ID.col(),
                        SettlementLists.PLANNED_READMISSION_CODE.col(),
                        Claim.packed());
        return claims.join(mainDiagnoses(input.diagnoses()), SettlementLists.SETTLEMENT_ID.name())
                .join(courses(input.procedures(), policy), new String[] {SettlementLists.SETTLEMENT_ID.name()}, "left")
                .groupByKey((MapFunction<Row, String>) row -> Claim.in(row).personKey(), Encoders.STRING())
                .flatMapGroups(
                        (FlatMapGroupsFunction<String, Row, Row>) (person, rows) -> findings(rows, policy),
                        Encoders.row(Findings.SCHEMA));
    }

    /** The Western main diagnosis; a stay has one (SPEC A.2). Of several the lowest code, so that order decides nothing. */
    private static Dataset<Row> mainDiagnoses(Dataset<Row> diagnoses) {
        Column isWestern =
                coalesce(Diagnoses.DIAGNOSIS_KIND.col(), lit(WESTERN_DIAGNOSIS)).equalTo(WESTERN_DIAGNOSIS);
        return diagnoses
                .where(Diagnoses.IS_MAIN.col().and(isWestern))
                .groupBy(Diagnoses.SETTLEMENT_ID.col())
                .agg(min(Diagnoses.DIAGNOSIS_CODE.col()).as(Diagnoses.DIAGNOSIS_CODE.name()));
    }

    private static Dataset<Row> courses(Dataset<Row> procedures, SplitAdmissionPolicy policy) {
        Column isCourse = policy.exemptProcedurePrefixes().stream()
                .map(prefix -> Procedures.PROCEDURE_CODE.col().startsWith(prefix))
                .reduce(lit(false), Column::or);
        return procedures
                .where(isCourse)
                .select(Procedures.SETTLEMENT_ID.col())
                .distinct()
                .withColumn(IS_COURSE, lit(true));
    }

    private static Iterator<Row> findings(Iterator<Row> rowsOfPerson, SplitAdmissionPolicy policy) {
        Map<String, Claim> claimOf = new HashMap<>();
        Map<String, Stay> stays = new HashMap<>();
        rowsOfPerson.forEachRemaining(row -> {
            Claim claim = Claim.in(row);
            claimOf.put(claim.settlementId(), claim);
            stays.put(claim.settlementId(), stay(claim, row));
        });
        return SplitAdmission.find(stays.values(), policy).stream()
                .map(split -> Findings.row(
                        ID,
                        finding(
                                split,
                                Objects.requireNonNull(
                                        claimOf.get(split.readmission().id())),
                                policy)))
                .iterator();
    }

    private static Stay stay(Claim claim, Row row) {
        return new Stay(
                claim.settlementId(),
                claim.personKey(),
                claim.institutionCode(),
                claim.admissionDate(),
                claim.dischargeDate(),
                Diagnoses.DIAGNOSIS_CODE.in(row),
                SettlementLists.PLANNED_READMISSION_CODE.inOrNull(row),
                row.getAs(IS_COURSE) != null);
    }

    /** The whole readmission is involved: had the stay gone on, it would not have been paid as one of its own. */
    private static Finding finding(Split split, Claim readmitted, SplitAdmissionPolicy policy) {
        return new Finding(
                readmitted,
                readmitted.totalCostYuan(),
                readmitted.fundTotalYuan(),
                List.of(evidence("PREVIOUS", split.previous()), evidence("READMISSION", split.readmission())),
                Map.of(
                        "gap_days", Long.toString(split.gapDays()),
                        "window_days", Integer.toString(policy.windowDays())));
    }

    private static EvidenceRecord evidence(String role, Stay stay) {
        return EvidenceRecord.of(role, SettlementLists.TABLE, stay.id(), "0")
                .show(SettlementLists.PERSON_KEY, stay.personKey())
                .show(SettlementLists.INSTITUTION_CODE, stay.institutionCode())
                .show(SettlementLists.ADMISSION_DATE, stay.admissionDate())
                .show(SettlementLists.DISCHARGE_DATE, stay.dischargeDate())
                .show(SettlementLists.PLANNED_READMISSION_CODE, stay.plannedReadmissionCode())
                .show(Diagnoses.DIAGNOSIS_CODE, stay.mainDiagnosisCode());
    }
}
