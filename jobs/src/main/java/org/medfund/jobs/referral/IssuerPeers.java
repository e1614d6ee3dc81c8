package org.medfund.jobs.referral;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.medfund.core.money.Money;
import org.medfund.core.money.Quantiles;

/** Institutions of a region that refer people elsewhere, held against each other (SPEC E.3, step 6). */
final class IssuerPeers {
    static final int SHARE_SCALE = 6;
    private static final long MILLION = 1_000_000;

    /** How often an institution filed, and how often for what the home city treats itself. */
    record Issuer(long filedCount, long suspectCount) {
        /** Suspect over filed, in millionths, cut off. */
        long shareMillionths() {
            return Math.multiplyExact(suspectCount, MILLION) / filedCount;
        }

        BigDecimal share() {
            return BigDecimal.valueOf(shareMillionths(), SHARE_SCALE);
        }
    }

    private final int filingsMin;
    private final long peerCount;
    private final Optional<BigFraction> limitMillionths;

    /**
     * @param issuers of one region, each with at least one filing
     * @param filingsMin filings from which an institution is a peer, and may be unusual
     * @param percentile share of the peers that is usual
     */
    IssuerPeers(List<Issuer> issuers, int filingsMin, BigDecimal percentile) {
        this.filingsMin = filingsMin;
        long[] shares = issuers.stream()
                .filter(each -> each.filedCount() >= filingsMin)
                .mapToLong(Issuer::shareMillionths)
                .sorted()
                .toArray();
        this.peerCount = shares.length;
        this.limitMillionths = shares.length == 0 ? Optional.empty() : Optional.of(Quantiles.type7(shares, percentile));
    }

    long count() {
        return peerCount;
    }

    /** Share that is usual; empty without a peer. */
    Optional<BigDecimal> limit() {
        return limitMillionths.map(each -> Money.round(each.divide(MILLION), SHARE_SCALE));
    }

    boolean isUnusual(Issuer issuer) {
        return issuer.filedCount() >= filingsMin
                && limitMillionths
                        .filter(limit -> new BigFraction(issuer.shareMillionths()).compareTo(limit) > 0)
                        .isPresent();
    }
}
