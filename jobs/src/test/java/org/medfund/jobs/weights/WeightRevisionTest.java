package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.core.problem.Refusal;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.WeightCalibration.GroupWeight;
import org.medfund.jobs.weights.WeightCalibration.GroupYear;

class WeightRevisionTest {
    private static final RevisionPolicy NATIONAL =
            RevisionPolicy.from(TestLake.policies().national(PolicyYear.of("2025")));
    private static final RevisionPolicy NEUTRAL = policy(false, true, "0.5", "2");

    private static RevisionPolicy policy(boolean limitsChange, boolean isNeutral, String factorMin, String factorMax) {
        return new RevisionPolicy(
                false,
                NATIONAL.blockFactors(),
                limitsChange,
                new BigDecimal("0.20"),
                isNeutral,
                RevisionPolicy.Freeze.BASIC_GROUPS,
                new BigDecimal(factorMin),
                new BigDecimal(factorMax));
    }

    private static GroupWeight weight(String group, long newestCases, String ratio, WeightBasis basis) {
        return new GroupWeight(
                group,
                2 * newestCases,
                newestCases,
                BigFraction.ONE,
                0,
                Stability.STABLE,
                basis,
                Money.exact(new BigDecimal(ratio)),
                null);
    }

    private static WeightRevision revise(
            List<GroupWeight> measured, Map<String, BigDecimal> last, RevisionPolicy policy, String... basic) {
        return WeightRevision.of(
                measured, new WeightRevision.Inputs(Optional.empty(), last, Set.of(basic)), policy, "region 330100");
    }

    @Test
    void theNationPublishesWeightsAsMeasured() {
        assertThat(NATIONAL.revises()).isFalse();
    }

    @Test
    void neutralityBringsTheMeanOfTheNewestYearToOne() {
        // 10 * 0.5 + 30 * 1.5 = 50 for 40 cases: factor 0.8. The group paid by item takes no part.
        WeightRevision revision = revise(
                List.of(
                        weight("A", 10, "0.5", WeightBasis.OWN_MEAN),
                        weight("B", 30, "1.5", WeightBasis.OWN_MEAN),
                        weight("I", 99, "0", WeightBasis.PAY_BY_ITEM)),
                Map.of(),
                NEUTRAL);

        assertThat(revision.factor()).isEqualTo(new BigFraction(4, 5));
        assertThat(revision.total()).isEqualTo(new BigFraction(40));
        assertThat(revision.weights())
                .containsEntry("A", new BigDecimal("0.4000"))
                .containsEntry("B", new BigDecimal("1.2000"))
                .containsEntry("I", new BigDecimal("0.0000"));
    }

    @Test
    void aBasicGroupKeepsItsWeight() {
        // 40 - 10 * 0.5 = 35 over 30 * 1.5 = 45.
        WeightRevision revision = revise(
                List.of(weight("A", 10, "0.5", WeightBasis.OWN_MEAN), weight("B", 30, "1.5", WeightBasis.OWN_MEAN)),
                Map.of(),
                NEUTRAL,
                "A");

        assertThat(revision.factor()).isEqualTo(new BigFraction(7, 9));
        assertThat(revision.weights()).containsEntry("A", new BigDecimal("0.5000"));
        assertThat(revision.held()).containsExactly("A");
    }

    @Test
    void whatALimitOfChangeHoldsBackGoesToTheOthers() {
        // A may rise from 1 to 1.2 at most. Total 10 * 2 + 10 * 1 = 30: B gets 30 - 12 = 18, new groups have no limit.
        WeightRevision revision = revise(
                List.of(weight("A", 10, "2", WeightBasis.OWN_MEAN), weight("B", 10, "1", WeightBasis.OWN_MEAN)),
                Map.of("A", BigDecimal.ONE),
                policy(true, false, "0.5", "2"));

        assertThat(revision.factor()).isEqualTo(new BigFraction(9, 5));
        assertThat(revision.weights())
                .containsEntry("A", new BigDecimal("1.2000"))
                .containsEntry("B", new BigDecimal("1.8000"));
        assertThat(revision.held()).containsExactly("A");
    }

