package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSpread;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

/** Cases no calibration is made for: each has a result that is defined, or is refused by name. */
class OddCasesTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));
    private static final WeightPolicy POLICY = WeightPolicy.from(NATIONAL, PolicyYear.of("2025"));

    private static GroupYear costs(String group, int year, int count, String each) {
        return new GroupYear(group, null, year, CostSpread.of(Collections.nCopies(count, new BigDecimal(each))));
    }

    private static List<GroupWeight> weights(GroupYear... costs) {
        return WeightCalibration.calibrate(List.of(costs), POLICY, Map.of());
    }

    @Test
    void aYearWithoutCasesIsAsIfItWereNotThere() {
        GroupYear none = new GroupYear("A", null, 2024, CostSpread.NONE);

        assertThat(weights(costs("A", 2023, 9, "1000"), none, costs("A", 2025, 9, "3000"), costs("B", 2025, 9, "9000")))
                .isEqualTo(
                        weights(costs("A", 2023, 9, "1000"), costs("A", 2025, 9, "3000"), costs("B", 2025, 9, "9000")));
        assertThat(weights(none)).isEmpty();
        assertThat(weights()).isEmpty();
    }

    /** Without an ADRG it stands on its own mean; that is one cost, and no interval can be drawn from one. */
    @Test
    void aGroupWithOneCaseIsTooSmallAndHasNoInterval() {
        GroupWeight one = weights(costs("A", 2025, 1, "3000"), costs("B", 2025, 9, "1000"))
                .get(0);

        assertThat(one.stability()).isEqualTo(Stability.UNSTABLE_SMALL);
        assertThat(one.basis()).isEqualTo(WeightBasis.OWN_MEAN);
        assertThat(one.variation()).isZero();
        assertThat(one.weight()).isEqualByComparingTo("2.5000"); // 3000 / 1200
        assertThat(one.precision()).isNull();
    }

    @Test
    void whereAllCostTheSameNothingIsTrimmedAndEveryGroupWeighsOne() {
        long[] fen = new long[40];
        Arrays.fill(fen, 123_456);
        for (TrimPolicy.Method method : TrimPolicy.Method.values()) {
            TrimPolicy trimming = TrimPolicy.from(NATIONAL).by(method);
            assertThat(CostTrimming.range(fen, trimming).contains(123_456))
                    .as(method.name())
                    .isTrue();
        }
        List<GroupWeight> weights = weights(costs("A", 2024, 9, "1234.56"), costs("B", 2025, 40, "1234.56"));

        assertThat(weights).allSatisfy(weight -> {
            assertThat(weight.weight()).isEqualByComparingTo("1");
            assertThat(weight.stability()).isEqualTo(Stability.STABLE);
            assertThat(weight.precision()).isEqualTo(new WeightPrecision(0, 1));
        });
        assertThat(SchemeQuality.of(List.of(
                                costs("A", 2025, 9, "7").costs(),
                                costs("B", 2025, 9, "7").costs()))
                        .reductionInVariance())
                .as("there is no variance to take away")
                .isEqualTo(BigFraction.ZERO);
    }

    /** Groups that all cost nothing, or are all paid by item, weigh 0 in all: no factor makes that a mean of 1. */
    @Test
    void aTotalWeightOfNothingCannotBeMadeNeutral() {
        RevisionPolicy national = RevisionPolicy.from(NATIONAL);
        RevisionPolicy neutral = new RevisionPolicy(
                false,
                national.blockFactors(),
                false,
                national.changeMax(),
                true,
                national.freeze(),
                national.factorMin(),
                national.factorMax());
        GroupWeight nothing = new GroupWeight(
                "A", 9, 9, BigFraction.ZERO, 0, Stability.STABLE, WeightBasis.OWN_MEAN, BigFraction.ZERO, null);

        assertThatThrownBy(() -> WeightRevision.of(
                        List.of(nothing),
                        new WeightRevision.Inputs(Optional.empty(), Map.of(), Set.of()),
                        neutral,
                        "region 330100"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("No factor keeps the total weight of region 330100");
    }
}
