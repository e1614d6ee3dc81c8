package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.core.problem.Refusal;
import org.medfund.jobs.weights.HospitalLevels.Cell;

class HospitalLevelsTest {
    private static final StandardisationPolicy POLICY =
            new StandardisationPolicy(StandardisationPolicy.Method.HOSPITAL_RELATIVE, new BigDecimal("0.01"), 12, 10);

    private static Cell cell(int group, int hospital, long cases, long meanFen) {
        return new Cell(2025, group, hospital, cases, cases * meanFen);
    }

    private static HospitalLevels levels(List<Cell> cells) {
        return HospitalLevels.EQUAL.refined(cells, POLICY, "region 330100");
    }

    /**
     * Hospital 2 costs half as much again as hospital 1 in both groups, and sees more of the dear one. At the level of the
     * region the groups cost the same everywhere, and all of it together costs what it did.
     */
    @Test
    void whatAHospitalCostsAboveOthersInTheSameGroupsIsItsLevel() {
        List<Cell> cells =
                List.of(cell(1, 1, 90, 1000), cell(1, 2, 10, 1500), cell(2, 1, 10, 4000), cell(2, 2, 90, 6000));

        HospitalLevels levels = levels(cells);

        assertThat(levels.of(2) / levels.of(1)).isEqualTo(1.5, within(1e-8));
        double cost = cells.stream().mapToDouble(Cell::costFen).sum();
        assertThat(cells.stream()
                        .mapToDouble(each -> each.costFen() / levels.of(each.hospital()))
                        .sum())
                .isEqualTo(cost, within(1e-6 * cost));
        assertThat(levels.stepCount()).isGreaterThan(1);
    }

    @Test
    void aRiseOfPricesIsNoLevel() {
        HospitalLevels levels = levels(List.of(
                new Cell(2024, 1, 1, 90, 90_000),
                new Cell(2024, 1, 2, 10, 10_000),
                new Cell(2025, 1, 1, 10, 20_000),
                new Cell(2025, 1, 2, 90, 180_000)));

        assertThat(levels.of(1)).isEqualTo(1, within(1e-9));
        assertThat(levels.of(2)).isEqualTo(1, within(1e-9));
    }

    /** Hospitals 1 and 2 share a group, and so do 3 and 4; nothing tells whether 3 and 4 are dear or see dear cases. */
    @Test
    void hospitalsThatShareNoGroupAreNotCompared() {
        HospitalLevels levels = levels(List.of(
                cell(1, 1, 50, 1000),
                cell(1, 2, 50, 3000),
                cell(2, 3, 50, 9000),
                cell(2, 4, 50, 9000),
                cell(3, 5, 50, 7)));

        assertThat(levels.of(2) / levels.of(1)).isEqualTo(3, within(1e-8));
        assertThat(List.of(levels.of(3), levels.of(4), levels.of(5)))
                .allSatisfy(level -> assertThat(level).isEqualTo(1, within(1e-9)));
    }

    /** Hospitals 2 and 3 have 5 cases each, fewer than 10, and share a level; hospital 4 alone would be too few. */
    @Test
    void smallHospitalsShareALevelIfTheyAreEnoughTogether() {
        List<Cell> cells = List.of(cell(1, 1, 100, 1000), cell(1, 2, 5, 1000), cell(1, 3, 5, 3000));
        HospitalLevels levels = levels(cells);
        assertThat(levels.of(2)).isEqualTo(levels.of(3));
        assertThat(levels.of(2) / levels.of(1)).isEqualTo(2, within(1e-8));

        assertThat(levels(List.of(cell(1, 1, 100, 1000), cell(1, 4, 5, 3000))).of(4))
                .isEqualTo(1);
    }

    @Test
    void whatCostsNothingHasLevelOneAndWithoutCasesThereAreNoLevels() {
        HospitalLevels levels = levels(List.of(cell(1, 1, 50, 1000), cell(1, 2, 50, 0), cell(2, 3, 50, 0)));
        assertThat(levels.of(2)).isEqualTo(1);
        assertThat(levels.of(3)).isEqualTo(1);
        assertThat(levels.of(1)).isEqualTo(2, within(1.1)).isFinite();

        HospitalLevels none = levels(List.of());
        assertThat(none.byHospital()).isEmpty();
        assertThat(none.haveSettled(POLICY)).isTrue();
    }

    /** A bridge of one case among ten million: each step moves the two sides by next to nothing, and never stops. */
    @Test
    void levelsThatDoNotSettleAreRefusedByName() {
        List<Cell> cells = List.of(
                cell(1, 1, 10_000_000, 1000),
                cell(2, 2, 10_000_000, 1000),
                cell(3, 1, 50_000, 1000),
                cell(3, 2, 1, 900_000));

        assertThatThrownBy(() -> levels(cells))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("hospitals of region 330100 do not settle")
                .hasMessageContaining("weight.standardisation");
    }

