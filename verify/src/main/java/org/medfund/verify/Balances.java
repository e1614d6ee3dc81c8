package org.medfund.verify;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What double entry itself promises, over all periods of the year up to this one (docs/chart-of-accounts.md). */
final class Balances {
    /** Accounts of an institution that end a year at zero. */
    private static final List<String> OF_INSTITUTIONS = List.of("HOSPITAL_ENTITLEMENT", "QUALITY_DEPOSIT");
    /** Accounts of a pool that do. */
    private static final List<String> OF_POOLS = List.of("DISEASE_BUDGET", "RESERVE");

    static void check(Sources sources, Comparison comparison) {
        if (sources.period.kind() == BooksPeriod.Kind.YEAR) {
            accountsClose(sources, comparison);
            budgetIsExplained(sources, comparison);
        }
    }

    private static void accountsClose(Sources sources, Comparison comparison) {
        SortedMap<String, SortedMap<String, Long>> balances = new TreeMap<>();
        for (Postings postings : List.of(sources.before, sources.now)) {
            for (Owner owner : postings.owners()) {
                for (String code : postings.codes(owner)) {
                    long amount = postings.of(owner, code);
                    Chart.sides(code).ifPresent(sides -> {
                        move(balances, sides.debit(), owner, amount);
                        move(balances, sides.credit(), owner, -amount);
                    });
                }
            }
        }
        balances.forEach((account, byOwner) -> byOwner.forEach(
                (owner, balance) -> comparison.money(Verifier.POSTINGS, account + " " + owner, "balance", balance, 0)));
    }

    private static void move(
            SortedMap<String, SortedMap<String, Long>> balances, String account, Owner owner, long amount) {
        if (OF_INSTITUTIONS.contains(account)) {
            balances.computeIfAbsent(account, key -> new TreeMap<>()).merge(owner.toString(), amount, Math::addExact);
        } else if (OF_POOLS.contains(account)) {
            balances.computeIfAbsent(account, key -> new TreeMap<>())
                    .merge(owner.insuranceType(), amount, Math::addExact);
        }
    }

    /** Budget = what institutions are owed, less what the reserve bears of it, and what is left or lacking. */
    private static void budgetIsExplained(Sources sources, Comparison comparison) {
        SortedSet<Owner> owners = new TreeSet<>(sources.before.owners());
        owners.addAll(sources.now.owners());
        for (String type : sources.budgets.keySet()) {
            Owner pool = Owner.pool(type);
            long owed = 0;
            for (Owner owner : owners) {
                if (owner.insuranceType().equals(type)) {
                    owed += year(sources, owner, "CASE_ENTITLEMENT")
                            + year(sources, owner, "ENTITLEMENT_FLOOR")
                            - year(sources, owner, "SURPLUS_NOT_RETAINED")
                            + year(sources, owner, "ASSESSMENT_CHANGE")
                            + year(sources, owner, "SPECIAL_CASE")
                            + year(sources, owner, "PRIOR_YEAR_CORRECTION")
                            - year(sources, owner, "AUDIT_DEDUCTION")
                            - year(sources, owner, "DEPOSIT_FORFEITED");
                }
            }
            long explained = owed
                    + year(sources, pool, "BUDGET_UNSPENT")
                    - year(sources, pool, "RESERVE_USED")
                    - year(sources, pool, "BUDGET_OVERRUN");
            comparison.money(
                    Verifier.POSTINGS,
                    "BUDGET_APPROVED " + type,
                    "budget identity",
                    year(sources, pool, "BUDGET_APPROVED"),
                    explained);
        }
    }

    private static long year(Sources sources, Owner owner, String code) {
        return Math.addExact(sources.before.of(owner, code), sources.now.of(owner, code));
    }

    private Balances() {}
}
