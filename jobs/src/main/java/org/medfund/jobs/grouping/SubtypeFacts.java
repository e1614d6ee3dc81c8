package org.medfund.jobs.grouping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.medfund.core.money.CostSum;

/**
 * What decides the auxiliary subtypes of a stay.
 *
 * @param treatmentKind Western, traditional, or both (SPEC A.1); null if the claim does not say
 * @param diagnoses secondary ones
 * @param ageDays at admission
 * @param ageYears completed at admission
 * @param icuDays whole days in intensive care, all its stays together
 * @param drugFen drugs: fee classes 09, 10, and 11
 * @param treatmentFen treatment without surgery: fee class 05
 * @param disease the cases of its disease, at least one
 */
record SubtypeFacts(
        @Nullable String treatmentKind,
        String mainDiagnosis,
        List<String> diagnoses,
        int ageDays,
        int ageYears,
        int stayDays,
        boolean hasDied,
        int icuDays,
        long costFen,
        long drugFen,
        long treatmentFen,
        CostSum disease) {}
