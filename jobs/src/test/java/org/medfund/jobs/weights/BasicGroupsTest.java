package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSpread;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.BasicGroups.Group;
import org.medfund.jobs.weights.BasicGroups.Mark;

class BasicGroupsTest {
    private static final BasicGroups NATIONAL =
            BasicGroups.from(TestLake.policies().national(PolicyYear.of("2025")));

    /** 100 cases of 1000 yuan. */
    private static final CostSpread ALIKE = CostSpread.of(Collections.nCopies(100, new BigDecimal("1000")));

    private static Group group(boolean isListed, CostSpread costs, long grassroots, String weight) {
        return new Group(isListed, costs, grassroots, new BigDecimal(weight));
    }

    @Test
    void aGroupOnAllLimitsIsEligible() {
        // Costs 300 and 1700 in equal numbers: deviation 700 of a mean of 1000, variation 0.7.
        CostSpread onTheLimit = CostSpread.of(Collections.nCopies(50, new BigDecimal("300")))
                .plus(CostSpread.of(Collections.nCopies(50, new BigDecimal("1700"))));

        assertThat(NATIONAL.missing(group(true, onTheLimit, 50, "0.8000"), 0)).isEmpty();
    }

    @Test
    void everyMarkThatIsMissingIsNamed() {
        CostSpread apart = CostSpread.of(List.of(new BigDecimal("1"), new BigDecimal("9999")));

        assertThat(NATIONAL.missing(group(false, apart, 0, "0.8001"), 0)).containsExactly(Mark.values());
        assertThat(NATIONAL.missing(group(true, ALIKE, 49, "0.5"), 0)).containsExactly(Mark.GRASSROOTS_SHARE);
    }

    @Test
    void aGroupWithoutCasesIsNotEligible() {
        assertThat(NATIONAL.missing(group(true, CostSpread.NONE, 0, "0"), 0))
                .containsExactly(Mark.GRASSROOTS_SHARE, Mark.CASE_COUNT);
    }
}
