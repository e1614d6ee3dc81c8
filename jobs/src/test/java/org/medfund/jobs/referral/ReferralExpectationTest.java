package org.medfund.jobs.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medfund.jobs.referral.ReferralExpectation.Basis;
import org.medfund.jobs.referral.ReferralExpectation.Cell;
import org.medfund.jobs.referral.ReferralExpectation.CityGroup;
import org.medfund.jobs.referral.ReferralExpectation.Expected;

class ReferralExpectationTest {
    private static Cell cell(String region, String city, int capability, int band, long cases, long referred) {
        return new Cell(new CityGroup(region, city, "ES35"), capability, band, cases, referred, referred * 100_000);
    }

    private static Expected of(String city, List<Cell> cells, long casesMin) {
        return ReferralExpectation.of(cells, casesMin).stream()
                .filter(each -> each.key().cityCode().equals(city))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void expectedAreTheRatesOfOtherRegionsAgeBandByAgeBand() {
        Expected found = of(
                "3301",
                List.of(
                        cell("330100", "3301", 2, 0, 40, 12),
                        cell("330100", "3301", 2, 1, 60, 8),
                        cell("420100", "4201", 2, 0, 100, 10),
                        cell("420100", "4201", 2, 1, 200, 10),
                        cell("420200", "4202", 2, 1, 100, 5),
                        cell("420300", "4203", 0, 0, 100, 90)),
                50);

        // Band 0: 40 * 10 / 100 = 4. Band 1: 60 * 15 / 300 = 3. The city without capability is not held against it.
        assertThat(found.basis()).isEqualTo(Basis.LIKE_CAPABILITY);
        assertThat(found.basisCaseCount()).isEqualTo(400);
        assertThat(found.expected()).isEqualByComparingTo("7");
        assertThat(found.excess()).isEqualByComparingTo("13");
        // 20 referred: exact interval 12.2165 to 30.8884, less 7.
        assertThat(found.excessLow()).isBetween(new BigDecimal("5.2164"), new BigDecimal("5.2166"));
        assertThat(found.excessHigh()).isBetween(new BigDecimal("23.8883"), new BigDecimal("23.8885"));
        // 1000.00 yuan each.
        assertThat(found.excessYuan()).isEqualTo(new BigDecimal("13000.00"));
    }

    @Test
    void theOwnRegionIsNotHeldAgainstItself() {
        List<Cell> cells = List.of(
                cell("330100", "3301", 2, 0, 100, 10),
                cell("330100", "3302", 2, 0, 100, 90),
                cell("420100", "4201", 2, 0, 100, 20));

        assertThat(of("3301", cells, 50).expected()).isEqualByComparingTo("20");
    }

    @Test
    void withFewOfLikeCapabilityAllCitiesCountAndWithFewOfThemNothingIsExpected() {
        List<Cell> cells = List.of(
                cell("330100", "3301", 2, 0, 100, 10),
                cell("420100", "4201", 2, 0, 20, 10),
                cell("430100", "4301", 1, 0, 80, 20));

        assertThat(of("3301", cells, 50).basis()).isEqualTo(Basis.ALL_CAPABILITIES);
        assertThat(of("3301", cells, 50).expected()).isEqualByComparingTo("30");
        Expected few = of("3301", cells, 101);
        assertThat(few.basis()).isEqualTo(Basis.TOO_FEW);
        assertThat(few.expected()).isNull();
        assertThat(few.excessYuan()).isNull();
        assertThat(of("3301", List.of(cell("330100", "3301", 2, 0, 5, 1)), 0).basis())
                .as("nobody to compare with")
                .isEqualTo(Basis.TOO_FEW);
    }

    @Test
    void anAgeBandThatNobodyElsewhereIsOfHasTheRateOfAll() {
        List<Cell> cells = List.of(
                cell("330100", "3301", 2, 0, 10, 1),
                cell("330100", "3301", 2, 2, 10, 1),
                cell("420100", "4201", 2, 0, 80, 8),
                cell("420100", "4201", 2, 1, 20, 12));

        // 10 * 8 / 80 = 1, and 10 * 20 / 100 = 2.
        assertThat(of("3301", cells, 50).expected()).isEqualByComparingTo("3");
    }

    @Test
    void whoSendsNobodyAwayHasNoMeanAndNoYuan() {
        List<Cell> cells = List.of(cell("330100", "3301", 2, 0, 50, 0), cell("420100", "4201", 2, 0, 100, 10));

        assertThat(of("3301", cells, 50).excess()).isEqualByComparingTo("-5");
        assertThat(of("3301", cells, 50).excessYuan()).isNull();
    }

    @Test
    void theOrderOfTheCellsDecidesNothing() {
        Random random = new Random(1);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int city = random.nextInt(9);
            int cases = 1 + random.nextInt(90);
            cells.add(new Cell(
                    new CityGroup("R" + city % 4, "C" + city, "G" + i % 3),
                    city % 3,
                    random.nextInt(3),
                    cases,
                    random.nextInt(cases + 1),
                    random.nextInt(1_000_000)));
        }
        // One capability a city and group, as in the table.
        List<Expected> expected = ReferralExpectation.of(cells, 50);
        Collections.shuffle(cells, random);

        assertThat(ReferralExpectation.of(cells, 50)).isEqualTo(expected);
    }
}
