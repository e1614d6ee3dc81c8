package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSpread;
import org.medfund.jobs.weights.SplitCriteria.Lack;
import org.medfund.jobs.weights.SplitCriteria.Part;

/** SPEC B.4: each part at least 100 cases, means 20 % apart, coefficient of variation below 1. */
class SplitCriteriaTest {
    private static final SplitCriteria NATIONAL = new SplitCriteria(100, new BigDecimal("0.20"), BigDecimal.ONE, 0);

    /** Half of the cases cost one amount, half the other. */
    private static Part part(String group, int cases, String low, String high) {
        CostSpread pair = CostSpread.of(List.of(new BigDecimal(low), new BigDecimal(high)));
        BigDecimal times = BigDecimal.valueOf(cases / 2);
        return new Part(
                group.substring(0, 3),
                group,
                new CostSpread(
                        cases,
                        pair.sumYuan().multiply(times),
                        pair.sumOfSquares().multiply(times)));
    }

    @Test
    void aSplitAtTheLimitsIsEarned() {
        assertThat(NATIONAL.lacks(List.of(part("ES21", 100, "1200", "1200"), part("ES25", 100, "1000", "1000"))))
                .isEqualTo(Map.of("ES21", Set.of(), "ES25", Set.of()));
    }

    @Test
    void eachPartIsToldWhatItLacks() {
        assertThat(NATIONAL.lacks(List.of(
                        part("ES21", 98, "5000", "5000"), // too few
                        part("ES23", 200, "1199.99", "1199.99"), // too near to ES25, and ES25 to it
                        part("ES25", 200, "1000", "1000"),
                        part("ES29", 200, "0", "20000")))) // a coefficient of variation of just 1
                .isEqualTo(Map.of(
                        "ES21", Set.of(Lack.CASE_COUNT),
                        "ES23", Set.of(Lack.MEAN_DIFFERENCE),
                        "ES25", Set.of(Lack.MEAN_DIFFERENCE),
                        "ES29", Set.of(Lack.VARIATION)));
    }

    @Test
    void anAdrgWithOnePartHasNothingToEarn() {
        assertThat(NATIONAL.lacks(List.of(part("ES21", 2, "1", "1"), part("FM19", 2, "1", "1"))))
                .isEmpty();
        assertThat(NATIONAL.lacks(List.of())).isEmpty();
    }

    @Test
    void partsThatCostNothingAreTooAlike() {
        assertThat(NATIONAL.lacks(List.of(part("ES21", 100, "0", "0"), part("ES25", 100, "0", "0"))))
                .isEqualTo(Map.of("ES21", Set.of(Lack.MEAN_DIFFERENCE), "ES25", Set.of(Lack.MEAN_DIFFERENCE)));
    }
}
