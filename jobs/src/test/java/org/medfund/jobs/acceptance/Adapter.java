package org.medfund.jobs.acceptance;

import java.util.Map;

/** Hands the input of a case to the production code and what comes back to the comparison. It calculates nothing. */
@FunctionalInterface
public interface Adapter {
    /** Results by the names the case expects; decimals, exact ratios, texts, maps, and lists. */
    Map<String, Object> run(AcceptanceCase example);
}
