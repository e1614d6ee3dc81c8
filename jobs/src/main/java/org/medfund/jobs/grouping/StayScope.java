package org.medfund.jobs.grouping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.medfund.core.job.JobContext;
import org.medfund.core.policy.Policy;
import org.medfund.core.region.Region;
import org.medfund.core.table.claims.InpatientStays;
import org.medfund.core.table.claims.SettlementLists;
import org.medfund.core.time.PolicyYear;

/**
 * Which settlements are stays paid by disease: inpatient ones, but for those a region prices apart (SPEC B.1, order 8).
 *
 * @param medicalCategories first two characters of the medical categories of inpatient stays (SPEC A.12)
 * @param payMethodsApart pay methods priced apart, such as 5, by bed-day
 * @param treatmentKindsApart treatment kinds priced apart, such as those of a programme of traditional medicine
 * @param areDayCasesApart whether day surgery is priced apart
 */
record StayScope(
        List<String> medicalCategories,
        List<String> payMethodsApart,
        List<String> treatmentKindsApart,
        boolean areDayCasesApart) {

    private static final String DAY_CASE = "2";

    static StayScope from(Policy policy) {
        return new StayScope(
                InpatientStays.categories(policy),
                policy.texts("scope.pay_methods_apart"),
                policy.texts("scope.treatment_kinds_apart"),
                policy.flag("scope.day_cases_apart"));
    }

    /** As {@link #holds(Map)}, by the policies of the regions for the year. */
    static Column inForce(JobContext job, List<Region> regions, PolicyYear year) {
        Map<Region, StayScope> scopes = new TreeMap<>();
        regions.forEach(region -> scopes.put(region, from(job.policy(region, year))));
        return holds(scopes);
    }

    /** True of settlements in the scope of their region of treatment, false of all others; never null. */
    private static Column holds(Map<Region, StayScope> scopes) {
        return InpatientStays.byTreatedRegion(scopes, StayScope::holds);
    }

    private Column holds() {
        Column isDayCase = is(SettlementLists.INPATIENT_KIND.col(), List.of(DAY_CASE));
        return InpatientStays.hold(medicalCategories)
                .and(not(is(SettlementLists.PAYMENT_METHOD.col(), payMethodsApart)))
                .and(not(is(SettlementLists.TREATMENT_KIND.col(), treatmentKindsApart)))
                .and(areDayCasesApart ? not(isDayCase) : lit(true));
    }

    private static Column is(Column code, List<String> codes) {
        return codes.isEmpty() ? lit(false) : coalesce(code.isin(codes.toArray()), lit(false));
    }
}
