package org.medfund.jobs.network;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;

/**
 * What makes a ring.
 *
 * @param windowDays days between two admissions with one doctor, at most, that count as coming together
 * @param togetherMin how often a pair must come together
 * @param membersMin persons of a ring, at least
 * @param membersMax persons of a component, at most; a larger one is taken apart
 * @param staysMax stays of a person in both years, at most; who has more is a hub and links nobody
 * @param windowStaysMax stays in one window of a doctor, at most; one with more is a hub and links nobody
 * @param draws random comparisons
 * @param swapsPerStay tries to swap for each stay between two comparisons
 * @param pValueMax of the comparisons, with the observed one counted among them, how many may have as many pairs
 * @param courseDiagnoses beginnings of main diagnoses of planned courses of treatment, whose patients rightly come together
 *     again and again
 */
public record RingPolicy(
        int windowDays,
        int togetherMin,
        int membersMin,
        int membersMax,
        int staysMax,
        int windowStaysMax,
        int draws,
        int swapsPerStay,
        BigDecimal pValueMax,
        List<String> courseDiagnoses)
        implements Serializable {

    /** @throws org.medfund.core.problem.Refusal naming every value that nothing can be found with */
    public static RingPolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        RingPolicy read = new RingPolicy(
                ranges.notNegative("ring.window_days"),
                policy.whole("ring.together_min"),
                policy.whole("ring.members_min"),
                policy.whole("ring.members_max"),
                policy.whole("ring.stays_max"),
                policy.whole("ring.window_stays_max"),
                policy.whole("ring.draws"),
                policy.whole("ring.swaps_per_stay"),
                ranges.share("ring.p_value_max"),
                policy.texts("ring.course_dx_prefix"));
        ranges.hold(read.togetherMin >= 1, "ring.together_min", "1 or more");
        ranges.hold(read.membersMin >= 2, "ring.members_min", "2 or more");
        ranges.hold(read.membersMax >= read.membersMin, "ring.members_max", "ring.members_min or more");
        ranges.hold(read.staysMax >= read.togetherMin, "ring.stays_max", "ring.together_min or more");
        ranges.hold(read.windowStaysMax >= 2, "ring.window_stays_max", "2 or more");
        ranges.hold(read.draws >= 1, "ring.draws", "1 or more");
        ranges.hold(read.swapsPerStay >= 1, "ring.swaps_per_stay", "1 or more");
        ranges.hold(
                read.pValueMax.multiply(BigDecimal.valueOf(read.draws + 1L)).compareTo(BigDecimal.ONE) >= 0,
                "ring.p_value_max",
                "at least 1 / (ring.draws + 1), or no ring can be found");
        ranges.refuseIfAny();
        return read;
    }

    /** Whether a person with so many stays may hang together with others. */
    boolean links(long stays) {
        return stays >= togetherMin && stays <= staysMax;
    }

    /** Whether a component is more than chance makes, if so many of the comparisons have as many pairs. */
    boolean survives(int reaching) {
        return BigDecimal.valueOf(reaching + 1L).compareTo(pValueMax.multiply(BigDecimal.valueOf(draws + 1L))) <= 0;
    }
}
