package org.medfund.jobs.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonIntervalTest {
    /** The ends m solve P(X >= n; m) = 0.025 and P(X <= n; m) = 0.025, summed term by term. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.6889",
        "1, 0.0253, 5.5716",
        "2, 0.2422, 7.2247",
        "10, 4.7954, 18.3904",
        "100, 81.3640, 121.6268"
    })
    void theExactIntervalOfACount(long count, double low, double high) {
        PoissonInterval interval = PoissonInterval.of(count);

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }
}
