package org.medfund.core.policy;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.medfund.core.time.PolicyYear;

/**
 * One file of the policy folder.
 *
 * @param level {@code national}, a province, a region, or region and year
 * @param validFrom first day in force
 * @param validTo last day in force; null if open
 * @param ranges what values may be, of parameters that declare it
 */
record PolicyFile(
        String path,
        String level,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Map<String, Policy.Parameter> parameters,
        Map<String, ValueRange> ranges) {

    /** A file governs a year if it is in force on some day of it. */
    boolean isInForce(PolicyYear year) {
        return !validFrom.isAfter(year.lastDay()) && (validTo == null || !validTo.isBefore(year.firstDay()));
    }

    boolean overlaps(PolicyFile other) {
        return (validTo == null || !validTo.isBefore(other.validFrom))
                && (other.validTo == null || !other.validTo.isBefore(validFrom));
    }
}
