package org.medfund.jobs.weights;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import org.medfund.core.money.CostSpread;
import org.medfund.core.policy.Policy;

/**
 * Which groups may be paid alike at every level (SPEC B.7; PROC25 art. 19, MEAS25 art. 13): those on the regional list
 * whose cases are many, light, alike, and mostly treated near home. All limits are included.
 *
 * @param grassrootsShareMin share of cases in institutions of level class 0 or 1
 * @param variationMax coefficient of variation of cost
 */
public record BasicGroups(
        BigDecimal grassrootsShareMin, BigDecimal variationMax, BigDecimal weightMax, int caseCountMin) {

    /** Level classes of the grassroots (SPEC B.7). */
    public static final int GRASSROOTS_LEVEL_MAX = 1;

    /** A mark that a basic group must have. */
    public enum Mark {
        LISTED,
        GRASSROOTS_SHARE,
        VARIATION,
        WEIGHT,
        CASE_COUNT
    }

    public static BasicGroups from(Policy policy) {
        return new BasicGroups(
                policy.decimal("basic.min_grassroots_share"),
                policy.decimal("basic.cv_max"),
                policy.decimal("basic.rw_max"),
                policy.whole("basic.min_cases"));
    }

    /**
     * What one group shows.
     *
     * @param isListed on the regional list
     * @param costs of its kept cases
     * @param grassrootsCaseCount of them, cases treated at the grassroots
     */
    public record Group(boolean isListed, CostSpread costs, long grassrootsCaseCount, BigDecimal weight) {}

    /** The marks the group lacks; none if it is eligible. Without a case it has no share at the grassroots. */
    public Set<Mark> missing(Group group, int deltaDegreesOfFreedom) {
        Set<Mark> missing = EnumSet.noneOf(Mark.class);
        long cases = group.costs().caseCount();
        if (!group.isListed()) {
            missing.add(Mark.LISTED);
        }
        BigDecimal shareOfCases = grassrootsShareMin.multiply(BigDecimal.valueOf(cases));
        if (cases == 0 || BigDecimal.valueOf(group.grassrootsCaseCount()).compareTo(shareOfCases) < 0) {
            missing.add(Mark.GRASSROOTS_SHARE);
        }
        if (group.costs().compareVariation(variationMax, deltaDegreesOfFreedom) > 0) {
            missing.add(Mark.VARIATION);
        }
        if (group.weight().compareTo(weightMax) > 0) {
            missing.add(Mark.WEIGHT);
        }
        if (cases < caseCountMin) {
            missing.add(Mark.CASE_COUNT);
        }
        return missing;
    }
}
