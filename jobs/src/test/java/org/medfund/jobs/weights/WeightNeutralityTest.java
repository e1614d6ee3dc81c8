package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.medfund.core.money.Money;
import org.medfund.core.problem.Refusal;
import org.medfund.jobs.weights.WeightNeutrality.Group;

class WeightNeutralityTest {
    private static final BigDecimal FIFTH = new BigDecimal("0.20");

    private static BigFraction exact(String decimal) {
        return Money.exact(new BigDecimal(decimal));
    }

    private static Group group(String code, long cases, String base, String adjusted, WeightLimits limits) {
        return new Group(code, cases, exact(base), exact(adjusted), limits);
    }

    private static WeightNeutrality neutral(List<Group> groups) {
        return WeightNeutrality.of(groups, "region 330100");
    }

    @Test
    void whatALimitTakesFromOneGroupTheOthersGet() {
        // Total 300. B may weigh at most 1.2 times 1, so A and C share 300 - 120 = 180 over 1 + 0.8 hundred: f = 1.
        WeightNeutrality neutral = neutral(List.of(
                group("A", 100, "1", "1", WeightLimits.NONE),
                group("B", 100, "1", "1.5", WeightLimits.around(BigDecimal.ONE, FIFTH)),
                group("C", 100, "1", "0.8", WeightLimits.around(BigDecimal.ONE, FIFTH))));

        assertThat(neutral.factor()).isEqualTo(BigFraction.ONE);
        assertThat(neutral.rounded())
                .containsEntry("A", new BigDecimal("1.0000"))
                .containsEntry("B", new BigDecimal("1.2000"))
                .containsEntry("C", new BigDecimal("0.8000"));
        assertThat(neutral.held()).containsExactly("B", "C");
    }

    @Test
    void aNewGroupHasNoLastWeightAndNoLimits() {
        assertThat(WeightLimits.around(null, FIFTH)).isEqualTo(WeightLimits.NONE);
    }

    @Test
    void aFallByMoreThanEverythingIsNoLimitBelowZero() {
        assertThat(WeightLimits.around(BigDecimal.ONE, new BigDecimal("1.5")).min())
                .isEqualTo(BigFraction.ZERO);
    }

    @Test
    void whereAllGroupsAreFrozenNothingMoves() {
        WeightNeutrality neutral = neutral(List.of(group("A", 10, "0.7", "0.7", WeightLimits.exactly(exact("0.7")))));

        assertThat(neutral.factor()).isEqualTo(BigFraction.ONE);
        assertThat(neutral.weights()).containsEntry("A", exact("0.7"));
    }

    @Test
    void aTotalThatIsKeptAlreadyLeavesEveryWeight() {
        // No group has a case; whatever the factor, the total is 0.
        WeightNeutrality neutral = neutral(List.of(
                group("A", 0, "1", "0.9", WeightLimits.around(BigDecimal.ONE, FIFTH)),
                group("B", 0, "1", "1.4", WeightLimits.NONE)));

        assertThat(neutral.factor()).isEqualTo(BigFraction.ONE);
        assertThat(neutral.weights()).containsEntry("A", exact("0.9")).containsEntry("B", exact("1.4"));
    }

    @Test
    void withoutGroupsThereIsNothingToKeep() {
        assertThat(neutral(List.of()).factor()).isEqualTo(BigFraction.ONE);
    }

