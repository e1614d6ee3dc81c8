package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.FeeClasses;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Grouping;

/**
 * {@link LowStandardAdmission} over inpatient stays that have a weight. The whole stay is involved: without admission none of
 * it would have been settled as one.
 *
 * @param nonSurgicalClasses classes of procedures that are no surgery; one that says no class may be surgery
 */
record LowStandardAdmissionCheck(
        LowStandardAdmission.Limits limits,
        List<String> examFeeClasses,
        List<String> treatmentFeeClasses,
        List<String> nonSurgicalClasses,
        List<String> medicalCategories)
        implements Check.OfClaim {

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        Claim claim = file.claim();
        Grouping grouping = file.grouping();
        if (grouping == null || !claim.isOfCategory(medicalCategories)) {
            return List.of();
        }
        LowStandardAdmission.Stay stay = new LowStandardAdmission.Stay(
                claim.stayDays(),
                grouping.relativeWeight(),
                file.operations().stream()
                        .anyMatch(each ->
                                each.procedureClass() == null || !nonSurgicalClasses.contains(each.procedureClass())),
                file.hadIntensiveCare(),
                claim.dischargeWay(),
                claim.totalCostYuan(),
                sum(file, examFeeClasses),
                sum(file, treatmentFeeClasses));
        return LowStandardAdmission.holds(stay, limits) ? List.of(finding(file, grouping, stay)) : List.of();
    }

    private Finding finding(ClaimFile file, Grouping grouping, LowStandardAdmission.Stay stay) {
        Claim claim = file.claim();
        List<EvidenceRecord> evidence = new ArrayList<>();
        evidence.add(StayEvidence.stay("STAY", claim));
        evidence.add(StayEvidence.payment(claim, grouping));
        evidence.addAll(feeClasses(file, stay));
        return Finding.onClaim(
                claim,
                claim.totalCostYuan(),
                claim.fundTotalYuan(),
                evidence,
                Map.of(
                        "exam_yuan", stay.examYuan().toPlainString(),
                        "treatment_yuan", stay.treatmentYuan().toPlainString()));
    }

    /** As few classes of examinations as make their share are witnesses; the others count in the shares. */
    private List<EvidenceRecord> feeClasses(ClaimFile file, LowStandardAdmission.Stay stay) {
        List<String> witnesses = MinimalSet.of(
                examFeeClasses.stream().filter(file.feeClassYuan()::containsKey).toList(),
                some -> LowStandardAdmission.holds(stay.withExams(sum(file, some)), limits));
        List<EvidenceRecord> records = new ArrayList<>();
        file.feeClassYuan().forEach((feeClass, yuan) -> {
            if (examFeeClasses.contains(feeClass) || treatmentFeeClasses.contains(feeClass)) {
                String[] key = {file.claim().settlementId(), feeClass};
                records.add(EvidenceRecord.of("FEE_CLASS", witnesses.contains(feeClass), FeeClasses.TABLE, key)
                        .show(FeeClasses.FEE_CLASS, feeClass)
                        .show(FeeClasses.AMOUNT_YUAN, yuan.toPlainString()));
            }
        });
        return records;
    }

    private static BigDecimal sum(ClaimFile file, List<String> feeClasses) {
        return feeClasses.stream()
                .map(each -> file.feeClassYuan().getOrDefault(each, Money.yuan(0)))
                .reduce(Money.yuan(0), BigDecimal::add);
    }
}
