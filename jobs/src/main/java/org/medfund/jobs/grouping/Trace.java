package org.medfund.jobs.grouping;

import java.util.List;
import java.util.Set;

/**
 * What of a case decides its result. A case of the same attributes with these codes alone, in this order, is grouped the
 * same, and without any one of them it is not.
 *
 * @param diagnoses codes of the case, in its order; the first stands as the main diagnosis
 * @param procedures codes of the case, in its order; the first stands as the main procedure
 * @param attributes those of which another value would change the result of these codes
 * @param isSmallest every smaller set was tried, and none gives the result; else the set was found by leaving out one
 *     code after the other, and a smaller one may exist elsewhere
 */
public record Trace(
        GroupingResult result,
        List<String> diagnoses,
        List<String> procedures,
        Set<Attribute> attributes,
        boolean isSmallest) {

    /** What a case says of itself beside its codes. */
    public enum Attribute {
        GENDER,
        AGE_YEARS,
        AGE_DAYS,
        BIRTH_WEIGHT,
        STAY_DAYS,
        DISCHARGE_WAY
    }
}
