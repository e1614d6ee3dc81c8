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

    public static SplitAdmissionPolicy from(Policy policy) {
        return new SplitAdmissionPolicy(
                policy.whole("e9.window_days"),
                policy.whole("e9.diagnosis_length"),
                Stream.concat(
                                policy.texts("e9.exempt_dx_prefix").stream(),
                                policy.texts("e9.dialysis_dx_prefix").stream())
                        .toList(),
                policy.texts("e9.dialysis_procedure_prefix"),
                InpatientStays.categories(policy));
    }
}
