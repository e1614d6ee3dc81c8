package org.medfund.jobs.weights;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * Which claims are too odd to calibrate on (SPEC B.1).
 *
 * @param order the first reason that applies is the one given
 * @param costMinYuan cheaper claims leave
 * @param stayMaxDays longer stays leave
 * @param stayMinDays shorter stays leave, where the order names LOS_LT_MIN
 * @param cancelledStayMaxDays stays for a procedure not carried out (Z53) leave up to this length
 * @param sameDayStayDays length of a stay that ends on the day it began
 * @param lineTolerance how far the lines may differ from the total, as a share of it
 */
public record CleaningPolicy(
        List<RemovalReason> order,
        BigDecimal costMinYuan,
        int stayMaxDays,
        int stayMinDays,
        int cancelledStayMaxDays,
        int sameDayStayDays,
        BigDecimal lineTolerance)
        implements Serializable {

    /** @throws org.medfund.core.problem.Refusal with every value that is out of its range */
    public static CleaningPolicy from(Policy policy) {
        PolicyRanges ranges = new PolicyRanges(policy);
        CleaningPolicy read = from(policy, ranges);
        ranges.refuseIfAny();
        return read;
    }

    /** @param ranges takes values out of their range */
    static CleaningPolicy from(Policy policy, PolicyRanges ranges) {
        int stayMin = ranges.notNegative("clean.los_min");
        int stayMax = policy.whole("clean.los_max");
        ranges.hold(stayMax >= stayMin, "clean.los_max", "clean.los_min (" + stayMin + ") or more");
        return new CleaningPolicy(
                reasons(policy.texts("clean.order")),
                ranges.notNegativeDecimal("clean.cost_min"),
                stayMax,
                stayMin,
                ranges.notNegative("clean.z53_max_los"),
                ranges.notNegative("date.same_day_los"),
                ranges.share("clean.line_tol"));
    }

    /** {@code clean.max_removed}: more claims than this share may not leave by cleaning. */
    static BigDecimal removedShareMax(PolicyRanges ranges) {
        return ranges.share("clean.max_removed");
    }

    /** @throws org.medfund.core.problem.Refusal if a name is none of the reasons */
    public static List<RemovalReason> reasons(List<String> names) {
        List<RemovalReason> reasons = new ArrayList<>();
        for (String name : names) {
            try {
                reasons.add(RemovalReason.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw Problem.of(
                                ProblemCode.POLICY,
                                "Policy clean.order names " + name + ".",
                                "Known are " + List.of(RemovalReason.values()) + ".",
                                "Correct it in the policy folder.")
                        .refusal();
            }
        }
        return List.copyOf(reasons);
    }
}
