package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSpread;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Refusal;
import org.medfund.core.quality.GateResult;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;
import org.medfund.jobs.weights.DiseaseScore.Beside;

class DiseaseScoreTest {
    private static final Policy POLICY = TestLake.policies().national(PolicyYear.of("2025"));
    private static final DipScorePolicy NATIONAL = DipScorePolicy.from(POLICY, PolicyYear.of("2025"));
    private static final Beside ALONE = new Beside(Map.of(), Map.of());

    private static DipScorePolicy by(DipScore method, String reference, String quota) {
        return new DipScorePolicy(
                method,
                NATIONAL.base(),
                reference,
                new BigDecimal(quota),
                NATIONAL.dropMax(),
                NATIONAL.variationLimits(),
                NATIONAL.deltaDegreesOfFreedom(),
                NATIONAL.years(),
                NATIONAL.precision(),
                NATIONAL.cleaning(),
                NATIONAL.removedShareMax(),
                NATIONAL.trimming());
    }

    private static DiseaseYear year(String code, int year, String... costs) {
        CostSpread kept =
                CostSpread.of(Arrays.stream(costs).map(BigDecimal::new).toList());
        return new DiseaseYear(code, year, kept, kept.sumYuan().multiply(new BigDecimal("0.4")), BigDecimal.ZERO, 1, 0);
    }

    private static SortedMap<String, BigDecimal> points(SortedMap<String, DiseaseScore> scores) {
        SortedMap<String, BigDecimal> points = new TreeMap<>();
        scores.forEach((code, score) -> points.put(code, score.score()));
        return points;
    }

    private static DiseaseScore one(SortedMap<String, DiseaseScore> scores, String code) {
        return Objects.requireNonNull(scores.get(code));
    }

    @Test
    void aScoreIsTheYearWeightedMeanOverThatOfAllCasesTimesTheBase() {
        // A: (1 x 100 + 7 x 200) / 8 = 187.50. All: 2023 100; 2025 (200 + 200 + 400 + 400) / 4 = 300; (100 + 2100) / 8
        // = 275.
        SortedMap<String, DiseaseScore> scores = DiseaseScore.of(
                "330100",
                List.of(year("A", 2023, "100"), year("A", 2025, "200", "200"), year("B", 2025, "400", "400")),
                NATIONAL,
                ALONE);

        assertThat(points(scores)).isEqualTo(Map.of("A", new BigDecimal("681.82"), "B", new BigDecimal("1454.55")));
        assertThat(one(scores, "A").trimmedCount()).isEqualTo(2);
        assertThat(one(scores, "A").precision()).isNull(); // a single case in 2023
        assertThat(one(scores, "B").precision()).isNotNull();
    }

    @Test
    void aReferenceDiseaseStandsAtTheBaseAndAQuotaHasNone() {
        List<DiseaseYear> years = List.of(year("A", 2025, "300"), year("B", 2025, "450"));

        assertThat(points(DiseaseScore.of("330100", years, by(DipScore.REFERENCE_DISEASE, "A", "0"), ALONE)))
                .isEqualTo(Map.of("A", new BigDecimal("1000.00"), "B", new BigDecimal("1500.00")));
        assertThat(points(DiseaseScore.of("330100", years, by(DipScore.STANDARD_QUOTA, "A", "12.5"), ALONE)))
                .isEqualTo(Map.of("A", new BigDecimal("24.00"), "B", new BigDecimal("36.00")));
    }

