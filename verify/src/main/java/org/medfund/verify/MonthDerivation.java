package org.medfund.verify;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The settlement of a month: SPEC D.3, cases D01 and D20, decision 0009. Fen. */
final class MonthDerivation {
    static Derived of(Sources sources) {
        Derived derived = new Derived();
        SortedSet<Owner> owners = new TreeSet<>(sources.owners());
        owners.addAll(sources.toRecover.keySet());
        owners.forEach(owner -> settle(sources, owner, derived));
        return derived;
    }

    private static void settle(Sources sources, Owner owner, Derived derived) {
        Postings before = sources.before;
        Fraction held = Fraction.ONE.minus(sources.rules.ratio("monthly.release_ratio"));

        long grossBefore = before.of(owner, "CASE_ENTITLEMENT");
        long depositBefore = before.of(owner, "DEPOSIT_HELD");
        long auditBefore = before.of(owner, "AUDIT_DEDUCTION");
        long instantBefore = before.of(owner, "INSTANT_PAID");
        long recoveredBefore = before.of(owner, "CLEARING_RECOVERED");
        long paidBefore = before.of(owner, "MONTHLY_PAID");

        long gross = sources.entitlements.of(owner, sources::isInScope) - grossBefore;
        long deposit = Math.max(Fen.part(gross, held), -depositBefore);
        long audit = sources.deductions.of(owner, sources::isInScope) - auditBefore;
        long instant = sources.instantPayments.of(owner, sources::isInScope) - instantBefore;
        long settlement = gross - deposit - audit;
        long carriedIn = grossBefore - depositBefore - auditBefore - instantBefore - recoveredBefore - paidBefore;
        long balance = carriedIn + settlement - instant;
        long recovered = Math.min(sources.toRecover.getOrDefault(owner, 0L) - recoveredBefore, Math.max(0, balance));
        long paid = Math.max(0, balance - recovered);

        derived.postings.add(owner, "DEPOSIT_HELD", deposit);
        derived.postings.add(owner, "AUDIT_DEDUCTION", audit);
        derived.postings.add(owner, "INSTANT_PAID", instant);
        derived.postings.add(owner, "CLEARING_RECOVERED", recovered);
        derived.postings.add(owner, "MONTHLY_PAID", paid);

        int month = sources.period.lastMonth();
        Map<String, String> statement = derived.statement(owner);
        statement.put("case_count", Long.toString(sources.caseCounts.of(owner, each -> each == month)));
        statement.put("gross_yuan", Fen.text(gross));
        statement.put("deposit_yuan", Fen.text(deposit));
        statement.put("audit_deduction_yuan", Fen.text(audit));
        statement.put("settlement_yuan", Fen.text(settlement));
        statement.put("carried_in_yuan", Fen.text(carriedIn));
        statement.put("instant_paid_yuan", Fen.text(instant));
        statement.put("recovered_yuan", Fen.text(recovered));
        statement.put("paid_yuan", Fen.text(paid));
        statement.put("carried_out_yuan", Fen.text(Math.min(0, balance - recovered)));
    }

    private MonthDerivation() {}
}
