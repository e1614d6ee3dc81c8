package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.medfund.core.policy.Policy;
import org.medfund.core.policy.PolicyRanges;
import org.medfund.core.region.Region;

/** Everything a region decides about its DIP catalogue and its use (SPEC C.1, C.4). */
record DipPolicy(
        DipCataloguePolicy catalogue, ProcedureClasses classes, SubtypePolicy subtypes, List<DipMatch.Step> order)
        implements Serializable {
    /** How diseases that match equally well are told apart. */
    enum Tie {
        ABS_FEE_THEN_CODE
    }

    /**
     * Reads all of it.
     *
     * @param listed class by procedure code, from a loaded code list
     * @throws org.medfund.core.problem.Refusal with every value that is out of its range
     */
    static DipPolicy from(Policy policy, Region region, Map<String, ProcedureClass> listed) {
        PolicyRanges ranges = new PolicyRanges(policy);
        policy.choice("dip.tie", Tie.class); // the only way there is; refuses another
        DipPolicy read = new DipPolicy(
                DipCataloguePolicy.from(policy, region, ranges),
                ranges.parsed(
                        "dip.procedure_classes",
                        "codes and ranges such as 01-05 by class",
                        () -> ProcedureClasses.from(policy, listed),
                        new ProcedureClasses(listed, Map.of())),
                SubtypePolicy.from(policy, ranges),
                ranges.parsed(
                        "dip.match_order",
                        "steps of " + List.of(DipMatch.Step.values()),
                        () -> policy.texts("dip.match_order").stream()
                                .map(DipMatch.Step::valueOf)
                                .toList(),
                        List.of()));
        ranges.refuseIfAny();
        return read;
    }
}
