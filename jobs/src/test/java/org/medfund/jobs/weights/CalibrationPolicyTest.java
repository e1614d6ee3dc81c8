package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.policy.ChangedPolicy;
import org.medfund.core.problem.Refusal;
import org.medfund.core.time.PolicyYear;

/** Weights of groups refuse what scores of diseases refuse ({@link DipScorePolicyTest}). */
class CalibrationPolicyTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    private static Refusal refusal(String changes) {
        return catchThrowableOfType(Refusal.class, () -> CalibrationPolicy.from(ChangedPolicy.of(changes), YEAR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight.year_policy = \"YW_LAST\"",
                "weight.year_weights = []",
                "weight.year_weights = [\"1\", \"-2\", \"7\"]",
                "interval.z = \"0\"",
                "interval.fluctuation_max = \"0\"",
                "stat.ddof = 2",
                "clean.max_removed = \"1.01\"",
                "clean.line_tol = \"1.5\"",
                "trim.max_share = \"-0.1\"",
                "trim.iqr_k = \"0\"",
                "drg.min_cases = -1",
                "drg.cv_max = \"-1\"",
                "drg.split_min_n = -1",
                "drg.split_min_diff = \"-0.2\"",
                "drg.riv_target = \"70\"",
            })
    void aValueOutsideItsRangeIsNamed(String changes) {
        Refusal refusal = refusal(changes);

        assertThat(refusal).as(changes).isNotNull();
        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("Policy " + ChangedPolicy.last(changes)));
    }

    @Test
    void allValuesOutsideTheirRangesAreToldAtOnce() {
        String changes =
                "clean.cost_min = -1; trim.iqr_k = 0; clean.max_removed = 2; weight.year_weights = []; stat.ddof = 3;"
                        + " interval.z = -1";

        assertThat(refusal(changes).problems()).hasSize(6);
    }
}
