package org.medfund.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medfund.app.demo.Agreement.Weighed;

class AgreementTest {

    @Test
    void precisionIsOfTheFoundAndRecallOfThePlanted() {
        Agreement.Retrieval agreement = Agreement.retrieval(
                List.of(Set.of("a"), Set.of("b"), Set.of("c"), Set.of("d")),
                List.of(Set.of("a"), Set.of("b"), Set.of("x")));

        assertThat(agreement.precision()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(agreement.recall()).isEqualTo(0.5);
        // One flag of three is on nothing planted: 1 in 500 clean ones is 20 in 10,000.
        assertThat(agreement.falseInTenThousand(500)).isCloseTo(20, within(1e-12));
    }

    /** Two flags may tell of one violation, and one flag of two: a day of ten operations is ten stays and one flag. */
    @Test
    void aFlagAndAViolationBelongTogetherIfTheyShareARecord() {
        Agreement.Retrieval agreement = Agreement.retrieval(
                List.of(Set.of("a", "b"), Set.of("c"), Set.of("d")),
                List.of(Set.of("a"), Set.of("b"), Set.of("c", "d", "x")));

        assertThat(agreement.foundOfThem()).isEqualTo(3);
        assertThat(agreement.right()).isEqualTo(3);
        assertThat(agreement.precision()).isEqualTo(1);
        assertThat(agreement.recall()).isEqualTo(1);
    }

    @Test
    void nothingFoundIsNoPrecision() {
        assertThat(Agreement.retrieval(List.of(Set.of("a")), List.of()).precision())
                .isZero();
    }

    @Test
    void aGroupIsFoundIfMostOfEitherIsInTheOther() {
        var planted = List.of(Set.of("a", "b", "c"), Set.of("d", "e", "f"), Set.of("g", "h"));
        // Two of three; one of three; all of two, but drowned in others.
        var found = List.of(Set.of("a", "b", "x"), Set.of("d", "y"), Set.of("g", "h", "1", "2"));

        assertThat(Agreement.ofGroups(planted, found)).isEqualTo(new Agreement.Retrieval(3, 1, 3, 1));
    }

    /** True mean of all four cases: (3 x 100 + 1 x 300) / 4 = 150, so the true weights are 0.6667 and 2. */
    @Test
    void trueMeansComeToTheScaleOfWeights() {
        List<Weighed> groups = Agreement.weighed(
                Map.of("A", 100.0, "B", 300.0, "not calibrated", 7.0),
                Map.of("A", new Weighed(2 / 3.0, 0, 3), "B", new Weighed(2.0, 0, 1)));

        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).truth()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(groups.get(1).truth()).isCloseTo(2.0, within(1e-12));
        assertThat(Agreement.correlation(groups)).isCloseTo(1.0, within(1e-12));
        assertThat(Agreement.medianError(groups)).isCloseTo(0.0, within(1e-12));
    }

    @Test
    void theMedianErrorOfAnEvenNumberIsBetweenTheMiddleTwo() {
        List<Weighed> groups =
                List.of(new Weighed(1.1, 1, 1), new Weighed(1.3, 1, 1), new Weighed(1.0, 1, 1), new Weighed(2.0, 1, 1));

        assertThat(Agreement.medianError(groups)).isCloseTo(0.2, within(1e-12));
    }
}
