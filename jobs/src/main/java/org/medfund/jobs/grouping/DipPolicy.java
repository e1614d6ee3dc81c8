package org.medfund.jobs.grouping;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;

/** Everything a region decides about its DIP catalogue and its use (SPEC C.1, C.4). */
record DipPolicy(
        DipCataloguePolicy catalogue, ProcedureClasses classes, SubtypePolicy subtypes, List<DipMatch.Step> order)
        implements Serializable {
    /** How diseases that match equally well are told apart. */
    enum Tie {
        ABS_FEE_THEN_CODE
    }

    /** @param listed class by procedure code, from a loaded code list */
    static DipPolicy from(Policy policy, Region region, Map<String, ProcedureClass> listed) {
        policy.choice("dip.tie", Tie.class); // the only way there is; refuses another
        return new DipPolicy(
                DipCataloguePolicy.from(policy, region),
                ProcedureClasses.from(policy, listed),
                SubtypePolicy.from(policy),
                policy.texts("dip.match_order").stream()
                        .map(DipMatch.Step::valueOf)
                        .toList());
    }
}
