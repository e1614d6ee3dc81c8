package org.medfund.jobs.supervision.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.jobs.supervision.Check;
import org.medfund.jobs.supervision.EvidenceRecord;
import org.medfund.jobs.supervision.Finding;
import org.medfund.jobs.supervision.References;
import org.medfund.jobs.supervision.Subject;
import org.medfund.jobs.supervision.file.Claim;
import org.medfund.jobs.supervision.file.ClaimFile;
import org.medfund.jobs.supervision.file.PersonFile;
import org.medfund.jobs.supervision.rules.AccountCashOut.CashOut;
import org.medfund.jobs.supervision.rules.AccountCashOut.Charge;

/**
 * {@link AccountCashOut} over the settlement lists of pharmacies, one finding on a person and calendar year. What a
 * relative's account paid is not this account's. The flag goes to the region where most was charged.
 */
record AccountCashOutCheck(AccountCashOut.Terms terms) implements Check.OfPerson {

    @Override
    public List<Finding> find(PersonFile file, References references) {
        Map<Integer, Map<String, Claim>> ofYear = new TreeMap<>();
        for (ClaimFile each : file.claims()) {
            Claim claim = each.claim();
            if (claim.isOfCategory(terms.categories())) {
                ofYear.computeIfAbsent(claim.dischargeDate().getYear(), none -> new HashMap<>())
                        .put(claim.settlementId(), claim);
            }
        }
        List<Finding> findings = new ArrayList<>();
        ofYear.forEach((year, claims) -> AccountCashOut.find(
                        claims.values().stream()
                                .map(claim -> new Charge(claim.settlementId(), chargedYuan(claim)))
                                .toList(),
                        terms)
                .ifPresent(found -> findings.add(finding(file.personKey(), year, found, claims))));
        return List.copyOf(findings);
    }

    private static BigDecimal chargedYuan(Claim claim) {
        return claim.accountPayYuan().subtract(claim.mutualAidYuan());
    }

    private Finding finding(String personKey, int year, CashOut found, Map<String, Claim> claims) {
        Set<Charge> needed = new HashSet<>(found.needed());
        List<EvidenceRecord> evidence = new ArrayList<>();
        found.needed().forEach(charge -> evidence.add(evidence(true, claimOf(charge, claims))));
        found.charges().stream()
                .filter(charge -> !needed.contains(charge))
                .forEach(charge -> evidence.add(evidence(false, claimOf(charge, claims))));
        return new Finding(
                new Subject(Subject.Kind.PERSON, personKey, regionOf(found, claims), year, null, null, personKey),
                found.sumYuan(),
                found.sumYuan(),
                new TreeMap<>(),
                evidence,
                Map.of(
                        Finding.GROUND,
                        found.test().name(),
                        "year",
                        Integer.toString(year),
                        "charge_count",
                        Integer.toString(found.charges().size()),
                        "mean_yuan",
                        found.meanYuan().toPlainString(),
                        "largest_yuan",
                        found.largestYuan().toPlainString(),
                        "count_max",
                        Integer.toString(terms.countMax()),
                        "mean_max_yuan",
                        terms.meanMaxYuan().toPlainString(),
                        "single_max_yuan",
                        terms.singleMaxYuan().toPlainString()));
    }

    private static String regionOf(CashOut found, Map<String, Claim> claims) {
        Map<String, BigDecimal> ofRegion = new TreeMap<>();
        found.charges()
                .forEach(
                        charge -> ofRegion.merge(claimOf(charge, claims).regionCode(), charge.yuan(), BigDecimal::add));
        BigDecimal most =
                ofRegion.values().stream().max(Comparator.naturalOrder()).orElse(Money.yuan(0));
        return ofRegion.keySet().stream()
                .filter(region -> Objects.requireNonNull(ofRegion.get(region)).compareTo(most) == 0)
                .findFirst()
                .orElseThrow();
    }

    private static Claim claimOf(Charge charge, Map<String, Claim> claims) {
        return Objects.requireNonNull(claims.get(charge.id()));
    }

    private static EvidenceRecord evidence(boolean isWitness, Claim claim) {
        EvidenceRecord record =
                EvidenceRecord.of("CHARGE", isWitness, SettlementLists.TABLE, claim.settlementId(), "0");
        return record.show(SettlementLists.PERSON_KEY, claim.personKey())
                .show(SettlementLists.INSTITUTION_CODE, claim.institutionCode())
                .show(SettlementLists.DISCHARGE_DATE, claim.dischargeDate())
                .show(SettlementLists.TOTAL_COST_YUAN, claim.totalCostYuan().toPlainString())
                .show(SettlementLists.ACCOUNT_PAY_YUAN, claim.accountPayYuan().toPlainString())
                .show(SettlementLists.MUTUAL_AID_YUAN, claim.mutualAidYuan().toPlainString());
    }
}
