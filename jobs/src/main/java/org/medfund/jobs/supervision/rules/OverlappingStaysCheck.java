package org.medfund.jobs.supervision.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.rules.OverlappingStays.Overlap;
import org.medfund.jobs.supervision.rules.OverlappingStays.Stay;

/** {@link OverlappingStays} over the inpatient stays of a person; raised on the later one, for the common nights of it. */
record OverlappingStaysCheck(int nightsMin, List<String> medicalCategories) implements Check.OfPerson {

    @Override
    public List<Finding> find(PersonFile file, References references) {
        Map<String, Claim> claimOf = file.claims().stream()
                .map(ClaimFile::claim)
                .filter(claim -> claim.isOfCategory(medicalCategories))
                .collect(Collectors.toMap(Claim::settlementId, claim -> claim, (one, other) -> one, HashMap::new));
        List<Stay> stays = claimOf.values().stream()
                .map(claim -> new Stay(
                        claim.settlementId(),
                        claim.personKey(),
                        claim.institutionCode(),
                        claim.admissionDate(),
                        claim.dischargeDate()))
                .toList();
        return OverlappingStays.find(stays, nightsMin).stream()
                .map(overlap -> finding(
                        overlap,
                        Objects.requireNonNull(claimOf.get(overlap.earlier().id())),
                        Objects.requireNonNull(claimOf.get(overlap.later().id()))))
                .toList();
    }

    private static Finding finding(Overlap overlap, Claim earlier, Claim later) {
        return Finding.onClaim(
                        later,
                        overlap.ofCommonNights(later.totalCostYuan()),
                        overlap.ofCommonNights(later.fundTotalYuan()),
                        List.of(StayEvidence.stay("EARLIER", earlier), StayEvidence.stay("LATER", later)),
                        Map.of("common_nights", Long.toString(overlap.commonNights())))
                .seenWith(earlier);
    }
}
