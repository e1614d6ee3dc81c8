package org.medfund.jobs.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.policy.ChangedPolicy;
import org.medfund.core.problem.Refusal;
import org.medfund.core.time.PolicyYear;

/** Every value that scores are formed by, outside its range, is named. */
class DipScorePolicyTest {
    private static final PolicyYear YEAR = PolicyYear.of("2025");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dip.score_method = \"MEDIAN_COST\"",
                "dip.score_base = \"0\"",
                "dip.score_method = \"REFERENCE_DISEASE\"; dip.reference_disease = null",
                "dip.score_method = \"STANDARD_QUOTA\"; dip.standard_quota_yuan = null",
                "dip.score_method = \"STANDARD_QUOTA\"; dip.standard_quota_yuan = \"0\"",
                "dip.max_drop = \"-0.1\"",
                "dip.max_drop = \"1.1\"",
                "dip.cv_limits = [\"0.5\", \"0.7\"]",
                "dip.cv_limits = [\"0.5\", \"1.0\", \"0.7\"]",
                "stat.ddof = 2",
                "weight.year_policy = \"YW_LAST\"",
                "weight.year_weights = []",
                "weight.year_weights = [\"1\", \"-2\", \"7\"]",
                "interval.z = \"0\"",
                "interval.fluctuation_max = \"0\"",
                "clean.order = [\"TOO_ODD\"]",
                "clean.cost_min = \"-1\"",
                "clean.los_min = -1",
                "clean.los_min = 2; clean.los_max = 1",
                "clean.z53_max_los = -1",
                "date.same_day_los = -1",
                "clean.line_tol = \"1.5\"",
                "clean.max_removed = \"1.01\"",
                "trim.dip_policy = \"TRIM_SOME\"",
                "trim.min_group_n = -1",
                "trim.iqr_k = \"0\"",
                "trim.sd_multiplier = \"0\"",
                "trim.pct_lo = \"-0.1\"",
                "trim.pct_lo = \"0.98\"",
                "trim.pct_hi = \"1.1\"",
                "trim.ratio_lo = \"-1\"",
                "trim.ratio_hi = \"0.33\"",
            })
    void aValueOutsideItsRangeIsNamed(String changes) {
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> DipScorePolicy.from(ChangedPolicy.of(changes), YEAR));

        assertThat(refusal).as(changes).isNotNull();
        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).startsWith("Policy " + ChangedPolicy.last(changes)));
    }

    @Test
    void allValuesOutsideTheirRangesAreToldAtOnce() {
        String changes =
                "dip.score_base = 0; dip.max_drop = 2; clean.cost_min = -1; trim.iqr_k = 0; clean.max_removed = 2";

        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> DipScorePolicy.from(ChangedPolicy.of(changes), YEAR));

        assertThat(refusal.problems()).hasSize(5);
    }
}
