package org.medfund.jobs.specialcase;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.medfund.core.policy.Policy;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;

/**
 * The terms on which a pooling area pays special cases (SPEC D.5).
 *
 * @param capDrg most cases that are accepted, as a part of discharges, where groups are paid
 * @param capDip the same where points are paid
 * @param dipRatioAbove under DIP a case costs more than this many times its standard; a case of just as much does not
 * @param dipRatioReasons reasons of application that this ratio limits
 * @param defaultMode of an approved application that names none
 * @param adjustedShare by this part of the cost beyond it the standard is raised in mode ADJUSTED, 0 to 1
 * @param publishMonths months of the year that are made public together; a divisor of 12
 */
public record SpecialCaseTerms(
        BigDecimal capDrg,
        BigDecimal capDip,
        BigDecimal dipRatioAbove,
        Set<Reason> dipRatioReasons,
        Mode defaultMode,
        BigDecimal adjustedShare,
        int publishMonths) {
    private static final int MONTHS_A_YEAR = 12;

    /** Why a case is put forward. */
    public enum Reason {
        LOS,
        COST,
        NEW_TECH,
        CRITICAL,
        MDT
    }

    /** How an accepted case is paid. */
    public enum Mode {
        /** What it cost. */
        ITEM,
        /** By a standard that is raised by a part of what the case cost beyond it. */
        ADJUSTED
    }

    /** How the case is paid without review. */
    public enum Method {
        DRG,
        DIP
    }

    /** {@code special.rank}. */
    private enum Rank {
        RATIO_DESC_ID_ASC
    }

    /** {@code special.cap_round}. */
    private enum CapRounding {
        FLOOR
    }

    /** @throws org.medfund.core.problem.Refusal if a value cannot be used */
    public static SpecialCaseTerms from(Policy policy) {
        policy.choice("special.rank", Rank.class);
        policy.choice("special.cap_round", CapRounding.class);
        SpecialCaseTerms terms = new SpecialCaseTerms(
                part(policy, "special.cap_drg"),
                part(policy, "special.cap_dip"),
                policy.decimal("special.dip_ratio_gt"),
                reasons(policy),
                policy.choice("special.default_mode", Mode.class),
                part(policy, "special.adjusted_share"),
                policy.whole("special.publish_months"));
        if (terms.publishMonths < 1 || MONTHS_A_YEAR % terms.publishMonths != 0) {
            throw policy.unusable("special.publish_months", "1, 2, 3, 4, 6, or 12")
                    .refusal();
        }
        return terms;
    }

    private static BigDecimal part(Policy policy, String name) {
        BigDecimal part = policy.decimal(name);
        if (part.signum() < 0 || part.compareTo(BigDecimal.ONE) > 0) {
            throw policy.unusable(name, "a part from 0 to 1").refusal();
        }
        return part;
    }

    private static Set<Reason> reasons(Policy policy) {
        TreeSet<Reason> reasons = new TreeSet<>();
        List<String> names = policy.texts("special.dip_ratio_reasons");
        for (String name : names) {
            try {
                reasons.add(Reason.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw Problem.of(
                                ProblemCode.POLICY,
                                "Policy special.dip_ratio_reasons is " + names + ".",
                                "Reasons are " + List.of(Reason.values()) + ".",
                                "Correct it in the policy folder.")
                        .refusal();
            }
        }
        return reasons;
    }

    BigDecimal cap(Method method) {
        return method == Method.DRG ? capDrg : capDip;
    }

    /** Which part of the year a month belongs to, the first one 1. */
    int half(int month) {
        return (month - 1) / publishMonths + 1;
    }

    int halves() {
        return MONTHS_A_YEAR / publishMonths;
    }
}
