package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSum;
import org.medfund.core.money.Money;
import org.medfund.core.money.YearWeights;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.payment.BasePlusBonus.Merit;
import org.medfund.jobs.payment.CoefficientPolicy.Method;
import org.medfund.jobs.payment.HospitalCoefficients.ClassCost;

class HospitalCoefficientsTest {
    private static final YearWeights YEAR =
            YearWeights.endingIn(2025, YearWeights.Method.YW_MEAN_OF_MEANS, List.of(BigDecimal.ONE));

    private static ClassCost cost(int level, String group, long cases, String mean) {
        return new ClassCost(2025, level, group, CostSum.ofMean(cases, new BigDecimal(mean)));
    }

    private static PaymentStandard.Coefficients byDisease(List<ClassCost> costs, String... basicGroups) {
        return new CoefficientPolicy(
                        Method.COEF_BY_DISEASE,
                        YEAR,
                        new BigDecimal("0.70"),
                        new BigDecimal("1.50"),
                        4,
                        15,
                        Set.of("R"),
                        BigDecimal.ONE,
                        BasePlusBonus.from(TestLake.policies().national(PolicyYear.of("2025"))))
                .coefficients(costs, Set.of(basicGroups));
    }

    @Test
    void aGroupHasItsOwnCoefficientsWhereThatIsSound() {
        // 15 cases of 900 and 15 of 1100: 0.9 and 1.1.
        var coefficients = byDisease(List.of(cost(2, "BB1", 15, "900"), cost(3, "BB1", 15, "1100")));

        assertThat(coefficients.byGroup()).containsOnlyKeys("BB1");
        assertThat(coefficients.of(2, "BB1")).isEqualByComparingTo("0.9");
        assertThat(coefficients.of(3, "BB1")).isEqualByComparingTo("1.1");
    }

    @Test
    void tooFewCasesLevelsTheWrongWayRoundAndMedicalGroupsHaveNone() {
        var coefficients = byDisease(List.of(
                cost(2, "BB1", 14, "900"), cost(3, "BB1", 99, "1100"), // one class is too small
                cost(2, "BC1", 15, "1100"), cost(3, "BC1", 15, "900"), // the higher level is cheaper
                cost(2, "BR1", 15, "900"), cost(3, "BR1", 15, "1100"))); // medical

        assertThat(coefficients.byGroup()).isEmpty();
        assertThat(coefficients.of(3, "BR1")).isEqualTo(coefficients.of(3, "BB1"));
    }

    @Test
    void aBasicGroupIsPaidAlikeWhateverItsOwnCoefficients() {
        var coefficients = byDisease(List.of(cost(2, "BB1", 15, "900"), cost(3, "BB1", 15, "1100")), "BB1");

        assertThat(coefficients.of(2, "BB1")).isEqualByComparingTo("1");
    }

    @Test
    void coefficientsAreHeldBetweenTheirLimits() {
        var coefficients = byDisease(List.of(cost(2, "BB1", 15, "100"), cost(3, "BB1", 15, "1900")));

        assertThat(coefficients.of(2, "BB1")).isEqualByComparingTo("0.70");
        assertThat(coefficients.of(3, "BB1")).isEqualByComparingTo("1.50");
    }

    /**
     * Generated regions: case-mix-adjusted coefficients, weighted with what each class was expected to cost, average 1,
     * so they do not count case mix twice; dearer money and order change nothing.
     */
    @Test
    void adjustedCoefficientsAverageOne() {
        Random random = new Random(20250113);
        for (int i = 0; i < 2_000; i++) {
            List<ClassCost> costs = new ArrayList<>();
            int groups = 1 + random.nextInt(6);
            for (int group = 0; group < groups; group++) {
                for (int level = random.nextInt(3); level <= 3; level++) {
                    costs.add(new ClassCost(
                            2025,
                            level,
                            "G" + group,
                            CostSum.of(1 + random.nextInt(50), Money.yuan(1 + random.nextInt(100_000_000)))));
                }
            }
            Map<Integer, BigFraction> adjusted = HospitalCoefficients.caseMixAdjusted(costs, YEAR);

            Map<String, CostSum> ofGroup =
                    costs.stream().collect(Collectors.toMap(ClassCost::groupCode, ClassCost::costs, CostSum::plus));
            BigFraction expected = BigFraction.ZERO;
            BigFraction weighted = BigFraction.ZERO;
            for (ClassCost cost : costs) {
                BigFraction ofCases = ofGroup.get(cost.groupCode())
                        .meanYuan()
                        .multiply(new BigFraction(cost.costs().caseCount()));
                expected = expected.add(ofCases);
                weighted = weighted.add(ofCases.multiply(adjusted.get(cost.levelClass())));
            }
            assertThat(weighted).isEqualTo(expected);

            List<ClassCost> dearer = costs.stream()
                    .map(cost -> new ClassCost(
                            2025,
                            cost.levelClass(),
                            cost.groupCode(),
                            new CostSum(
                                    cost.costs().caseCount(),
                                    cost.costs().costYuan().multiply(13))))
                    .toList();
            List<ClassCost> shuffled = new ArrayList<>(costs);
            Collections.shuffle(shuffled, random);
            assertThat(HospitalCoefficients.caseMixAdjusted(dearer, YEAR)).isEqualTo(adjusted);
            assertThat(HospitalCoefficients.caseMixAdjusted(shuffled, YEAR)).isEqualTo(adjusted);
            assertThat(HospitalCoefficients.simpleRatios(dearer, YEAR))
                    .isEqualTo(HospitalCoefficients.simpleRatios(shuffled, YEAR));
            assertThat(HospitalCoefficients.byDisease(dearer, YEAR))
                    .isEqualTo(HospitalCoefficients.byDisease(shuffled, YEAR));
        }
    }

    @Test
    void aBonusIsAddedToTheBaseOfTheLevel() {
        BasePlusBonus policy = new BasePlusBonus(
                Map.of("3", new BigDecimal("1.05")),
                Map.of(Merit.CMI, new BigDecimal("0.2"), Merit.SPECIALTY, new BigDecimal("0.01")),
                new BigDecimal("0.70"),
                new BigDecimal("1.50"),
                4);

        // 1.05 + 0.2 * 0.3 + 0.01 * 2; an assessment has no weight.
        assertThat(policy.coefficient(
                        3,
                        Map.of(
                                Merit.CMI, new BigDecimal("0.3"),
                                Merit.SPECIALTY, new BigDecimal("2"),
                                Merit.ASSESSMENT, new BigDecimal("90"))))
                .isEqualByComparingTo("1.13");
        assertThat(policy.coefficient(3, Map.of(Merit.CMI, new BigDecimal("9"))))
                .isEqualByComparingTo("1.50");
        assertThatThrownBy(() -> policy.coefficient(2, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inTheNationalFileAHospitalEarnsNoBonus() {
        BasePlusBonus national = BasePlusBonus.from(TestLake.policies().national(PolicyYear.of("2025")));

        assertThat(national.coefficient(2, Map.of(Merit.CMI, BigDecimal.TEN))).isEqualByComparingTo("1");
    }
}