    @Test
    void aRoundMultipliesIntoTheLevelsSoFar() {
        List<Cell> cells = List.of(cell(1, 1, 50, 1000), cell(1, 2, 50, 1100));
        HospitalLevels once = levels(cells);
        HospitalLevels twice = once.refined(cells, POLICY, "region 330100");

        assertThat(twice.of(2) / twice.of(1)).isEqualTo(1.21, within(1e-8));
        assertThat(twice.roundCount()).isEqualTo(2);
        assertThat(once.haveSettled(POLICY)).isFalse();
        assertThat(once.standardFen(1000, 3)).as("a hospital that was not seen").isEqualTo(1000);
    }

    /** Generated regions: the order of cells changes no bit, and dearer money no level. */
    @Test
    void levelsDoNotDependOnOrderOrUnit() {
        Random random = new Random(20250110);
        for (int i = 0; i < 200; i++) {
            List<Cell> cells = new ArrayList<>();
            for (int group = 0; group < 6; group++) {
                for (int hospital = 0; hospital < 8; hospital++) {
                    if (random.nextInt(3) > 0) {
                        cells.add(cell(group, hospital, 1 + random.nextInt(40), 1 + random.nextInt(100_000)));
                    }
                }
            }
            HospitalLevels levels = levels(cells);
            Collections.shuffle(cells, random);
            assertThat(levels(cells)).isEqualTo(levels);

            List<Cell> doubled = cells.stream()
                    .map(each ->
                            new Cell(each.year(), each.group(), each.hospital(), each.caseCount(), each.costFen() * 2))
                    .toList();
            assertThat(levels(doubled))
                    .as("twice the money is exact in a double")
                    .isEqualTo(levels);
        }
    }

    /** Group 2 is seen at hospital 2 only, of which no more is known than its 10 cases of group 1; group 3 shares nothing. */
    @Test
    void chanceInALevelCountsWhereOneHospitalSeesMostOfAGroup() {
        List<Cell> cells = List.of(
                cell(1, 1, 1_000, 1000),
                cell(1, 2, 10, 1000),
                cell(1, 4, 1_000, 1000),
                cell(2, 2, 1_000, 1000),
                cell(3, 3, 100, 1000));
        var variances =
                LevelUncertainty.relativeVariance(cells, Map.of(1L, 0.25, 2L, 0.25, 3L, 0.25), POLICY.caseCountMin());

        // v / n / (1 - s) = 0.25 / 10 / (1 - 10/2010)
        assertThat(variances.get(2L)).isEqualTo(0.25 / 10 / (1 - 10 / 2010.0), within(1e-12));
        assertThat(variances.get(1L)).isBetween(0.0, 0.001);
        assertThat(variances.get(3L)).as("level 1 by definition").isZero();
    }

    /** Hospitals 2 and 3 have 5 cases each of group 1 and share a level, judged by 10; each alone would be judged by 5. */
    @Test
    void hospitalsThatShareALevelShareItsChance() {
        List<Cell> apart = List.of(
                cell(1, 1, 1_000, 1000),
                cell(1, 2, 5, 1000),
                cell(1, 3, 5, 1000),
                cell(2, 2, 4, 1000),
                cell(2, 3, 4, 1000));
        List<Cell> asOne = List.of(cell(1, 1, 1_000, 1000), cell(1, 2, 10, 1000), cell(2, 2, 8, 1000));
        Map<Long, Double> variation = Map.of(1L, 0.25, 2L, 0.25);

        var variances = LevelUncertainty.relativeVariance(apart, variation, 10);

        assertThat(variances).isEqualTo(LevelUncertainty.relativeVariance(asOne, variation, 10));
        assertThat(variances.get(2L)).isEqualTo(0.25 / 10 / (1 - 10 / 1010.0), within(1e-12));
    }

    /** Hospital 2 is too small for a level, and there is no other to share one with: chance has no say in level 1. */
    @Test
    void levelOneByDefinitionAddsNoChance() {
        List<Cell> cells = List.of(cell(1, 1, 1_000, 1000), cell(1, 2, 5, 1000), cell(2, 2, 4, 1000));

        var variances = LevelUncertainty.relativeVariance(cells, Map.of(1L, 0.25, 2L, 0.25), 10);

        assertThat(variances.get(2L)).isZero();
        assertThat(LevelUncertainty.relativeVariance(cells, Map.of(1L, 0.25, 2L, 0.25), 1)
                        .get(2L))
                .isPositive();
    }
}
