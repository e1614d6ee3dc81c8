package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.CostSpread;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class QualityRowsTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");
    private static final CalibrationPolicy POLICY =
            CalibrationPolicy.from(TestLake.policies().national(YEAR), YEAR);

    private static GroupSums sums(String group, int year, String... costsYuan) {
        CostSpread costs =
                CostSpread.of(Arrays.stream(costsYuan).map(BigDecimal::new).toList());
        return new GroupSums("330100", "demo", new WeightCalibration.GroupYear(group, null, year, costs), 0, 0, 0);
    }

    private static List<Row> rows(Map<String, BigDecimal> lastWeights, GroupSums... sums) {
        return QualityRows.of("330100", YEAR, List.of(sums), POLICY, lastWeights, null);
    }

    /** SPEC B.4: SST of 1, 3, 7, 9 around 5 is 40; 2 + 2 stay within the groups: 0.9. */
    @Test
    void onTheWindowItIsTheReductionInVarianceOfItsOwnMeans() {
        List<Row> rows = rows(Map.of(), sums("A", 2024, "1"), sums("A", 2025, "3"), sums("B", 2025, "7", "9"));

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).getString(3)).isEqualTo("WINDOW");
        assertThat(rows.get(0).getLong(4)).isEqualTo(4);
        assertThat(rows.get(0).getDouble(6)).isEqualTo(0.9, within(1e-12));
        assertThat(rows.get(0).getLong(7)).isEqualTo(2);
    }

    /** Mean 6 of this year's cases 2, 4, 8, 10; weights 0.5 and 1.5 foretell 3 and 9: 4 of 40 are missed. */
    @Test
    void onTheNextYearItIsWhatLastYearsWeightsForetell() {
        Row row = rows(
                        Map.of("A", new BigDecimal("0.5"), "B", new BigDecimal("1.5")),
                        sums("A", 2024, "1000"),
                        sums("A", 2025, "2", "4"),
                        sums("B", 2025, "8", "10"),
                        sums("NEW", 2025, "5", "5", "5"))
                .get(1);

        assertThat(row.getString(3)).isEqualTo("NEXT_YEAR");
        assertThat(row.getLong(4)).isEqualTo(4);
        assertThat(row.getLong(5)).as("cases of a group without a weight").isEqualTo(3);
        assertThat(row.getDouble(6)).isEqualTo(0.9, within(1e-12));
    }

    @Test
    void weightsThatForetellWorseThanTheMeanShow() {
        Row row = rows(
                        Map.of("A", new BigDecimal("1.5"), "B", new BigDecimal("0.5")),
                        sums("A", 2025, "2", "4"),
                        sums("B", 2025, "8", "10"))
                .get(1);

        assertThat(row.getDouble(6)).isNegative();
    }

    /** Coefficients of variation: A 0.25, B 0.5 (no longer even), C 0.7, D 1, E more. */
    @Test
    void groupsAreCountedByVariationWithTheLimitsOfTheBandsWhereTheyBelong() {
        Row row = rows(
                        Map.of(),
                        sums("A", 2025, "75", "125"),
                        sums("B", 2025, "50", "150"),
                        sums("C", 2025, "30", "170"),
                        sums("D", 2025, "0", "200"),
                        sums("E", 2025, "0", "0", "300"))
                .get(0);

        assertThat(List.of(row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13)))
                .containsExactly(1L, 1L, 2L, 1L);
    }

    /** The target of 0.70 is met by itself: squares around the mean 40, of which 12 stay within. */
    @Test
    void theTargetOfTheReductionInVarianceBelongsToIt() {
        assertThat(rows(Map.of(), sums("A", 2025, "1", "3"), sums("B", 2025, "7", "9"))
                        .get(0)
                        .getBoolean(14))
                .isTrue();
        assertThat(rows(Map.of(), sums("A", 2025, "1", "9"), sums("B", 2025, "3", "7"))
                        .get(0)
                        .getBoolean(14))
                .isFalse();
    }

    @Test
    void splitsThatAreNotEarnedAreCounted() {
        String[] few = {"100"};
        Row row = QualityRows.of(
                        "330100",
                        YEAR,
                        List.of(part("ES21", "ES2", "100"), part("ES23", "ES2", few), part("FM11", "FM1", "100")),
                        POLICY,
                        Map.of(),
                        null)
                .get(0);

        assertThat(row.getLong(15)).as("groups of a split ADRG").isEqualTo(2);
        assertThat(row.getLong(16)).as("of them not earned").isEqualTo(2);
        assertThat(row.isNullAt(17)).as("not standardised").isTrue();
    }

    private static GroupSums part(String group, String adrg, String... costsYuan) {
        CostSpread costs =
                CostSpread.of(Arrays.stream(costsYuan).map(BigDecimal::new).toList());
        return new GroupSums("330100", "demo", new WeightCalibration.GroupYear(group, adrg, 2025, costs), 0, 0, 0);
    }
}
