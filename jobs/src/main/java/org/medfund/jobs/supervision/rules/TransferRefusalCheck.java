package org.medfund.jobs.supervision.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Diagnosis;
import org.medfund.jobs.supervision.file.Grouping;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.rules.TransferRefusal.Refusal;
import org.medfund.jobs.supervision.rules.TransferRefusal.Stay;

/** {@link TransferRefusal} over the inpatient stays of a person; raised on the first stay, the whole of which is involved. */
record TransferRefusalCheck(TransferRefusal.Limits limits, List<String> medicalCategories) implements Check.OfPerson {
    private static final String FIRST = "FIRST";
    private static final String NEXT = "NEXT";

    @Override
    public List<Finding> find(PersonFile file, References references) {
        Map<String, ClaimFile> fileOf = new HashMap<>();
        List<Stay> stays = new ArrayList<>();
        for (ClaimFile each : file.claims()) {
            if (each.claim().isOfCategory(medicalCategories)) {
                fileOf.put(each.claim().settlementId(), each);
                stays.add(stay(each));
            }
        }
        return TransferRefusal.find(stays, limits).stream()
                .map(refusal -> finding(
                        refusal,
                        Objects.requireNonNull(fileOf.get(refusal.first().id())),
                        Objects.requireNonNull(fileOf.get(refusal.next().id()))))
                .toList();
    }

    private static Stay stay(ClaimFile file) {
        Claim claim = file.claim();
        Grouping grouping = file.grouping();
        return new Stay(
                claim.settlementId(),
                claim.personKey(),
                claim.institutionCode(),
                claim.admissionDate(),
                claim.dischargeDate(),
                claim.dischargeWay(),
                file.mainDiagnosis().map(Diagnosis::code).orElse(null),
                claim.totalCostYuan(),
                grouping == null ? null : grouping.standardYuan());
    }

    private static Finding finding(Refusal refusal, ClaimFile first, ClaimFile next) {
        Claim claim = first.claim();
        return Finding.onClaim(
                        claim,
                        claim.totalCostYuan(),
                        claim.fundTotalYuan(),
                        List.of(
                                StayEvidence.stay(FIRST, claim),
                                StayEvidence.stay(NEXT, next.claim()),
                                StayEvidence.mainDiagnosis(FIRST, first),
                                StayEvidence.mainDiagnosis(NEXT, next),
                                StayEvidence.payment(claim, Objects.requireNonNull(first.grouping()))),
                        Map.of("gap_days", Long.toString(refusal.gapDays())))
                .seenWith(next.claim());
    }
}
