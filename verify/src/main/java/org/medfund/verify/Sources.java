package org.medfund.verify;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a period of a region rests on, read from the exported tables once. */
final class Sources {
    /** Budget and reserve of a pool. Fen. */
    record Budget(long inpatient, long reserve, int version) {}

    final BooksPeriod period;
    final Rules rules;
    /** Months 1 to 12 that are settled here. */
    final SortedSet<Integer> monthsHere = new TreeSet<>();

    final Sums caseCounts = new Sums();
    final Sums entitlements = new Sums();
    final Sums books = new Sums();
    final Sums deductions = new Sums();
    /** Of the deductions of a year those that come out of the book amount. */
    final Sums bookDeductions = new Sums();

    final Sums instantPayments = new Sums();
    final Sums deliveredPaid = new Sums();
    final Sums deliveredDeposits = new Sums();
    final SortedMap<Owner, Long> prepayments = new TreeMap<>();
    final SortedMap<Owner, Long> specialCases = new TreeMap<>();
    final SortedMap<Owner, Long> priorYearCorrections = new TreeMap<>();
    /** What the clearing of the year before left to recover from months. */
    final SortedMap<Owner, Long> toRecover = new TreeMap<>();
    /** By insurance type. */
    final SortedMap<String, Budget> budgets = new TreeMap<>();
    /** By institution. */
    final Map<String, String> scores = new TreeMap<>();
    /** By institution, the last day of its agreement; none if it is open. */
    final Map<String, String> agreementEnds = new TreeMap<>();
    /** Institutions of the region, which instant payments do not name. */
    final SortedSet<String> institutions = new TreeSet<>();
    /** Posted by earlier periods of the year, and by this one. */
    final Postings before = new Postings();

    final Postings now = new Postings();

    Sources(BooksPeriod period, Rules rules) {
        this.period = period;
        this.rules = rules;
    }

    /** Whether the cases of a month belong to what this period settles. */
    boolean isInScope(int month) {
        return switch (period.kind()) {
            case MONTH -> month == period.lastMonth() || (month < period.lastMonth() && monthsHere.contains(month));
            case QUARTER -> month <= period.lastMonth();
            case YEAR -> true;
        };
    }

    /** Every institution and insurance type that anything is known of. */
    SortedSet<Owner> owners() {
        SortedSet<Owner> owners = new TreeSet<>();
        for (Sums sums : new Sums[] {
            caseCounts, entitlements, books, deductions, instantPayments, deliveredPaid, deliveredDeposits
        }) {
            owners.addAll(sums.owners());
        }
        owners.addAll(prepayments.keySet());
        owners.addAll(specialCases.keySet());
        owners.addAll(priorYearCorrections.keySet());
        owners.addAll(toRecover.keySet());
        owners.addAll(before.owners());
        owners.removeIf(Owner::isPool);
        return owners;
    }
}
