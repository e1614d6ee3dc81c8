package org.medfund.jobs.report.worklist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.medfund.core.money.Money;

/**
 * The flags that the hours of a region allow, and how many they do not.
 *
 * @param flags in the order in which they are to be looked at; a settlement is in it with all its open flags, or not
 *     at all
 * @param dossierCount settlements, and flags that are of none
 * @param hours of review they take together, at most the budget unless the first takes more alone
 * @param leftOutCount open flags beyond them
 * @param leftOutYuan expected to be confirmed of those
 */
record Worklist(
        List<Row> flags,
        long dossierCount,
        BigDecimal hours,
        BigDecimal expectedYuan,
        long leftOutCount,
        BigDecimal leftOutYuan) {

    /**
     * Takes settlements from the top as long as the hours allow them whole, and ends before the first that they do
     * not: the order alone decides who is looked at, and a smaller one is not drawn forward because it fits. The first is
     * always taken, for it would stay the first for good.
     *
     * @param ranked the first flags of the region, at least as many as the hours can allow
     * @param openCount open flags of the region
     * @param openYuan expected to be confirmed of all of them
     */
    static Worklist within(BigDecimal hoursBudget, List<Row> ranked, long openCount, BigDecimal openYuan) {
        List<Row> flags = new ArrayList<>();
        BigDecimal hours = BigDecimal.ZERO;
        BigDecimal expected = Money.yuan(0);
        long dossiers = 0;
        String dossier = "";
        for (Row flag : ranked) {
            if (!WorklistRows.DOSSIER.in(flag).equals(dossier)) {
                BigDecimal longer = hours.add(WorklistRows.SETTLEMENT_HOURS.in(flag));
                if (dossiers > 0 && longer.compareTo(hoursBudget) > 0) {
                    break;
                }
                hours = longer;
                dossier = WorklistRows.DOSSIER.in(flag);
                dossiers++;
            }
            flags.add(flag);
            expected = expected.add(WorklistRows.EXPECTED_CONFIRMED_YUAN.in(flag));
        }
        return new Worklist(
                List.copyOf(flags), dossiers, hours, expected, openCount - flags.size(), openYuan.subtract(expected));
    }

    /** What there is to say of it. */
    String line(String region, BigDecimal hoursBudget) {
        return region + ": " + flags.size() + " flags in " + dossierCount + " dossiers, " + plain(hours) + " of "
                + plain(hoursBudget) + " hours, " + expectedYuan.toPlainString() + " yuan expected to be confirmed; "
                + leftOutCount + " open flags left out for want of hours, " + leftOutYuan.toPlainString()
                + " yuan expected of them.";
    }

    private static String plain(BigDecimal hours) {
        return hours.signum() == 0 ? "0" : hours.stripTrailingZeros().toPlainString();
    }
}
