package org.medfund.jobs.supervision.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Diagnosis;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.rules.SplitAdmission.Split;
import org.medfund.jobs.supervision.rules.SplitAdmission.Stay;

/**
 * {@link SplitAdmission} over the inpatient stays of a person. The whole readmission is involved: had the stay gone on, it
 * would not have been paid as one of its own.
 */
record SplitAdmissionCheck(SplitAdmissionPolicy policy) implements Check.OfPerson {
    private static final String PREVIOUS = "PREVIOUS";
    private static final String READMISSION = "READMISSION";
    private static final String UNPLANNED = "UNPLANNED";
    private static final String PLAN_NOT_DELIVERED = "PLAN_NOT_DELIVERED";

    @Override
    public List<Finding> find(PersonFile file, References references) {
        Map<String, ClaimFile> fileOf = new HashMap<>();
        List<Stay> stays = new ArrayList<>();
        for (ClaimFile each : file.claims()) {
            if (each.claim().isOfCategory(policy.medicalCategories())) {
                fileOf.put(each.claim().settlementId(), each);
                stays.add(stay(each));
            }
        }
        return SplitAdmission.find(stays, policy).stream()
                .map(split -> finding(
                        split,
                        Objects.requireNonNull(fileOf.get(split.previous().id())),
                        Objects.requireNonNull(fileOf.get(split.readmission().id()))))
                .toList();
    }

    private Stay stay(ClaimFile file) {
        Claim claim = file.claim();
        return new Stay(
                claim.settlementId(),
                claim.personKey(),
                claim.institutionCode(),
                claim.admissionDate(),
                claim.dischargeDate(),
                file.mainDiagnosis().map(Diagnosis::code).orElse(null),
                claim.plannedReadmissionCode(),
                file.operations().stream()
                        .anyMatch(operation ->
                                policy.exemptProcedurePrefixes().stream().anyMatch(operation.code()::startsWith)));
    }

    private Finding finding(Split split, ClaimFile previous, ClaimFile readmission) {
        Claim readmitted = readmission.claim();
        return Finding.onClaim(
                readmitted,
                readmitted.totalCostYuan(),
                readmitted.fundTotalYuan(),
                List.of(
                        evidence(PREVIOUS, split.previous()),
                        evidence(READMISSION, split.readmission()),
                        StayEvidence.mainDiagnosis(PREVIOUS, previous),
                        StayEvidence.mainDiagnosis(READMISSION, readmission)),
                Map.of(
                        Finding.GROUND,
                        split.previous().plannedReadmissionCode() == null ? PLAN_NOT_DELIVERED : UNPLANNED,
                        "gap_days",
                        Long.toString(split.gapDays()),
                        "window_days",
                        Integer.toString(policy.windowDays())));
    }

    private static EvidenceRecord evidence(String role, Stay stay) {
        return EvidenceRecord.witness(role, SettlementLists.TABLE, stay.id(), "0")
                .show(SettlementLists.PERSON_KEY, stay.personKey())
                .show(SettlementLists.INSTITUTION_CODE, stay.institutionCode())
                .show(SettlementLists.ADMISSION_DATE, stay.admissionDate())
                .show(SettlementLists.DISCHARGE_DATE, stay.dischargeDate())
                .show(SettlementLists.PLANNED_READMISSION_CODE, stay.plannedReadmissionCode());
    }
}
