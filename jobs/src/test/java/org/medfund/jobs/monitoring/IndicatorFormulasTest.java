package org.medfund.jobs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medfund.core.money.Money;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class IndicatorFormulasTest {
    private static final Policy NATIONAL = TestLake.policies().of(Region.of("330100"), PolicyYear.of("2025"));

    private static BigFraction exact(String value) {
        return Money.exact(new BigDecimal(value));
    }

    @ParameterizedTest
    @CsvSource({
        "240, 2.40, RED, RED",
        "299.99, 3.00, RED, RED",
        "300, 3.00, YELLOW, YELLOW",
        "500, 5.00, YELLOW, YELLOW",
        "600, 6.00, NORMAL, GREEN",
        "1500, 15.00, SURPLUS_EXCESS, GREEN"
    })
    void reserveMonthsLieInBandsWhoseLowerBoundIsInclusive(String balance, String months, String band, Light light) {
        List<ReserveMonths.Band> bands = ReserveMonths.bands(NATIONAL);
        BigFraction exact = ReserveMonths.months(new BigDecimal(balance), new BigDecimal("1200"))
                .orElseThrow();

        assertThat(Money.round(exact, 2)).isEqualTo(new BigDecimal(months));
        assertThat(ReserveMonths.band(exact, bands)).isEqualTo(band);
        assertThat(ReserveMonths.light(exact, bands)).isEqualTo(light);
    }

    @Test
    void nothingSpentHasNoMonths() {
        assertThat(ReserveMonths.months(BigDecimal.TEN, BigDecimal.ZERO)).isEmpty();
    }

    @Test
    void bandsThatEndTooEarlyAreRefused() {
        assertThatThrownBy(() ->
                        ReserveMonths.band(exact("99"), List.of(new ReserveMonths.Band(new BigDecimal("3"), "RED"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.95, GREEN", "0.9500001, YELLOW", "1.00, YELLOW", "1.0000001, RED"})
    void aValueOnALimitHasNotPassedIt(String ratio, Light light) {
        assertThat(AlarmLimits.above(NATIONAL, "alarm.spend_ratio_gt").light(exact(ratio)))
                .isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"0.95, GREEN", "0.9499999, YELLOW", "0.93, YELLOW", "0.9299999, RED"})
    void lowCoverageIsTheAlarm(String ratio, Light light) {
        assertThat(AlarmLimits.below(NATIONAL, "alarm.coverage_lt").light(exact(ratio)))
                .isEqualTo(light);
    }

    @ParameterizedTest
    @CsvSource({"1100, GREEN", "1100.01, YELLOW", "1150, YELLOW", "1150.01, RED"})
    void growthIsHeldAgainstLastYear(String value, Light light) {
        AlarmLimits limits =
                AlarmLimits.above(NATIONAL, "alarm.per_capita_yoy_gt").growingFrom(exact("1000"));

        assertThat(limits.light(exact(value))).isEqualTo(light);
    }

    @Test
    void withoutAValueThereIsNoLight() {
        Indicator indicator = Indicator.of(
                "330100",
                "310",
                Kpi.SPEND_RATIO,
                BigDecimal.TEN,
                BigDecimal.ZERO,
                AlarmLimits.above(NATIONAL, "alarm.spend_ratio_gt"));

        assertThat(indicator.value()).isNull();
        assertThat(indicator.light()).isEqualTo(Light.NOT_MEASURABLE);
        assertThat(indicator.reason()).isEqualTo(NotMeasurable.ZERO_DENOMINATOR);
    }

    @Test
    void theNationalFiguresOf2024ComeOut() {
        assertThat(Money.round(Indicator.ratio(new BigDecimal("29764.03"), new BigDecimal("34913.37")), 4))
                .isEqualTo("0.8525");
        assertThat(Money.round(Indicator.ratio(new BigDecimal("29764.03"), new BigDecimal("13.27")), 2))
                .isEqualTo("2242.96");
    }
}
