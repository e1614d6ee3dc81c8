package org.medfund.jobs.supervision.rules;

import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.claims.OutpatientVisits;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.table.payment.CasePayments;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Diagnosis;
import org.medfund.jobs.supervision.file.Grouping;
import org.medfund.jobs.supervision.file.Visit;

/** What the rules on stays show of their records. */
final class StayEvidence {

    /** The settlement list of a stay: who, where, and from when to when. */
    static EvidenceRecord stay(String role, Claim claim) {
        return EvidenceRecord.witness(role, SettlementLists.TABLE, claim.settlementId(), "0")
                .show(SettlementLists.PERSON_KEY, claim.personKey())
                .show(SettlementLists.INSTITUTION_CODE, claim.institutionCode())
                .show(SettlementLists.ADMISSION_DATE, claim.admissionDate())
                .show(SettlementLists.DISCHARGE_DATE, claim.dischargeDate())
                .show(SettlementLists.STAY_DAYS, claim.stayDays())
                .show(SettlementLists.DISCHARGE_WAY, claim.dischargeWay())
                .show(SettlementLists.TOTAL_COST_YUAN, claim.totalCostYuan().toPlainString());
    }

    /** The row of the main diagnosis of a stay that has one; in the role of the stay, whose row does not hold it. */
    static EvidenceRecord mainDiagnosis(String role, ClaimFile file) {
        Diagnosis main = file.mainDiagnosis().orElseThrow();
        return EvidenceRecord.witness(role, Diagnoses.TABLE, main.settlementId(), Integer.toString(main.number()))
                .show(Diagnoses.DIAGNOSIS_CODE, main.code());
    }

    /** What the stay is paid by. It comes with the stay, so that it is no witness of its own. */
    static EvidenceRecord payment(Claim claim, Grouping grouping) {
        return EvidenceRecord.counted("PAYMENT", CasePayments.TABLE, claim.settlementId())
                .show(CasePayments.GROUP_CODE, grouping.paidGroupCode())
                .show(CasePayments.RELATIVE_WEIGHT, grouping.relativeWeight())
                .show(CasePayments.STANDARD_YUAN, grouping.standardYuan());
    }

    static EvidenceRecord visit(boolean isWitness, Visit visit) {
        return EvidenceRecord.of("VISIT", isWitness, OutpatientVisits.TABLE, visit.visitId())
                .show(OutpatientVisits.INSTITUTION_CODE, visit.institutionCode())
                .show(OutpatientVisits.VISIT_DATE, visit.date())
                .show(OutpatientVisits.MEDICAL_CATEGORY, visit.medicalCategory())
                .show(OutpatientVisits.CASH_PAY_YUAN, visit.cashPayYuan().toPlainString())
                .show(OutpatientVisits.ACCOUNT_PAY_YUAN, visit.accountPayYuan().toPlainString());
    }

    private StayEvidence() {}
}
