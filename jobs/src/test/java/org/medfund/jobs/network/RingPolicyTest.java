package org.medfund.jobs.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.medfund.core.policy.Policy;
import org.medfund.core.testkit.TestLake;
import org.medfund.core.time.PolicyYear;

class RingPolicyTest {
    private static final Policy NATIONAL = TestLake.policies().national(PolicyYear.of("2025"));

    private static Policy with(Map<String, JsonNode> other) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (String name : List.of(
                "window_days",
                "together_min",
                "members_min",
                "members_max",
                "stays_max",
                "window_stays_max",
                "draws",
                "swaps_per_stay",
                "p_value_max",
                "course_dx_prefix")) {
            values.put("ring." + name, NATIONAL.node("ring." + name));
        }
        values.putAll(other);
        return Policy.recorded("test", values);
    }

    @Test
    void aRingHasFiveMembersAndIsRarerThanOneInAHundred() {
        RingPolicy policy = RingPolicy.from(NATIONAL);

        assertThat(policy.membersMin()).isEqualTo(5);
        // 199 draws and the observed one: two of 200 are 0.01.
        assertThat(policy.survives(1)).isTrue();
        assertThat(policy.survives(2)).isFalse();
        assertThat(policy.links(1)).isFalse();
        assertThat(policy.links(2)).isTrue();
        assertThat(policy.links(policy.staysMax() + 1L)).isFalse();
    }

    @Test
    void whatNoRingCanBeFoundWithIsRefusedAtOnce() {
        Policy policy = with(Map.of(
                "ring.draws", IntNode.valueOf(50),
                "ring.members_max", IntNode.valueOf(4),
                "ring.p_value_max", TextNode.valueOf("0.01")));

        assertThatThrownBy(() -> RingPolicy.from(policy))
                .hasMessageContaining("ring.members_max")
                .hasMessageContaining("ring.p_value_max");
    }
}
