package org.medfund.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.medfund.core.time.PolicyYear;

class RunYearTest {
    private static final Map<String, String> OPTIONS = Map.of("scheme", "conf/scheme/demo_2025");

    @Test
    void aStepIsNamedWithItsNumberAndAsItWouldBeTyped() {
        Schedule.Step step = new Schedule.Step("group-cases", Map.of("scheme", "{scheme}"), false);

        assertThat(RunYear.heading(3, 9, step, step.filled(PolicyYear.of("2025"), OPTIONS), OPTIONS))
                .isEqualTo("-- step 3 of 9: group-cases --scheme conf/scheme/demo_2025");
    }

    @Test
    void anArgumentThatMayBeLeftOutIsLeftOutAlone() {
        Schedule.Step step = new Schedule.Step("group-cases", Map.of("scheme", "{scheme?}"), false);

        assertThat(step.filled(PolicyYear.of("2025"), Map.of())).contains(Map.of());
        assertThat(step.filled(PolicyYear.of("2025"), OPTIONS)).contains(OPTIONS);
    }

    @Test
    void aStepWithoutItsOptionSaysSo() {
        Schedule.Step step = new Schedule.Step("train-fraud", Map.of("labels", "{labels}"), false);

        assertThat(RunYear.heading(9, 9, step, step.filled(PolicyYear.of("2025"), OPTIONS), OPTIONS))
                .isEqualTo("-- step 9 of 9: train-fraud, left out, it needs --labels");
    }
}
