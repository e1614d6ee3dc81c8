package org.medfund.verify;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The clearing of a year: SPEC D.4 and C.8, cases D02 to D05, decision 0009. Fen. */
final class YearDerivation {
    private static final long USAGE_SCALE = 10_000;
    private static final long USAGE_MAX = 9_999_999_999L;

    private final Sources sources;
    private final Derived derived = new Derived();

    private YearDerivation(Sources sources) {
        this.sources = sources;
    }

    static Derived of(Sources sources) {
        YearDerivation year = new YearDerivation(sources);
        SortedMap<String, SortedSet<Owner>> pools = new TreeMap<>();
        sources.owners()
                .forEach(owner -> pools.computeIfAbsent(owner.insuranceType(), key -> new TreeSet<>())
                        .add(owner));
        sources.budgets.keySet().forEach(type -> pools.computeIfAbsent(type, key -> new TreeSet<>()));
        pools.forEach(year::clear);
        return year.derived;
    }

    private void clear(String insuranceType, SortedSet<Owner> owners) {
        Sources.Budget budget = sources.budgets.getOrDefault(insuranceType, new Sources.Budget(0, 0, 0));
        SortedMap<Owner, Long> overspend = overspendShares(owners, budget.reserve());
        long shared = overspend.values().stream().reduce(0L, Math::addExact);
        long owed = 0;
        for (Owner owner : owners) {
            owed += clear(owner, overspend.getOrDefault(owner, 0L));
        }
        long beyond = owed - shared - budget.inpatient();
        long reserveUsed = Math.min(Math.max(0, beyond), budget.reserve() - shared);

        Owner pool = Owner.pool(insuranceType);
        post(pool, "BUDGET_APPROVED", budget.inpatient());
        post(pool, "RESERVE_APPROVED", budget.reserve());
        post(pool, "BUDGET_UNSPENT", Math.max(0, -beyond));
        post(pool, "RESERVE_USED", reserveUsed);
        post(pool, "BUDGET_OVERRUN", Math.max(0, beyond) - reserveUsed);
        post(pool, "RESERVE_UNUSED", budget.reserve() - shared - reserveUsed);
    }

    /** What each is given of the reserve: its whole share, or by largest remainder if the reserve is short. */
    private SortedMap<Owner, Long> overspendShares(SortedSet<Owner> owners, long reserve) {
        SortedMap<Owner, Long> wanted = new TreeMap<>();
        for (Owner owner : owners) {
            long share = sharing(owner).overspendShare();
            if (share > 0) {
                wanted.put(owner, share);
            }
        }
        long sum = wanted.values().stream().reduce(0L, Math::addExact);
        return sum <= reserve ? wanted : LargestRemainder.split(reserve, wanted);
    }

    private long standard(Owner owner) {
        return Math.max(0, sources.entitlements.of(owner));
    }

    private Sharing sharing(Owner owner) {
        return Sharing.of(sources.rules, standard(owner), sources.books.of(owner), sources.bookDeductions.of(owner));
    }

