package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.medfund.core.table.claims.Diagnoses;
import org.medfund.core.table.payment.PaymentStandards;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Grouping;

/**
 * {@link Upcoding} over inpatient stays that are paid the standard of their group; at risk is the {@link UpcodingLoss}.
 *
 * @param nonTreatingClasses classes of procedures that do not treat; one that says no class may treat
 */
record UpcodingCheck(Upcoding.Limits limits, List<String> nonTreatingClasses, List<String> medicalCategories)
        implements Check.OfClaim {

    /** The group without complications: its weight, the row it stands in, and its cases of the year before. */
    private record Plain(String groupCode, BigDecimal weight, String weightKey, PeersOf peers) {}

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        Claim claim = file.claim();
        Grouping grouping = file.grouping();
        if (grouping == null || !grouping.isPaidItsStandard() || !claim.isOfCategory(medicalCategories)) {
            return List.of();
        }
        BigDecimal weight = grouping.relativeWeight();
        BigDecimal coefficient = grouping.hospitalCoefficient();
        BigDecimal rate = grouping.rateYuan();
        if (weight == null || coefficient == null || rate == null) {
            return List.of();
        }
        return Upcoding.plainGroup(grouping.groupCode(), grouping.adrgCode(), limits)
                .flatMap(group -> plain(claim, group, grouping.levelClass(), references))
                .filter(plain -> plain.weight().compareTo(weight) < 0
                        && Upcoding.isUnsupported(stay(file), plain.peers().peers(), limits))
                .map(plain ->
                        finding(file, grouping, plain, UpcodingLoss.of(weight, plain.weight(), coefficient, rate)))
                .stream()
                .toList();
    }

    private static Optional<Plain> plain(Claim claim, String group, int levelClass, References references) {
        String key = References.weightKey(
                claim.regionCode(), claim.dischargeDate().getYear(), claim.insuranceType(), levelClass, group);
        BigDecimal weight = references.weights().get(key);
        return weight == null
                ? Optional.empty()
                : PeersOf.group(claim, group, levelClass, references)
                        .map(peers -> new Plain(group, weight, key, peers));
    }

    private Upcoding.Stay stay(ClaimFile file) {
        Claim claim = file.claim();
        long treating = file.operations().stream()
                .filter(each -> each.procedureClass() == null || !nonTreatingClasses.contains(each.procedureClass()))
                .count();
        return new Upcoding.Stay(
                Math.toIntExact(treating),
                file.hadIntensiveCare(),
                claim.stayDays(),
                claim.totalCostYuan(),
                claim.dischargeWay());
    }

    private static Finding finding(ClaimFile file, Grouping grouping, Plain plain, UpcodingLoss loss) {
        Claim claim = file.claim();
        List<EvidenceRecord> evidence = new ArrayList<>();
        evidence.add(StayEvidence.stay("STAY", claim));
        evidence.add(EvidenceRecord.witness("PLAIN_GROUP", PaymentStandards.TABLE, plain.weightKey())
                .show(PaymentStandards.GROUP_CODE, plain.groupCode())
                .show(PaymentStandards.RELATIVE_WEIGHT, plain.weight().toPlainString()));
        evidence.add(plain.peers().witness());
        evidence.add(StayEvidence.payment(claim, grouping));
        file.diagnoses().stream()
                .filter(each -> each.isWestern() && !each.isMain())
                .forEach(each -> evidence.add(EvidenceRecord.counted(
                                "OTHER_DIAGNOSIS",
                                Diagnoses.TABLE,
                                each.settlementId(),
                                Integer.toString(each.number()))
                        .show(Diagnoses.DIAGNOSIS_CODE, each.code())));
        return Finding.onClaim(
                claim,
                claim.totalCostYuan(),
                loss.lossYuan(),
                evidence,
                Map.of(
                        "coded_standard_yuan", loss.codedStandardYuan().toPlainString(),
                        "plain_standard_yuan", loss.correctStandardYuan().toPlainString()));
    }
}
