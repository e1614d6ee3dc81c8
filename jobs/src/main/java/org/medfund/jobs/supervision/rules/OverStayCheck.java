package org.medfund.jobs.supervision.rules;

import java.util.List;
import java.util.Map;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Grouping;

/** {@link OverStay} over inpatient stays of groups with enough cases the year before; allowed are the days of their P90. */
record OverStayCheck(OverStay.Limits limits, List<String> medicalCategories) implements Check.OfClaim {

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        Claim claim = file.claim();
        Grouping grouping = file.grouping();
        if (grouping == null || !claim.isOfCategory(medicalCategories)) {
            return List.of();
        }
        return PeersOf.stay(claim, grouping, references)
                .filter(peers -> extraDays(claim, peers) > 0)
                .map(peers -> finding(claim, grouping, peers))
                .stream()
                .toList();
    }

    private Finding finding(Claim claim, Grouping grouping, PeersOf peers) {
        int extraDays = extraDays(claim, peers);
        return Finding.onClaim(
                claim,
                claim.totalCostYuan(),
                OverStay.reductionYuan(extraDays, claim.fundTotalYuan(), limits),
                List.of(StayEvidence.stay("STAY", claim), peers.witness()),
                Map.of(
                        "group_code", grouping.groupCode(),
                        "allowed_days",
                                Integer.toString(
                                        OverStay.allowedDays(peers.peers().stayDaysP90())),
                        "extra_days", Integer.toString(extraDays)));
    }

    private static int extraDays(Claim claim, PeersOf peers) {
        return OverStay.extraDays(
                claim.stayDays(), OverStay.allowedDays(peers.peers().stayDaysP90()));
    }
}
