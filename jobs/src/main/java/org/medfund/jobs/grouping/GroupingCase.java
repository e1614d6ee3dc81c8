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
        List<String> procedures) {

    GroupingCase withGender(String other) {
        return new GroupingCase(other, ageYears, ageDays, birthWeightG, stayDays, dischargeWay, diagnoses, procedures);
    }

    GroupingCase withAge(int years, int days) {
        return new GroupingCase(gender, years, days, birthWeightG, stayDays, dischargeWay, diagnoses, procedures);
    }

    GroupingCase withBirthWeightG(int grams) {
        return new GroupingCase(gender, ageYears, ageDays, grams, stayDays, dischargeWay, diagnoses, procedures);
    }

    GroupingCase withStayDays(int days) {
        return new GroupingCase(gender, ageYears, ageDays, birthWeightG, days, dischargeWay, diagnoses, procedures);
    }

    GroupingCase withDischargeWay(String other) {
        return new GroupingCase(gender, ageYears, ageDays, birthWeightG, stayDays, other, diagnoses, procedures);
    }

    GroupingCase withDiagnoses(List<String> others) {
        return new GroupingCase(gender, ageYears, ageDays, birthWeightG, stayDays, dischargeWay, others, procedures);
    }

    GroupingCase withProcedures(List<String> others) {
        return new GroupingCase(gender, ageYears, ageDays, birthWeightG, stayDays, dischargeWay, diagnoses, others);
    }
}
