package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.PeerGroup;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.Grouping;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.file.Visit;
import org.medfund.jobs.supervision.rules.CostShifting.Shifted;

/**
 * {@link CostShifting} over the inpatient stays and outpatient visits of a person, and stays of which the person bears a larger
 * part than those of the group the year before. It was the person who paid: no fund money is at risk.
 */
record CostShiftingCheck(BigDecimal minYuan, List<String> medicalCategories) implements Check.OfPerson {
    private static final String VISITS = "VISITS";
    private static final String OWN_PAY_SHARE = "OWN_PAY_SHARE";

    @Override
    public List<Finding> find(PersonFile file, References references) {
        List<Visit> net = file.visits();
        List<CostShifting.Visit> visits = net.stream()
                .map(visit -> new CostShifting.Visit(
                        visit.visitId(),
                        file.personKey(),
                        visit.institutionCode(),
                        visit.date(),
                        visit.cashPayYuan().add(visit.accountPayYuan())))
                .toList();
        List<Finding> findings = new ArrayList<>();
        for (ClaimFile each : file.claims()) {
            Claim claim = each.claim();
            if (claim.isOfCategory(medicalCategories)) {
                CostShifting.Stay stay = new CostShifting.Stay(
                        claim.settlementId(),
                        file.personKey(),
                        claim.institutionCode(),
                        claim.admissionDate(),
                        claim.dischargeDate());
                CostShifting.find(List.of(stay), visits, minYuan)
                        .forEach(shifted -> findings.add(finding(claim, shifted, net)));
                ownPay(each, references).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Finding finding(Claim claim, Shifted shifted, List<Visit> visits) {
        Map<String, Visit> visitOf =
                visits.stream().collect(Collectors.toMap(Visit::visitId, visit -> visit, (one, other) -> one));
        List<CostShifting.Visit> needed = shifted.needed(minYuan);
        Set<String> neededIds = needed.stream().map(CostShifting.Visit::id).collect(Collectors.toSet());
        List<EvidenceRecord> evidence = new ArrayList<>();
        evidence.add(StayEvidence.stay("STAY", claim));
        shifted.visits()
                .forEach(visit -> evidence.add(StayEvidence.visit(
                        neededIds.contains(visit.id()), Objects.requireNonNull(visitOf.get(visit.id())))));
        return Finding.onClaim(
                        claim,
                        shifted.selfPayYuan(),
                        Money.yuan(0),
                        evidence,
                        Map.of(
                                Finding.GROUND,
                                VISITS,
                                "visit_count",
                                Long.toString(shifted.visits().stream()
                                        .filter(visit -> visit.selfPayYuan().signum() > 0)
                                        .count())))
                .onlyOfItsGround();
    }

    private static Optional<Finding> ownPay(ClaimFile file, References references) {
        Claim claim = file.claim();
        Grouping grouping = file.grouping();
        if (grouping == null || claim.totalCostYuan().signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal ownPayYuan = claim.fullSelfPayYuan().add(claim.overLimitSelfPayYuan());
        BigDecimal share = PeerGroup.ownPayShare(ownPayYuan, claim.totalCostYuan());
        return PeersOf.stay(claim, grouping, references)
                .filter(peers -> share.compareTo(peers.peers().ownPayShareP95()) > 0)
                .map(peers -> Finding.onClaim(
                                claim,
                                ownPayYuan,
                                Money.yuan(0),
                                List.of(
                                        StayEvidence.stay("STAY", claim)
                                                .show(
                                                        SettlementLists.FULL_SELF_PAY_YUAN,
                                                        claim.fullSelfPayYuan().toPlainString())
                                                .show(
                                                        SettlementLists.OVER_LIMIT_SELF_PAY_YUAN,
                                                        claim.overLimitSelfPayYuan()
                                                                .toPlainString()),
                                        peers.witness()),
                                Map.of(
                                        Finding.GROUND,
                                        OWN_PAY_SHARE,
                                        "group_code",
                                        grouping.groupCode(),
                                        "own_pay_share",
                                        share.toPlainString()))
                        .onlyOfItsGround());
    }
}
