package org.medfund.jobs.outofarea;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.medfund.core.money.Money;
import org.medfund.core.money.Ratio;

/** Which fund years bear a stay across 31 December (SPEC D.7, XP22 art. 41; case D19). */
public final class CrossYear {

    /** {@code xprov.cross_year}. */
    public enum Rule {
        /** The year of discharge bears all of it. */
        WHOLE,
        /** Each year bears its days at the average daily cost. */
        DAILY
    }

    /**
     * The amount by fund year. The day of admission counts, the day of discharge does not; a stay within a year is that
     * year's.
     *
     * <p>What the years up to one have come to is rounded once, half up, and a year bears the difference to the year before:
     * so the last part is what is left, and none is negative even if a stay touches more than two years.
     *
     * @param amountYuan yuan to the fen; that of a refund is negative and split as what it reverses
     * @param discharge not before the admission
     * @return parts by year, those of 0.00 among them; they sum to the amount
     */
    public static SortedMap<Integer, BigDecimal> split(
            Rule rule, LocalDate admission, LocalDate discharge, BigDecimal amountYuan) {
        if (discharge.isBefore(admission)) {
            throw new IllegalArgumentException("Discharged on " + discharge + ", before the admission on " + admission);
        }
        SortedMap<Integer, BigDecimal> parts = new TreeMap<>();
        LocalDate lastDay = discharge.isAfter(admission) ? discharge.minusDays(1) : discharge;
        if (rule == Rule.WHOLE || admission.getYear() == lastDay.getYear()) {
            parts.put(rule == Rule.WHOLE ? discharge.getYear() : lastDay.getYear(), Money.roundToFen(amountYuan));
            return parts;
        }
        BigInteger days = BigInteger.valueOf(discharge.toEpochDay() - admission.toEpochDay());
        BigDecimal before = Money.yuan(0);
        for (int year = admission.getYear(); year <= lastDay.getYear(); year++) {
            LocalDate end = LocalDate.of(year + 1, 1, 1);
            LocalDate until = end.isBefore(discharge) ? end : discharge;
            BigInteger passed = BigInteger.valueOf(until.toEpochDay() - admission.toEpochDay());
            BigDecimal toDate =
                    Ratio.of(amountYuan).times(new Ratio(passed, days)).round(Money.YUAN.scale());
            parts.put(year, toDate.subtract(before));
            before = toDate;
        }
        return parts;
    }

    private CrossYear() {}
}
