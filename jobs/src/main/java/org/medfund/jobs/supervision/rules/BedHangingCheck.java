package org.medfund.jobs.supervision.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.medfund.core.table.claims.FeeLines;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.ChargeLine;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.file.Visit;
import org.medfund.jobs.supervision.rules.BedHanging.InnerDays;

/**
 * {@link BedHanging} over the inpatient stays of a person, and visits to a clinic elsewhere on an inner day of one. The whole
 * stay is involved.
 *
 * @param bedFeeClasses fee classes that are charged of an empty bed too
 * @param visitCategories medical categories, first two characters, for which a person has to be there
 */
record BedHangingCheck(
        BedHanging.Limits limits,
        List<String> bedFeeClasses,
        List<String> visitCategories,
        List<String> medicalCategories)
        implements Check.OfPerson {
    private static final String IDLE_DAYS = "IDLE_DAYS";
    private static final String VISIT_ELSEWHERE = "VISIT_ELSEWHERE";

    @Override
    public List<Finding> find(PersonFile file, References references) {
        List<Finding> findings = new ArrayList<>();
        List<Visit> visits = file.visits();
        for (ClaimFile each : file.claims()) {
            if (each.claim().isOfCategory(medicalCategories)) {
                idle(each).ifPresent(findings::add);
                elsewhere(each.claim(), visits, references).ifPresent(findings::add);
            }
        }
        return findings;
    }

    /** The first charge line is a witness: it shows that the charges of the stay were delivered at all. */
    private Optional<Finding> idle(ClaimFile file) {
        if (file.lines().isEmpty()) {
            return Optional.empty();
        }
        Claim claim = file.claim();
        Set<LocalDate> servedDays = file.chargedDays().entrySet().stream()
                .filter(ofClass -> !bedFeeClasses.contains(ofClass.getKey()))
                .flatMap(ofClass -> ofClass.getValue().stream())
                .collect(Collectors.toSet());
        InnerDays days = InnerDays.of(claim.admissionDate(), claim.dischargeDate(), servedDays);
        if (!BedHanging.holds(days, limits)) {
            return Optional.empty();
        }
        ChargeLine first = file.lines().get(0);
        return Optional.of(Finding.onClaim(
                        claim,
                        claim.totalCostYuan(),
                        claim.fundTotalYuan(),
                        List.of(
                                StayEvidence.stay("STAY", claim),
                                EvidenceRecord.witness(
                                                "FIRST_CHARGE",
                                                FeeLines.TABLE,
                                                first.settlementId(),
                                                first.lineNumber())
                                        .show(FeeLines.ITEM_CODE, first.itemCode())
                                        .show(FeeLines.FEE_CLASS, first.feeClass())
                                        .show(FeeLines.CHARGED_AT, first.chargedOn())),
                        Map.of(
                                Finding.GROUND,
                                IDLE_DAYS,
                                "inner_days",
                                Integer.toString(days.all()),
                                "idle_days",
                                Integer.toString(days.idle())))
                .onlyOfItsGround());
    }

    private Optional<Finding> elsewhere(Claim claim, List<Visit> visits, References references) {
        List<Visit> inside = visits.stream()
                .filter(visit -> visit.date().isAfter(claim.admissionDate())
                        && visit.date().isBefore(claim.dischargeDate())
                        && !visit.institutionCode().equals(claim.institutionCode())
                        && visit.totalCostYuan().signum() > 0
                        && isInPerson(visit, references))
                .toList();
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        List<EvidenceRecord> evidence = new ArrayList<>();
        evidence.add(StayEvidence.stay("STAY", claim));
        IntStream.range(0, inside.size()).forEach(i -> evidence.add(StayEvidence.visit(i == 0, inside.get(i))));
        return Optional.of(Finding.onClaim(
                        claim,
                        claim.totalCostYuan(),
                        claim.fundTotalYuan(),
                        evidence,
                        Map.of(Finding.GROUND, VISIT_ELSEWHERE, "visit_count", Integer.toString(inside.size())))
                .onlyOfItsGround());
    }

    private boolean isInPerson(Visit visit, References references) {
        References.Institution institution = references.institutions().get(visit.institutionCode());
        return InpatientStays.isOf(visit.medicalCategory(), visitCategories)
                && (institution == null || !institution.isOnline());
    }
}
