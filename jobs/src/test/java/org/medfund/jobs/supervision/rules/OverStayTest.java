package org.medfund.jobs.supervision.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.supervision.RuleLaw;
import org.medfund.jobs.supervision.RuleMode;
import org.medfund.jobs.supervision.TestReferences;

class OverStayTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final OverStay.Limits LIMITS = new OverStay.Limits(new BigDecimal("0.05"), BigDecimal.ONE);

    private static RuleLaw law(TestReferences references) {
        return new RuleLaw(new OverStayRule().bind(NATIONAL), references);
    }

    @Test
    void fiveHundredthsOfTheFundPerExtraDayAndNeverMoreThanAll() {
        BigDecimal fund = new BigDecimal("333.33");
        assertThat(OverStay.reductionYuan(0, fund, LIMITS)).isEqualTo(new BigDecimal("0.00"));
        assertThat(OverStay.reductionYuan(1, fund, LIMITS)).isEqualTo(new BigDecimal("16.67"));
        assertThat(OverStay.reductionYuan(20, fund, LIMITS)).isEqualTo(fund);
        assertThat(OverStay.reductionYuan(21, fund, LIMITS)).isEqualTo(fund);
    }

    @Test
    void aPartOfADayIsAllowedAsAWhole() {
        assertThat(OverStay.allowedDays(new BigDecimal("12.0000"))).isEqualTo(12);
        assertThat(OverStay.allowedDays(new BigDecimal("12.1000"))).isEqualTo(13);
    }

    @Test
    void aStayBeyondTheNinetiethPercentileOfItsGroup() {
        // P90 is 12.3 days: 13 are allowed. One day more: 5 % of 5000.00.
        assertThat(law(PeerFiles.peers())
                        .find(PeerFiles.stay("S1", "21", "ES21", 13, "9000.00", "0.00")
                                .person()))
                .isEmpty();
        assertThat(law(PeerFiles.peers())
                        .find(PeerFiles.stay("S1", "21", "ES21", 14, "9000.00", "0.00")
                                .person()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fundAtRiskYuan()).isEqualTo(new BigDecimal("250.00")));
    }

    @Test
    void noPeersNoGroupOrNoStayIsNotFlagged() {
        assertThat(law(TestReferences.NONE)
                        .find(PeerFiles.stay("S1", "21", "ES21", 90, "9000.00", "0.00")
                                .person()))
                .isEmpty();
        assertThat(law(PeerFiles.peers())
                        .find(PeerFiles.stay("S1", "21", "ES29", 90, "9000.00", "0.00")
                                .person()))
                .isEmpty();
        assertThat(law(PeerFiles.peers())
                        .find(PeerFiles.stay("S1", "14", "ES21", 90, "9000.00", "0.00")
                                .person()))
                .isEmpty();
    }

    @Test
    void itIsSimulatedAndDeductsNothing() {
        assertThat(RuleMode.of("E.2", NATIONAL)).isEqualTo(RuleMode.SIMULATE);
        assertThat(RuleMode.of("E.2", NATIONAL).mayDeduct()).isFalse();
        assertThat(RuleMode.of("E.14", NATIONAL).mayDeduct()).isTrue();
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
