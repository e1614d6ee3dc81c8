package org.medfund.jobs.supervision.rules;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.medfund.core.policy.Policy;
import org.medfund.core.table.claims.InpatientStays;

/**
 * Thresholds of rule E.9.
 *
 * @param windowDays days between discharge and the next admission, 0 to this many, inclusive
 * @param diagnosisLength characters of the main diagnosis that must agree
 * @param exemptDiagnosisPrefixes diagnoses treated in planned courses, such as chemotherapy
 * @param exemptProcedurePrefixes procedures given in planned courses, such as dialysis
 * @param medicalCategories of inpatient stays, as in {@link InpatientStays}; a visit to a clinic is none
 */
public record SplitAdmissionPolicy(
        int windowDays,
        int diagnosisLength,
        List<String> exemptDiagnosisPrefixes,
        List<String> exemptProcedurePrefixes,
        List<String> medicalCategories)
        implements Serializable {

    // Part of the rule itself: SPEC E.0 says "same dx3" and "not Z51/dialysis" and has no parameter for them.
    private static final int SAME_DIAGNOSIS_LENGTH = 3;
    /** ICD-10: care involving dialysis. */
    private static final String DIALYSIS_DIAGNOSIS = "Z49";
    /** ICD-9-CM-3: haemodialysis, peritoneal dialysis. */
    private static final List<String> DIALYSIS_PROCEDURES = List.of("39.95", "54.98");

    public static SplitAdmissionPolicy from(Policy policy) {
        return new SplitAdmissionPolicy(
                policy.whole("e9.window_days"),
                SAME_DIAGNOSIS_LENGTH,
                Stream.concat(policy.texts("e9.exempt_dx_prefix").stream(), Stream.of(DIALYSIS_DIAGNOSIS))
                        .toList(),
                DIALYSIS_PROCEDURES,
                InpatientStays.categories(policy));
    }
}
