package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;

/** Charges of one personal account at pharmacies that look like cash drawn from it (个人账户套现, SPEC E.25). */
public final class AccountCashOut {

    /** The tests, of which the first that fits counts. */
    public enum Test {
        /** One charge above a limit. */
        SINGLE,
        /** The mean charge above a limit. */
        MEAN,
        /** More charges than a limit. */
        COUNT
    }

    /**
     * Thresholds.
     *
     * @param countMax charges a calendar year up to which nothing is said
     * @param meanMaxYuan the same of their mean
     * @param singleMaxYuan the same of one of them
     * @param categories first two characters of the medical categories of pharmacies
     */
    public record Terms(int countMax, BigDecimal meanMaxYuan, BigDecimal singleMaxYuan, List<String> categories)
            implements Serializable {
        public static Terms from(Policy policy) {
            return new Terms(
                    policy.whole("e25.count_year"),
                    policy.decimal("e25.mean"),
                    policy.decimal("e25.single"),
                    policy.texts("e25.med_types"));
        }
    }

    /** One charge, yuan; ids are unique. */
    public record Charge(String id, BigDecimal yuan) {}

    /**
     * What was found of one account and year.
     *
     * @param charges the largest first
     * @param needed as few of them as pass the test
     */
    public record CashOut(Test test, List<Charge> charges, List<Charge> needed, BigDecimal sumYuan) {
        public BigDecimal largestYuan() {
            return charges.get(0).yuan();
        }

        /** Rounded to the fen, for showing; the test compares the exact mean. */
        public BigDecimal meanYuan() {
            return Money.roundToFen(Money.exact(sumYuan).divide(charges.size()));
        }
    }

    private static final Comparator<Charge> LARGEST_FIRST =
            Comparator.comparing(Charge::yuan).reversed().thenComparing(Charge::id);

    /**
     * Empty if no test is passed; each compares strictly.
     *
     * @param charges of one account in one calendar year
     */
    public static Optional<CashOut> find(Collection<Charge> charges, Terms terms) {
        List<Charge> ordered = charges.stream()
                .filter(charge -> charge.yuan().signum() > 0)
                .sorted(LARGEST_FIRST)
                .toList();
        if (ordered.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum = ordered.stream().map(Charge::yuan).reduce(Money.yuan(0), BigDecimal::add);
        List<Charge> largest = ordered.subList(0, 1);
        if (largest.get(0).yuan().compareTo(terms.singleMaxYuan()) > 0) {
            return Optional.of(new CashOut(Test.SINGLE, ordered, largest, sum));
        }
        if (sum.compareTo(terms.meanMaxYuan().multiply(BigDecimal.valueOf(ordered.size()))) > 0) {
            // The largest is above the mean, and alone it is the mean.
            return Optional.of(new CashOut(Test.MEAN, ordered, largest, sum));
        }
        if (ordered.size() > terms.countMax()) {
            // The smallest, so that their mean is not above that of all.
            List<Charge> needed = ordered.subList(ordered.size() - terms.countMax() - 1, ordered.size());
            return Optional.of(new CashOut(Test.COUNT, ordered, needed, sum));
        }
        return Optional.empty();
    }

    private AccountCashOut() {}
}
