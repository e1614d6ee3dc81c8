package org.medfund.jobs.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medfund.core.policy.ChangedPolicy;
import org.medfund.core.problem.Refusal;
import org.medfund.core.region.Region;

/** Every value of the catalogue of diseases and its subtypes, outside its range, is named. */
class DipPolicyTest {
    private static Refusal refused(String region, String changes) {
        return catchThrowableOfType(
                Refusal.class, () -> DipPolicy.from(ChangedPolicy.of(changes), Region.of(region), Map.of()));
    }

    private static void assertNamed(String region, String changes) {
        Refusal refusal = refused(region, changes);

        assertThat(refusal).as(changes).isNotNull();
        assertThat(refusal.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.what()).startsWith("Policy " + ChangedPolicy.last(changes) + " is "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dip.tie = \"CODE\"",
                "dip.core_rule = \"HALF\"",
                "dip.core_threshold = 0",
                "dip.core_coverage = \"0\"",
                "dip.core_coverage = \"1.01\"",
                "dip.related_min_increase = \"-0.1\"",
                "dip.comp_cv_max = \"0\"",
                "dip.comp_below_threshold = \"DROP\"",
                "dip.core_characters = 2",
                "dip.comprehensive_characters = 0",
                "stat.ddof = -1",
                "dip.match_order = [\"EXACT\"]",
                "dip.procedure_classes = {\"SURGERY\": [\"05-A1\"]}",
                "aux.min_cases = -1",
                "aux.min_subtype_cases = -1",
                "aux.cv_before_min = \"-0.7\"",
                "aux.cv_reduction_min = \"1.2\"",
                "aux.icu_gate_factor = \"0\"",
                "aux.severity_scale = \"V2\"",
                "aux.tumour_diagnoses = [\"C00-D1\"]",
                "aux.metastasis_diagnoses = [\"C77-B80\"]",
                "aux.severe_diagnoses = [\"I-J\"]",
                "aux.moderate_diagnoses = [\"I-J\"]",
                "aux.severity_stay_days_min = -1",
                "aux.tumour_cost_factor = \"0\"",
                "aux.tumour_fee_share = \"1.01\"",
                "aux.cci_levels = []",
                "aux.cci_levels = [{\"min\": 1, \"max\": 9, \"coef\": \"1\"}]",
                "aux.cci_levels = [{\"min\": 0, \"max\": 1, \"coef\": \"1\"}, {\"min\": 3, \"max\": 9, \"coef\": \"1\"}]",
                "aux.cci_levels = [{\"min\": 0, \"max\": 9, \"coef\": \"much\"}]",
                "aux.cci_weights = {\"one\": [\"I21\"]}",
                "age.bands = [\"young\"]",
                "aux.icu_bands = [\"a week\"]",
            })
    void aValueOutsideItsRangeIsNamed(String changes) {
        assertNamed("330100", changes);
    }

    @Test
    void theThresholdOfAProvinceIsAnotherValue() {
        assertNamed("330000", "dip.core_threshold_province = 0");
        assertThat(refused("330100", "dip.core_threshold_province = 0")).isNull();
    }

    @Test
    void allValuesOutsideTheirRangesAreToldAtOnce() {
        assertThat(refused("330100", "dip.core_threshold = 0; aux.min_cases = -1; age.bands = [\"young\"]")
                        .problems())
                .hasSize(3);
    }
}
