package org.medfund.jobs.report.worklist;

import java.math.BigDecimal;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import org.medfund.core.table.supervision.Flags;

/**
 * What is expected of the open flags of a rule in a region.
 *
 * @param confirmationRate share of them that is confirmed
 * @param reviewHours hours of review that one takes
 */
record RuleTerms(
        String region,
        String ruleId,
        int severity,
        String libraryClass,
        BigDecimal confirmationRate,
        BigDecimal reviewHours) {

    /**
     * @param rule row of {@link WorklistRows#rules}
     * @param decided row of {@link WorklistRows#decided}; null if no flag of the rule is decided
     */
    static RuleTerms of(Row rule, @Nullable Row decided, WorklistPolicy policy) {
        return new RuleTerms(
                Flags.REGION_CODE.in(rule),
                Flags.RULE_ID.in(rule),
                Flags.SEVERITY.in(rule),
                Flags.LIBRARY_CLASS.in(rule),
                policy.confirmationRate(
                        Flags.SEVERITY.in(rule),
                        decided == null ? 0 : WorklistRows.CONFIRMED_COUNT.in(decided),
                        decided == null ? 0 : WorklistRows.DECIDED_COUNT.in(decided)),
                policy.hours(Flags.LIBRARY_CLASS.in(rule)));
    }

    /** A row of {@link WorklistRows#TERMS}. */
    Row row() {
        return RowFactory.create(region, ruleId, severity, libraryClass, confirmationRate, reviewHours);
    }
}
