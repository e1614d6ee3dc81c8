package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.TestReferences;

class CostOutlierTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final BigDecimal THREE = new BigDecimal("3");

    private static RuleLaw law(TestReferences references) {
        return new RuleLaw(new CostOutlierRule().bind(NATIONAL), references);
    }

    private static int found(String category, String group, String costYuan) {
        return law(PeerFiles.peers())
                .find(PeerFiles.stay("S1", category, group, 5, costYuan, "0.00").person())
                .size();
    }

    @Test
    void moreThanThreeStandardDeviationsAboveTheMean() {
        // 9.0 + 3 * 0.5 = 10.5, and e^10.5 = 36315.5027.
        assertThat(found("21", "ES21", "36315.50")).isZero();
        assertThat(found("21", "ES21", "36315.51")).isEqualTo(1);
        assertThat(found("21", "ES29", "36315.51")).isZero();
        assertThat(found("11", "ES21", "36315.51")).isZero();
        assertThat(found("21", "ES21", "1.00")).isZero();
    }

    @Test
    void exactlyTheLimitIsNoOutlier() {
        // ln 1 = 0 lies exactly three times 2 above -6.
        assertThat(CostOutlier.holds(new BigDecimal("1.00"), -6, 2, THREE)).isFalse();
        assertThat(CostOutlier.holds(new BigDecimal("1.01"), -6, 2, THREE)).isTrue();
    }

    @Test
    void withoutACostOrASpreadNothingIsAnOutlier() {
        assertThat(CostOutlier.holds(new BigDecimal("0.00"), -60, 2, THREE)).isFalse();
        assertThat(CostOutlier.holds(new BigDecimal("1000000.00"), 1, 0, THREE)).isFalse();
    }

    @Test
    void theStayAndThePeersAloneAreFoundAgain() {
        int found = 0;
        for (int seed = 0; seed < 300; seed++) {
            found += law(PeerFiles.peers())
                    .holds(PeerFiles.generated(new Random(seed)).person());
        }
        assertThat(found).isGreaterThan(100);
    }
}
