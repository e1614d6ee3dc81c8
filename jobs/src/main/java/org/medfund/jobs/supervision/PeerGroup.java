package org.medfund.jobs.supervision;

import java.math.BigDecimal;
import org.medfund.core.money.Money;
import org.medfund.core.money.Quantiles;

/**
 * Statistics of the cases of one group at one level (SPEC E.2, E.13, E.23). Sums of logarithms run over sorted costs, so that
 * they are the same however the data lies.
 */
public final class PeerGroup {
    private static final BigDecimal HALF = new BigDecimal("0.50");
    // SPEC E.0 names the percentiles.
    private static final BigDecimal P90 = new BigDecimal("0.90");
    private static final BigDecimal P95 = new BigDecimal("0.95");
    private static final int SHARE_SCALE = 6;
    private static final long MILLION = 1_000_000;
    private static final double FEN_PER_YUAN = 100;

    /**
     * Of at least one case.
     *
     * @param sortedFen costs above 0, ascending
     * @param sortedStayDays ascending
     * @param sortedOwnPay shares in millionths ({@link #ownPayMillionths}), ascending
     */
    public static References.Peers of(long[] sortedFen, long[] sortedStayDays, long[] sortedOwnPay) {
        double[] logs = new double[sortedFen.length];
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            logs[i] = lnYuan(sortedFen[i]);
            sum += logs[i];
        }
        boolean isOneCost = sortedFen[0] == sortedFen[sortedFen.length - 1]; // of which a sum of doubles is not sure
        double mean = isOneCost ? logs[0] : sum / logs.length;
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        return new References.Peers(
                logs.length,
                mean,
                isOneCost ? 0 : StrictMath.sqrt(squares / logs.length),
                Money.round(Quantiles.type7(sortedStayDays, HALF), Money.SHARE.scale()),
                Money.round(Quantiles.type7(sortedStayDays, P90), Money.SHARE.scale()),
                Money.round(Quantiles.type7(sortedOwnPay, P95).divide((int) MILLION), SHARE_SCALE));
    }

    /** The natural logarithm of a cost in yuan. */
    public static double lnYuan(long fen) {
        return StrictMath.log(fen / FEN_PER_YUAN);
    }

    /**
     * Part of a cost that is own expense or over the limit (SPEC F.1), in millionths, cut off.
     *
     * @param costFen above 0
     */
    public static long ownPayMillionths(long ownPayFen, long costFen) {
        return Math.multiplyExact(Math.max(0, ownPayFen), MILLION) / costFen;
    }

    /** The same share as a decimal of six places. */
    public static BigDecimal ownPayShare(BigDecimal ownPayYuan, BigDecimal costYuan) {
        return BigDecimal.valueOf(ownPayMillionths(Money.fen(ownPayYuan), Money.fen(costYuan)), SHARE_SCALE);
    }

    private PeerGroup() {}
}