    @Test
    void frozenGroupsThatLeaveNoRoomAreRefused() {
        WeightLimits two = WeightLimits.exactly(exact("2"));

        assertThatThrownBy(() ->
                        neutral(List.of(group("A", 10, "1", "2", two), group("B", 5, "1", "1", WeightLimits.NONE))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("No factor keeps the total weight of region 330100");
        assertThatThrownBy(() -> neutral(List.of(group("A", 10, "1", "2", two))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> neutral(List.of(group("A", 10, "1", "0", WeightLimits.NONE))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aFactorFarFromOneIsRefusedAndTheLimitsThemselvesAreAllowed() {
        WeightNeutrality half = neutral(List.of(group("A", 10, "1", "2", WeightLimits.NONE)));

        assertThat(half.within(new BigDecimal("0.5"), new BigDecimal("1.25"), "region 330100"))
                .isSameAs(half);
        assertThatThrownBy(() -> half.within(new BigDecimal("0.8"), new BigDecimal("1.25"), "region 330100"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("a factor of 0.500000")
                .hasMessageContaining("region 330100");
    }

    /** Generated regions with frozen, limited, and free groups: the total stays exactly, every group within its limits. */
    @Test
    void theTotalStaysWhateverIsFrozenOrLimited() {
        Random random = new Random(20250106);
        int solved = 0;
        for (int i = 0; i < 3_000; i++) {
            List<Group> groups = region(random);
            WeightNeutrality neutral;
            try {
                neutral = neutral(groups);
            } catch (Refusal noRoom) {
                assertThat(hasRoom(groups)).as("%s", groups).isFalse();
                continue;
            }
            solved++;
            BigFraction after = BigFraction.ZERO;
            for (Group group : groups) {
                BigFraction weight = neutral.weights().get(group.groupCode());
                assertThat(group.limits().hold(weight)).isEqualTo(weight);
                after = after.add(weight.multiply(new BigFraction(group.caseCount())));
            }
            assertThat(after).isEqualTo(WeightNeutrality.totalBefore(groups));

            List<Group> shuffled = new ArrayList<>(groups);
            Collections.shuffle(shuffled, random);
            assertThat(neutral(shuffled)).isEqualTo(neutral);
            // The size of the change as a whole does not matter: neutrality takes it out again.
            List<Group> dearer = groups.stream()
                    .map(group -> new Group(
                            group.groupCode(),
                            group.caseCount(),
                            group.base(),
                            group.adjusted().multiply(3),
                            group.limits()))
                    .toList();
            assertThat(neutral(dearer).weights()).isEqualTo(neutral.weights());
            assertThat(WeightNeutrality.isWithinRounding(totalOfRounded(groups, neutral), after, cases(groups)))
                    .isTrue();
        }
        assertThat(solved).isGreaterThan(1_500);
    }

    private static List<Group> region(Random random) {
        List<Group> groups = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            BigDecimal base = BigDecimal.valueOf(1 + random.nextInt(40_000), 4);
            BigFraction adjusted = Money.exact(base).multiply(new BigFraction(50 + random.nextInt(100), 100));
            WeightLimits limits = switch (random.nextInt(4)) {
                case 0 -> WeightLimits.exactly(adjusted);
                case 1, 2 -> WeightLimits.around(base, FIFTH);
                default -> WeightLimits.NONE;
            };
            groups.add(new Group("G" + i, 1 + random.nextInt(500), Money.exact(base), adjusted, limits));
        }
        return groups;
    }

    /** Whether the total lies between what the limits leave at least and at most, and something is free to reach it. */
    private static boolean hasRoom(List<Group> groups) {
        BigFraction least = BigFraction.ZERO;
        BigFraction most = BigFraction.ZERO;
        for (Group group : groups) {
            BigFraction cases = new BigFraction(group.caseCount());
            BigFraction min = group.limits().min();
            BigFraction max = group.limits().max();
            least = least.add(min == null ? BigFraction.ZERO : min.multiply(cases));
            if (max == null) {
                most = most.add(new BigFraction(1_000_000));
            } else {
                most = most.add(max.multiply(cases));
            }
        }
        BigFraction total = WeightNeutrality.totalBefore(groups);
        return least.compareTo(total) <= 0 && total.compareTo(most) <= 0;
    }

    private static BigFraction totalOfRounded(List<Group> groups, WeightNeutrality neutral) {
        BigFraction total = BigFraction.ZERO;
        for (Group group : groups) {
            BigDecimal weight = neutral.rounded().get(group.groupCode());
            total = total.add(Money.exact(weight).multiply(new BigFraction(group.caseCount())));
        }
        return total;
    }

    private static long cases(List<Group> groups) {
        return groups.stream().mapToLong(Group::caseCount).sum();
    }
}
