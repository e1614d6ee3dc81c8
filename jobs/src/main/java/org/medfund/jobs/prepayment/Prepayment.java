package org.medfund.jobs.prepayment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.Apportionment;
import org.medfund.core.money.Money;

/**
 * How much a pool prepays, and to whom (预付金, SPEC D.2; case D16): so many mean monthly payouts if the pool can bear it,
 * split by what its institutions were paid in the year before, weighted by their assessment.
 *
 * @param ineligible null if the pool may prepay
 * @param poolQuotaYuan what is split; 0 if there is nobody to split it among
 * @param quotas in order of institution
 */
public record Prepayment(
        PoolReserve reserve,
        PoolReserve.@Nullable Ineligible ineligible,
        BigDecimal poolQuotaYuan,
        List<Quota> quotas) {
    private static final int SHARE_SCALE = Money.SHARE.scale();

    /**
     * What an institution was paid in the year before.
     *
     * @param payoutYuan nothing or less counts as nothing
     * @param assessmentScore 0 to 100; null if it was not assessed, which takes nothing away
     */
    public record Payout(
            String institutionCode,
            BigDecimal payoutYuan,
            @Nullable BigDecimal assessmentScore) {}

    /**
     * What an institution may be prepaid.
     *
     * @param ineligible null if it may be; a {@link PoolReserve.Ineligible}, or one of its own
     * @param share of the pool's quota, for people
     */
    public record Quota(Payout payout, @Nullable String ineligible, BigDecimal share, BigDecimal quotaYuan) {}

    /** Why an institution of a pool that prepays gets nothing. */
    public enum IneligibleInstitution {
        NO_PAYOUT_TO_INSTITUTION,
        ASSESSMENT_BELOW_FLOOR
    }

    /**
     * The prepayment of one pool.
     *
     * @param payouts of its institutions, each once
     */
    public static Prepayment of(
            String insuranceType, PoolReserve reserve, Collection<Payout> payouts, PrepaymentTerms terms) {
        PoolReserve.Ineligible ineligible = reserve.ineligible(insuranceType, terms);
        SortedMap<String, BigDecimal> weights = new TreeMap<>();
        Map<String, IneligibleInstitution> left = new HashMap<>();
        for (Payout each : payouts) {
            IneligibleInstitution reason = ineligible(each, terms);
            if (reason == null) {
                weights.put(each.institutionCode(), weight(each, terms));
            } else {
                left.put(each.institutionCode(), reason);
            }
        }
        BigDecimal pool = ineligible != null || weights.isEmpty()
                ? Money.yuan(0)
                : Money.roundToFen(reserve.monthlyAverageYuan().multiply(Money.exact(terms.months())));
        Map<String, BigDecimal> parts = Apportionment.byLargestRemainder(pool, weights);
        BigDecimal sum = weights.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Quota> quotas = new ArrayList<>();
        for (Payout each : payouts) {
            BigDecimal weight = ineligible != null ? null : weights.get(each.institutionCode());
            IneligibleInstitution own = left.get(each.institutionCode());
            quotas.add(new Quota(
                    each,
                    ineligible != null ? ineligible.name() : own != null ? own.name() : null,
                    weight == null
                            ? Money.round(BigDecimal.ZERO, SHARE_SCALE)
                            : Money.round(Money.exact(weight).divide(Money.exact(sum)), SHARE_SCALE),
                    weight == null ? Money.yuan(0) : parts.getOrDefault(each.institutionCode(), Money.yuan(0))));
        }
        quotas.sort(Comparator.comparing(quota -> quota.payout().institutionCode()));
        return new Prepayment(reserve, ineligible, pool, List.copyOf(quotas));
    }

    private static @Nullable IneligibleInstitution ineligible(Payout payout, PrepaymentTerms terms) {
        BigDecimal score = payout.assessmentScore();
        if (payout.payoutYuan().signum() <= 0) {
            return IneligibleInstitution.NO_PAYOUT_TO_INSTITUTION;
        }
        return score != null && (score.compareTo(terms.assessmentFloor()) < 0 || score.signum() == 0)
                ? IneligibleInstitution.ASSESSMENT_BELOW_FLOOR
                : null;
    }

    /** Payout times score, up to the full score: the same scale by which deposits are returned (SPEC D.4). */
    private static BigDecimal weight(Payout payout, PrepaymentTerms terms) {
        BigDecimal score = payout.assessmentScore();
        return payout.payoutYuan().multiply(score == null ? terms.assessmentFull() : score.min(terms.assessmentFull()));
    }
}
