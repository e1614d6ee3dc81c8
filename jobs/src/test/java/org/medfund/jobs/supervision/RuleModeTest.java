package org.medfund.jobs.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class RuleModeTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));

    @Test
    void theModeThatListsTheRule() {
        assertThat(RuleMode.of("E.14", NATIONAL)).isEqualTo(RuleMode.ENFORCE);
        assertThat(RuleMode.of("E.2", NATIONAL)).isEqualTo(RuleMode.SIMULATE);
        assertThat(RuleMode.of("E.1", NATIONAL)).isEqualTo(RuleMode.REVIEW);
    }

    @Test
    void theRulesOwnModeGoesBeforeTheList() {
        Map<String, JsonNode> values = new HashMap<>();
        values.put("flag.modes", NATIONAL.node("flag.modes"));
        values.put("e2.mode", JsonNodeFactory.instance.textNode("REVIEW"));
        Policy policy = Policy.recorded("a region", values);
        assertThat(RuleMode.of("E.2", policy)).isEqualTo(RuleMode.REVIEW);
        assertThat(RuleMode.of("E.14", policy)).isEqualTo(RuleMode.ENFORCE);
    }
}