    @Test
    void whatPreventsScoresIsNamed() {
        List<DiseaseYear> nothing = List.of(year("A", 2025, "0", "0"));
        List<DiseaseYear> something = List.of(year("A", 2025, "1"));

        assertThatThrownBy(() -> DiseaseScore.of("330100", nothing, NATIONAL, ALONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cost nothing in all");
        assertThatThrownBy(() -> DiseaseScore.of("330100", something, by(DipScore.REFERENCE_DISEASE, "Z", "0"), ALONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The reference disease Z has no case");
        assertThatThrownBy(() -> DiseaseScore.of("330100", something, by(DipScore.STANDARD_QUOTA, "A", "0"), ALONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("dip.standard_quota_yuan is 0");
    }

    @Test
    void loadedPointsAreWhatIsPaidAndTheMeasuredScoreStandsBeside() {
        SortedMap<String, DiseaseScore> scores = DiseaseScore.of(
                "330100",
                List.of(year("A", 2025, "300", "300")),
                NATIONAL,
                new Beside(
                        Map.of("A", new BigDecimal("777.500000"), "C", new BigDecimal("50.000000")),
                        Map.of("A", new BigDecimal("971.88"), "C", new BigDecimal("62.50"))));

        assertThat(points(scores)).isEqualTo(Map.of("A", new BigDecimal("777.50"), "C", new BigDecimal("50.00")));
        assertThat(one(scores, "A").measured()).isEqualTo(new BigDecimal("1000.00"));
        assertThat(one(scores, "C").measured()).isNull();
        // 0.8 x 971.88 = 777.504 is more than 777.50; 0.8 x 62.50 is just 50.
        assertThat(one(scores, "A").isDropTooLarge(NATIONAL.dropMax())).isTrue();
        assertThat(one(scores, "C").isDropTooLarge(NATIONAL.dropMax())).isFalse();
    }

    @Test
    void drugAndConsumableScoresAreSharesOfTheMeanOfAllCases() {
        SortedMap<String, DiseaseScore> scores =
                DiseaseScore.of("330100", List.of(year("A", 2025, "100"), year("B", 2025, "300")), NATIONAL, ALONE);

        assertThat(Money.roundToWeight(Objects.requireNonNull(one(scores, "A").drugShare())))
                .isEqualByComparingTo("0.5");
        assertThat(one(scores, "A").consumableShare())
                .as("no consumables at all")
                .isNull();
    }

    @Test
    void aDiseaseOfWhichCleaningLeavesNothingHasNoScore() {
        DiseaseYear gone = new DiseaseYear("A", 2025, CostSpread.NONE, BigDecimal.ZERO, BigDecimal.ZERO, 0, 3);

        assertThat(DiseaseScore.of("330100", List.of(gone, year("B", 2025, "5")), NATIONAL, ALONE))
                .containsOnlyKeys("B");
        assertThat(DiseaseScore.of("330100", List.of(gone), NATIONAL, ALONE)).isEmpty();
    }

    @Test
    void classesOfVariationHaveTheirLimitsWhereTheSpecificationPutsThem() {
        // Two costs 1 - v and 1 + v vary by v.
        assertThat(variation("0.51", "1.49")).isEqualTo(VariationClass.LOW);
        assertThat(variation("0.50", "1.50")).isEqualTo(VariationClass.MIDDLE);
        assertThat(variation("0.30", "1.70")).isEqualTo(VariationClass.MIDDLE);
        assertThat(variation("0.29", "1.71")).isEqualTo(VariationClass.HIGH);
        assertThat(variation("0.00", "2.00")).isEqualTo(VariationClass.HIGH);
        assertThat(variation("0", "0", "9")).isEqualTo(VariationClass.VERY_HIGH);
    }

    private static VariationClass variation(String... costs) {
        return VariationClass.of(
                CostSpread.of(Arrays.stream(costs).map(BigDecimal::new).toList()), NATIONAL.variationLimits(), 0);
    }

    /** Generated worlds: all costs times a number, or the diseases in another order, leave every score as it is. */
    @Test
    void scoresDependNeitherOnTheUnitOfCostNorOnOrder() {
        Random random = new Random(20251130);
        for (int world = 0; world < 300; world++) {
            BigDecimal factor = BigDecimal.valueOf(1 + random.nextInt(5_000), 2);
            List<DiseaseYear> years = new ArrayList<>();
            List<DiseaseYear> scaled = new ArrayList<>();
            for (int disease = 0; disease < 1 + random.nextInt(12); disease++) {
                for (int year = 2023; year <= 2025; year++) {
                    if (random.nextInt(4) == 0) {
                        continue;
                    }
                    List<BigDecimal> costs = new ArrayList<>();
                    for (int i = 0; i < 1 + random.nextInt(6); i++) {
                        costs.add(Money.yuan(1 + random.nextInt(3_000_000)));
                    }
                    years.add(world(disease, year, costs, BigDecimal.ONE));
                    scaled.add(world(disease, year, costs, factor));
                }
            }
            if (years.isEmpty()) {
                continue;
            }
            SortedMap<String, DiseaseScore> scores = DiseaseScore.of("330100", years, NATIONAL, ALONE);
            Collections.shuffle(scaled, random);

            assertThat(points(DiseaseScore.of("330100", scaled, NATIONAL, ALONE)))
                    .isEqualTo(points(scores));
            DiseaseYear first = years.get(0);
            DipScorePolicy reference = by(DipScore.REFERENCE_DISEASE, first.groupCode(), "0");
            assertThat(points(DiseaseScore.of("330100", scaled, reference, ALONE)))
                    .isEqualTo(points(DiseaseScore.of("330100", years, reference, ALONE)))
                    .containsEntry(first.groupCode(), new BigDecimal("1000.00"));
        }
    }

    private static DiseaseYear world(int disease, int year, List<BigDecimal> costs, BigDecimal factor) {
        CostSpread kept =
                CostSpread.of(costs.stream().map(cost -> cost.multiply(factor)).toList());
        return new DiseaseYear("D" + disease, year, kept, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
    }

    /** One of ten is just the tenth allowed; of nine it is more, and the run does not publish. */
    @Test
    void cleaningTakesNoMoreThanAllowedOfAllMatchedCases() {
        DiseaseYear removed = new DiseaseYear("A", 2025, CostSpread.NONE, BigDecimal.ZERO, BigDecimal.ZERO, 0, 1);
        DiseaseYear nine = year("B", 2025, "5", "5", "5", "5", "5", "5", "5", "5"); // and one trimmed
        DiseaseYear eight = year("B", 2025, "5", "5", "5", "5", "5", "5", "5");

        assertThat(NATIONAL.removedShareMax()).isEqualByComparingTo("0.10");
        assertThat(verdict(List.of(removed, nine)).blocks()).isFalse();
        assertThat(verdict(List.of(removed, eight)).blocks()).isTrue();
        assertThat(verdict(List.of(removed, eight)).sentence()).contains("330100: 1 of 9");
        assertThat(verdict(List.of()).blocks()).isFalse();
    }

    private static GateResult verdict(List<DiseaseYear> years) {
        SortedMap<String, RemovedShare> byRegion = new TreeMap<>();
        byRegion.put("330100", RemovedShare.of(years, NATIONAL.removedShareMax()));
        return RemovedShare.isAllowed(byRegion).check().apply(table -> {
            throw new AssertionError("counted before");
        });
    }
}
