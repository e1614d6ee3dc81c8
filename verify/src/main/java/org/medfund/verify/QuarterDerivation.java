package org.medfund.verify;

import java.util.Map;
import java.util.function.IntPredicate;

/** The clearing of a quarter from the beginning of the year: SPEC D.6, case D06, decision 0009. Fen. */
final class QuarterDerivation {
    static Derived of(Sources sources) {
        Derived derived = new Derived();
        sources.owners().forEach(owner -> clear(sources, owner, derived));
        return derived;
    }

    private static void clear(Sources sources, Owner owner, Derived derived) {
        IntPredicate sinceJanuary = month -> month <= sources.period.lastMonth();
        long deducted = sources.deductions.of(owner, sinceJanuary);
        long entitlement = Math.max(0, sources.entitlements.of(owner, sinceJanuary)) - deducted;
        long paid = sources.before.of(owner, "MONTHLY_PAID")
                + sources.deliveredPaid.of(owner, sinceJanuary)
                + sources.instantPayments.of(owner, sinceJanuary)
                + sources.before.of(owner, "CLEARING_RECOVERED");
        long earlier = sources.before.of(owner, "QUARTER_PAID");
        Fraction released = sources.rules.ratio("quarter.lambda");
        long balance = Fen.part(entitlement, released) - paid - earlier;

        derived.postings.add(owner, "QUARTER_PAID", Math.max(0, balance));

        Map<String, String> statement = derived.statement(owner);
        statement.put("case_count", Long.toString(sources.caseCounts.of(owner, sinceJanuary)));
        statement.put("entitlement_yuan", Fen.text(entitlement));
        statement.put("audit_deduction_yuan", Fen.text(deducted));
        statement.put("release_ratio", sources.rules.text("quarter.lambda"));
        statement.put("paid_yuan", Fen.text(paid));
        statement.put("earlier_clearing_yuan", Fen.text(earlier));
        statement.put("clearing_yuan", Fen.text(Math.max(0, balance)));
        statement.put("carried_yuan", Fen.text(Math.min(0, balance)));
    }

    private QuarterDerivation() {}
}
