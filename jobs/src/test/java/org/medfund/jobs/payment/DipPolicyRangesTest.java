package org.medfund.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.policy.ChangedPolicy;
import org.medfund.core.problem.Refusal;

/** Every value of DIP payment and point values outside its range is named; on its limit it is taken. */
class DipPolicyRangesTest {

    private static void assertNamed(String changes, Runnable read) {
        Refusal refusal = catchThrowableOfType(Refusal.class, read::run);

        assertThat(refusal).as(changes).isNotNull();
        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).startsWith("Policy " + ChangedPolicy.last(changes) + " is "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dip.deviation_policy = \"DEV_2021\"",
                "dev2020.low = \"0\"",
                "dev2020.low = \"-0.1\"",
                "dev2020.low = \"2.0\"",
                "dev2020.low = \"half\"",
                "dev2020.high = \"high\"",
                "dev2020.extreme = \"1.9\"",
                "dip.deviation_policy = \"DEV_V3\"; devv3.low = \"0\"",
                "dip.deviation_policy = \"DEV_V3\"; devv3.low = \"2\"",
                "dip.deviation_policy = \"LOW_0_4_HIGH_2_5\"; devlocal.low = \"-1\"",
                "dip.deviation_policy = \"LOW_0_4_HIGH_2_5\"; devlocal.low = \"2.5\"",
                "dip.deviation_policy = \"LOW_0_4_HIGH_2_5\"; dev2020.extreme = \"2.4\"",
                "ungrouped.pay_factor = \"-0.01\"",
                "ungrouped.pay_factor = \"1.01\"",
            })
    void aValueOfPaymentOutsideItsRangeIsNamed(String changes) {
        assertNamed(changes, () -> DipPaymentPolicy.from(ChangedPolicy.of(changes)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pv.policy = \"PV_MEDIAN\"",
                "pv.settled_by = \"CLOSING\"",
                "trim.pct_lo = \"-0.01\"",
                "trim.pct_lo = \"0.975\"",
                "trim.pct_hi = \"1.01\"",
                "pv.opening_weights = []",
                "pv.opening_weights = [\"1\", \"0\"]",
                "pv.opening_weights = [\"1\", \"-2\"]",
                "pv.opening_weights = [\"1\", \"two\"]",
                "pv.elastic_base_share = \"0\"",
                "pv.elastic_base_share = \"1.01\"",
                "pv.elastic_cap_factor = \"0\"",
            })
    void aValueOfPointValuesOutsideItsRangeIsNamed(String changes) {
        assertNamed(changes, () -> PointValuePolicy.from(ChangedPolicy.of(changes)));
    }

    @Test
    void valuesOnTheirLimitsAreTaken() {
        assertThatCode(() -> DipPaymentPolicy.from(
                        ChangedPolicy.of("dev2020.low = \"0.01\"; dev2020.extreme = \"2\"; ungrouped.pay_factor = 1")))
                .doesNotThrowAnyException();
        assertThatCode(() -> PointValuePolicy.from(
                        ChangedPolicy.of("trim.pct_lo = 0; trim.pct_hi = 1; pv.elastic_base_share = 1")))
                .doesNotThrowAnyException();
    }

    @Test
    void allValuesOutsideTheirRangesAreToldAtOnce() {
        String changes = "dev2020.low = \"3\"; dev2020.extreme = \"1\"; ungrouped.pay_factor = \"2\"";

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> DipPaymentPolicy.from(ChangedPolicy.of(changes)));

        assertThat(refusal.problems()).hasSize(3);
    }
}