    @Test
    void aGroupPaidByItemHasNoLimitsOfChange() {
        WeightRevision revision = revise(
                List.of(weight("A", 10, "1", WeightBasis.OWN_MEAN), weight("I", 10, "0", WeightBasis.PAY_BY_ITEM)),
                Map.of("A", BigDecimal.ONE, "I", BigDecimal.ONE),
                policy(true, false, "0.5", "2"));

        assertThat(revision.weights()).containsEntry("I", new BigDecimal("0.0000"));
        assertThat(revision.held()).isEmpty();
    }

    @Test
    void aFactorBeyondItsLimitsStopsTheRegion() {
        assertThatThrownBy(() -> revise(
                        List.of(weight("A", 10, "2", WeightBasis.OWN_MEAN)),
                        Map.of(),
                        policy(false, true, "0.8", "1.25")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("region 330100");
    }

    /** Generated regions over three years: the mean of published weights is 1; dearer money and order change nothing. */
    @Test
    void publishedWeightsAreNeutral() {
        Random random = new Random(20250114);
        WeightPolicy weights = new WeightPolicy(
                YearWeights.endingIn(
                        2025,
                        YearWeights.Method.YW_MEAN_OF_MEANS,
                        List.of(BigDecimal.ONE, new BigDecimal("2"), new BigDecimal("7"))),
                new Stability.Limits(5, BigDecimal.ONE, 0),
                WeightBasis.PARENT_ADRG,
                new WeightPrecision.Limits(new BigDecimal("1.96"), new BigDecimal("0.10")));
        RevisionPolicy neutral = policy(false, true, "0.0001", "10000");
        for (int i = 0; i < 500; i++) {
            List<GroupYear> costs = region(random);
            List<GroupYear> dearer = costs.stream()
                    .map(cost -> new GroupYear(
                            cost.groupCode(),
                            cost.adrgCode(),
                            cost.year(),
                            new CostSpread(
                                    cost.costs().caseCount(),
                                    cost.costs().sumYuan().multiply(new BigDecimal("3")),
                                    cost.costs().sumOfSquares().multiply(new BigDecimal("9")))))
                    .toList();
            List<GroupYear> shuffled = new ArrayList<>(costs);
            Collections.shuffle(shuffled, random);

            List<GroupWeight> measured = WeightCalibration.calibrate(costs, weights, Map.of());
            SortedMap<String, BigDecimal> published =
                    revise(measured, Map.of(), neutral).weights();

            assertThat(revise(WeightCalibration.calibrate(dearer, weights, Map.of()), Map.of(), neutral)
                            .weights())
                    .isEqualTo(published);
            assertThat(revise(WeightCalibration.calibrate(shuffled, weights, Map.of()), Map.of(), neutral)
                            .weights())
                    .isEqualTo(published);
            BigDecimal total = BigDecimal.ZERO;
            long cases = 0;
            for (GroupWeight weight : measured) {
                BigDecimal count = BigDecimal.valueOf(weight.newestCaseCount());
                total = total.add(count.multiply(published.getOrDefault(weight.groupCode(), BigDecimal.ZERO)));
                cases += weight.newestCaseCount();
            }
            assertThat(WeightNeutrality.isWithinRounding(Money.exact(total), new BigFraction(cases), cases))
                    .isTrue();
        }
    }

    private static List<GroupYear> region(Random random) {
        SortedMap<String, GroupYear> costs = new TreeMap<>();
        int groups = 1 + random.nextInt(8);
        for (int group = 0; group < groups; group++) {
            for (int year = 2023; year <= 2025; year++) {
                List<BigDecimal> ofCases = new ArrayList<>();
                for (int i = random.nextInt(9); i >= 0; i--) {
                    ofCases.add(Money.yuan(1 + random.nextInt(5_000_000)));
                }
                costs.put(
                        group + "/" + year, new GroupYear("G" + group, "A" + group / 2, year, CostSpread.of(ofCases)));
            }
        }
        return List.copyOf(costs.values());
    }
}
