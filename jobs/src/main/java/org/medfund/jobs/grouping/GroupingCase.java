package org.medfund.jobs.grouping;

import java.util.List;

/**
 * What a DRG scheme looks at in one case. A number that is not known is 0, a text that is not known is empty.
 *
 * @param gender 1 male, 2 female; any other value is legal and matches no rule
 * @param ageYears whole years at admission
 * @param ageDays days at admission
 * @param birthWeightG grams
 * @param stayDays same day = 1
 * @param dischargeWay 1 to 5, or 9
 * @param diagnoses the main diagnosis, then the others; their order does not matter
 * @param procedures the main procedure, then the others; may be empty
 */
public record GroupingCase(
        String gender,
        int ageYears,
        int ageDays,
        int birthWeightG,
        int stayDays,
        String dischargeWay,
        List<String> diagnoses,
        List<String> procedures) {}
