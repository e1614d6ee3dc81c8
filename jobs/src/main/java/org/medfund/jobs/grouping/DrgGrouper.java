package org.medfund.jobs.grouping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups cases by the tables of a scheme, one at a time. Keeps nothing of a case, and makes no garbage.
 *
 * <p>For one thread: threads share the {@link Scheme}, and each makes a grouper of its own, which costs little.
 *
 * <pre>{@code
 * Scheme scheme = SchemeFolder.load(Path.of("conf/scheme/demo_2025"), CodeForm.AS_WRITTEN);
 * DrgGrouper grouper = new DrgGrouper(scheme);
 * GroupingCase stay = new GroupingCase(
 *         "1", 67, 24_600, 0, 9, "1", List.of("I63.900", "J96.000"), List.of("38.1200"));
 * GroupingResult result = grouper.group(stay); // status, MDC, ADRG, DRG, or the reason why there is none
 * Explanation why = grouper.explain(stay); // the way there, and what would make an ungroupable case groupable
 * Trace trace = grouper.trace(stay); // the codes that decided
 * }</pre>
 *
 * <p>Source: SPEC B.14 and docs/schemes.md. The order of categories, rules, and DRGs is the scheme's own and decides:
 * the first that fits wins. Entering a category is not final; a case that fits none of its rules goes on to the next.
 */
public final class DrgGrouper {
    /** Up to this age a birth weight must be known. */
    private static final int NEWBORN_DAYS_MAX = 28;

    private final Scheme scheme;
    private final List<Mdc> mdcs;
    private final CaseFacts facts;

    public DrgGrouper(Scheme scheme) {
        this.scheme = scheme;
        this.mdcs = scheme.mdcs();
        this.facts = new CaseFacts(scheme);
    }

    /**
     * The group of a case, or why it has none. Unknown codes match nothing and are no error; a case without diagnoses
     * can still be grouped where procedures alone decide.
     */
    public GroupingResult group(GroupingCase input) {
        return group(input, null);
    }

    /** The same result with the way to it: much slower, for one case that somebody asks about. */
    public Explanation explain(GroupingCase input) {
        GroupingPath path = new GroupingPath(input, facts);
        GroupingResult result = group(input, path);
        Explanation withoutRemedies = path.explained(result, scheme);
        return result.status() == GroupingStatus.SUCCESS
                ? withoutRemedies
                : withoutRemedies.with(new Remedies(scheme).of(input, path.entered()));
    }

    /** The fewest codes of the case that, grouped alone, give its result, and the attributes that decide beside them. */
    public Trace trace(GroupingCase input) {
        return new Tracing(scheme).of(input);
    }

    private GroupingResult group(GroupingCase input, @Nullable GroupingPath path) {
        facts.lookAt(input);
        GroupingReason missing = missing(input);
        if (missing != null) {
            return GroupingResult.checkFailed(missing);
        }
        boolean hasEntered = false;
        for (int i = 0; i < mdcs.size(); i++) {
            Mdc mdc = mdcs.get(i);
            if (mdc.enters(input, facts)) {
                hasEntered = true;
                GroupingResult found = within(mdc, input, path);
                if (found != null) {
                    return found;
                }
            }
        }
        if (hasEntered) {
            return GroupingResult.UNGROUPED_IN_CATEGORY;
        }
        return hasMainDiagnosis(input) ? GroupingResult.UNGROUPED_OUTSIDE : GroupingResult.UNGROUPED_WITHOUT_MAIN;
    }

    private static boolean hasMainDiagnosis(GroupingCase input) {
        return !input.diagnoses().isEmpty() && !input.diagnoses().get(0).isBlank();
    }

    private static @Nullable GroupingReason missing(GroupingCase input) {
        if (input.gender().isBlank()) {
            return GroupingReason.GENDER_MISSING;
        }
        boolean isNewborn = input.ageYears() == 0 && input.ageDays() <= NEWBORN_DAYS_MAX;
        return isNewborn && input.birthWeightG() == 0 ? GroupingReason.NEWBORN_WEIGHT_MISSING : null;
    }

    private @Nullable GroupingResult within(Mdc mdc, GroupingCase input, @Nullable GroupingPath path) {
        List<AdrgRule> rules = mdc.rules();
        for (int failed = 0; failed < rules.size(); failed++) {
            if (mdc.isAmbiguous(facts, failed)) {
                return step(path, mdc, null, null, mdc.ambiguous());
            }
            AdrgRule rule = rules.get(failed);
            if (!rule.holds(input, facts)) {
                continue;
            }
            List<DrgRow> drgs = rule.drgs();
            for (int i = 0; i < drgs.size(); i++) {
                DrgRow drg = drgs.get(i);
                if (drg.holds(input, facts, scheme.complications())) {
                    return step(path, mdc, rule, drg, drg.result());
                }
            }
            GroupingResult withoutDrg = step(path, mdc, rule, null, rule.withoutDrg());
            if (withoutDrg != null) {
                return withoutDrg;
            }
        }
        return step(path, mdc, null, null, mdc.isAmbiguous(facts, rules.size()) ? mdc.ambiguous() : null);
    }

    private static @Nullable GroupingResult step(
            @Nullable GroupingPath path,
            Mdc mdc,
            @Nullable AdrgRule rule,
            @Nullable DrgRow drg,
            @Nullable GroupingResult result) {
        if (path != null) {
            path.step(mdc, rule, drg, result);
        }
        return result;
    }
}