    /** @return what the fund owes the institution for the year */
    private long clear(Owner owner, long overspend) {
        Rules rules = sources.rules;
        String score = sources.scores.getOrDefault(owner.institution(), "");
        boolean isByCoefficient = rules.text("assess.by").equals("COEFFICIENT");

        long standard = standard(owner);
        long book = sources.books.of(owner);
        long deducted = sources.deductions.of(owner);
        long due = sharing(owner).due();
        long change = isByCoefficient ? Fen.part(standard, rules.assessmentCoefficient(score)) - standard : 0;
        long shared = due + overspend + change;
        long deposit = sources.before.of(owner, "DEPOSIT_HELD") + sources.deliveredDeposits.of(owner);
        long returned = isByCoefficient ? deposit : Fen.part(deposit, rules.depositReturned(score));
        long forfeited = deposit - returned;
        long special = sources.specialCases.getOrDefault(owner, 0L);
        long prior = sources.priorYearCorrections.getOrDefault(owner, 0L);
        long owed = shared + special - deducted - forfeited + prior;

        long monthly = sources.before.of(owner, "MONTHLY_PAID") + sources.deliveredPaid.of(owner);
        long instant = sources.instantPayments.of(owner);
        long recovered = sources.toRecover.getOrDefault(owner, 0L); // what months have not kept back, the year does
        long quarterly = sources.before.of(owner, "QUARTER_PAID");
        long prepaid =
                rules.text("prepay.settlement").equals("CARRY") ? 0 : sources.prepayments.getOrDefault(owner, 0L);
        long clearing = owed - monthly - instant - recovered - quarterly - prepaid;

        post(owner, "ENTITLEMENT_FLOOR", standard - sources.entitlements.of(owner));
        post(owner, "SURPLUS_NOT_RETAINED", standard - due);
        post(owner, "OVERSPEND_SHARE", overspend);
        post(owner, "ASSESSMENT_CHANGE", change);
        post(owner, "AUDIT_DEDUCTION", deducted);
        post(owner, "DEPOSIT_HELD", deposit);
        post(owner, "DEPOSIT_RETURNED", returned);
        post(owner, "DEPOSIT_FORFEITED", forfeited);
        post(owner, "MONTHLY_PAID", monthly);
        post(owner, "INSTANT_PAID", instant);
        post(owner, "CLEARING_RECOVERED", recovered);
        post(owner, "QUARTER_PAID", quarterly);
        post(owner, "PREPAYMENT_OFFSET", prepaid);
        post(owner, "CLEARING_PAYABLE", clearing);

        Map<String, String> statement = derived.statement(owner);
        statement.put("case_count", Long.toString(sources.caseCounts.of(owner)));
        statement.put("standard_entitlement_yuan", Fen.text(standard));
        statement.put("book_yuan", Fen.text(book));
        statement.put("usage_ratio", usage(book - sources.bookDeductions.of(owner), standard));
        statement.put("shared_yuan", Fen.text(shared));
        statement.put("audit_deduction_yuan", Fen.text(deducted));
        statement.put("special_case_yuan", Fen.text(special));
        statement.put("prior_year_correction_yuan", Fen.text(prior));
        statement.put("deposit_held_yuan", Fen.text(deposit));
        statement.put("deposit_returned_yuan", Fen.text(returned));
        statement.put("deposit_forfeited_yuan", Fen.text(forfeited));
        statement.put("final_entitlement_yuan", Fen.text(owed));
        statement.put("monthly_paid_yuan", Fen.text(monthly));
        statement.put("instant_paid_yuan", Fen.text(instant));
        statement.put("recovered_yuan", Fen.text(recovered));
        statement.put("quarterly_paid_yuan", Fen.text(quarterly));
        statement.put("prepayment_offset_yuan", Fen.text(prepaid));
        statement.put("clearing_payable_yuan", Fen.text(clearing));
        statement.put("recovery", clearing >= 0 ? "" : hasAgreement(owner) ? "NEXT_MONTHS" : "DIRECT");
        return owed;
    }

    private boolean hasAgreement(Owner owner) {
        String end = sources.agreementEnds.getOrDefault(owner.institution(), "");
        return end.isEmpty() || end.compareTo(sources.period.year() + "-12-31") > 0;
    }

    /** Four decimals; nothing to hold the book amount against gives none. */
    private static String usage(long used, long standard) {
        if (standard == 0) {
            return "";
        }
        long scaled = Fraction.of(used)
                .times(Fraction.of(USAGE_SCALE))
                .over(Fraction.of(standard))
                .rounded();
        return java.math.BigDecimal.valueOf(Math.min(scaled, USAGE_MAX), 4).toPlainString();
    }

    /** The year posts what its months and quarters have not. */
    private void post(Owner owner, String code, long sum) {
        derived.postings.add(owner, code, sum - sources.before.of(owner, code));
    }
}
