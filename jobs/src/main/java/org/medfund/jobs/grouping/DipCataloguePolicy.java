package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.math.BigDecimal;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.region.Region;

/**
 * How a region makes its catalogue of diseases (SPEC C.1).
 *
 * @param threshold cases a core disease has at least, under {@link CoreRule#THRESHOLD}
 * @param coverage share of the cases that core diseases reach, under {@link CoreRule#COVERAGE}
 * @param relatedIncreaseMin a related operation is kept if the mean cost with it is higher by at least this share
 * @param variationMax a comprehensive disease whose costs vary more is dropped
 * @param coreCharacters of the diagnosis of a core disease, the dot not counted
 * @param comprehensiveCharacters of the diagnosis of a comprehensive disease
 * @param deltaDegreesOfFreedom of the coefficient of variation
 */
public record DipCataloguePolicy(
        CoreRule coreRule,
        int threshold,
        BigDecimal coverage,
        BigDecimal relatedIncreaseMin,
        BigDecimal variationMax,
        BelowThreshold below,
        int coreCharacters,
        int comprehensiveCharacters,
        int deltaDegreesOfFreedom)
        implements Serializable {

    /** Which combinations are core diseases. */
    public enum CoreRule {
        /** Those with a fixed number of cases. */
        THRESHOLD,
        /** The largest ones that together reach a share of the cases. */
        COVERAGE
    }

    /** What becomes of a pool that stays below the threshold as a comprehensive disease too. */
    public enum BelowThreshold {
        UNGROUPED,
        KEEP
    }

    /**
     * A pool of a whole province (its code ends in 0000) has a threshold of its own.
     *
     * @param ranges takes values out of their range
     */
    static DipCataloguePolicy from(Policy policy, Region region, PolicyRanges ranges) {
        boolean isProvince = region.code().endsWith("0000");
        String threshold = isProvince ? "dip.core_threshold_province" : "dip.core_threshold";
        int cases = policy.whole(threshold);
        ranges.hold(cases > 0, threshold, "1 case or more");
        BigDecimal coverage = ranges.share("dip.core_coverage");
        ranges.hold(coverage.signum() > 0, "dip.core_coverage", "above 0");
        int comprehensive = policy.whole("dip.comprehensive_characters");
        ranges.hold(comprehensive > 0, "dip.comprehensive_characters", "1 character or more");
        int core = policy.whole("dip.core_characters");
        ranges.hold(
                core >= comprehensive,
                "dip.core_characters",
                "dip.comprehensive_characters (" + comprehensive + ") or more");
        return new DipCataloguePolicy(
                policy.choice("dip.core_rule", CoreRule.class),
                cases,
                coverage,
                ranges.notNegativeDecimal("dip.related_min_increase"),
                ranges.positive("dip.comp_cv_max"),
                policy.choice("dip.comp_below_threshold", BelowThreshold.class),
                core,
                comprehensive,
                ranges.deltaDegreesOfFreedom());
    }
}
