package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.medfund.core.money.Money;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.References.Peers;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Grouping;

/** {@link CostOutlier} over inpatient stays of groups with enough cases the year before. The whole stay is involved. */
record CostOutlierCheck(BigDecimal zMax, List<String> medicalCategories) implements Check.OfClaim {
    private static final int Z_SCALE = 2;

    @Override
    public List<Finding> find(ClaimFile file, References references) {
        Claim claim = file.claim();
        Grouping grouping = file.grouping();
        if (grouping == null || !claim.isOfCategory(medicalCategories)) {
            return List.of();
        }
        return PeersOf.stay(claim, grouping, references)
                .filter(of -> CostOutlier.holds(
                        claim.totalCostYuan(),
                        of.peers().meanLnCost(),
                        of.peers().sdLnCost(),
                        zMax))
                .map(of -> finding(claim, grouping, of))
                .stream()
                .toList();
    }

    private static Finding finding(Claim claim, Grouping grouping, PeersOf of) {
        Peers peers = of.peers();
        double z = CostOutlier.z(claim.totalCostYuan(), peers.meanLnCost(), peers.sdLnCost());
        return Finding.onClaim(
                claim,
                claim.totalCostYuan(),
                claim.fundTotalYuan(),
                List.of(StayEvidence.stay("STAY", claim), of.witness()),
                Map.of(
                        "group_code", grouping.groupCode(),
                        "z", Money.round(BigDecimal.valueOf(z), Z_SCALE).toPlainString()));
    }
}
