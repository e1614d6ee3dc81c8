package org.medfund.jobs.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.medfund.jobs.referral.IssuerPeers.Issuer;

class IssuerPeersTest {
    private static final BigDecimal P95 = new BigDecimal("0.95");

    @Test
    void whoFilesMoreOftenForLightCasesThanNearlyAllPeersIsUnusual() {
        List<Issuer> issuers = new ArrayList<>();
        for (int suspect = 0; suspect <= 20; suspect++) {
            issuers.add(new Issuer(100, suspect));
        }
        IssuerPeers peers = new IssuerPeers(issuers, 10, P95);

        // 21 shares from 0.00 to 0.20: type 7 takes the place 0.95 * 20 = 19, which is 0.19.
        assertThat(peers.count()).isEqualTo(21);
        assertThat(peers.limit()).contains(new BigDecimal("0.190000"));
        assertThat(peers.isUnusual(new Issuer(100, 19))).isFalse();
        assertThat(peers.isUnusual(new Issuer(100, 20))).isTrue();
    }

    @Test
    void fewFilingsMakeNeitherAPeerNorAClue() {
        IssuerPeers peers = new IssuerPeers(List.of(new Issuer(9, 0), new Issuer(10, 1), new Issuer(10, 1)), 10, P95);

        assertThat(peers.count()).isEqualTo(2);
        assertThat(peers.limit()).contains(new BigDecimal("0.100000"));
        assertThat(peers.isUnusual(new Issuer(9, 9))).isFalse();
        assertThat(peers.isUnusual(new Issuer(10, 2))).isTrue();
    }

    @Test
    void withoutPeersNobodyIsUnusual() {
        IssuerPeers nobody = new IssuerPeers(List.of(), 10, P95);

        assertThat(nobody.limit()).isEmpty();
        assertThat(nobody.isUnusual(new Issuer(10, 10))).isFalse();
    }
}
