package org.medfund.jobs.payment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.money.Quantiles;
import org.medfund.jobs.payment.PointValue.CostAndScore;

/**
 * The point value of the cost of care itself: over all, or over those that work at reasonable cost (SPEC C.7; DIP3 5.4).
 *
 * @param regionalMeanYuan yuan a point over everybody, unrounded
 * @param kept who counts, in order of id
 * @param pointValueYuan cost of those over their score, unrounded
 */
public record PointValueInterval(BigFraction regionalMeanYuan, List<String> kept, BigFraction pointValueYuan) {

    /** {@code pv.policy}. */
    public enum Method {
        /** Everybody. */
        PV_MEAN,
        /** Whose cost lies between two percentiles of cost, both included. */
        PV_PCT,
        /** Whose cost a point is below the regional mean; everybody, if all cost the same. */
        PV_OPT_1D,
        /** In two dimensions; needs cost accounts of hospitals, see {@link OptimalPoint}. */
        PV_OPT_2D
    }

    /**
     * One of those looked at: a hospital, or for percentiles a case.
     *
     * @param costYuan to the fen
     * @param score above 0
     */
    public record Member(String id, BigDecimal costYuan, BigDecimal score) {
        private CostAndScore both() {
            return CostAndScore.of(costYuan, score);
        }
    }

    /**
     * The point value by one method.
     *
     * @param lowShare lower percentile of PV_PCT as a share, {@code trim.pct_lo}
     * @param highShare upper percentile
     * @throws IllegalArgumentException if there is nobody, or the method looks at more than cost and score
     */
    public static PointValueInterval of(
            Collection<Member> members, Method method, BigDecimal lowShare, BigDecimal highShare) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("Nobody has no point value.");
        }
        List<Member> all =
                members.stream().sorted(Comparator.comparing(Member::id)).toList();
        BigFraction mean = total(all).perPointYuan();
        List<Member> kept = switch (method) {
            case PV_MEAN -> all;
            case PV_PCT -> within(all, lowShare, highShare);
            case PV_OPT_1D -> below(all, mean);
            case PV_OPT_2D -> throw new IllegalArgumentException("PV_OPT_2D needs cost accounts.");
        };
        return new PointValueInterval(
                mean, kept.stream().map(Member::id).toList(), total(kept).perPointYuan());
    }

    private static List<Member> within(List<Member> members, BigDecimal lowShare, BigDecimal highShare) {
        long[] sortedFen = members.stream()
                .mapToLong(member -> Money.fen(member.costYuan()))
                .sorted()
                .toArray();
        BigFraction low = Quantiles.type7(sortedFen, lowShare);
        BigFraction high = Quantiles.type7(sortedFen, highShare);
        return members.stream()
                .filter(member -> {
                    BigFraction fen = new BigFraction(Money.fen(member.costYuan()));
                    return low.compareTo(fen) <= 0 && fen.compareTo(high) <= 0;
                })
                .toList();
    }

    private static List<Member> below(List<Member> members, BigFraction mean) {
        List<Member> below = members.stream()
                .filter(member -> member.both().perPointYuan().compareTo(mean) < 0)
                .toList();
        return below.isEmpty() ? members : below;
    }

    private static CostAndScore total(List<Member> members) {
        return members.stream()
                .map(Member::both)
                .reduce(new CostAndScore(BigFraction.ZERO, BigFraction.ZERO), CostAndScore::plus);
    }
}
