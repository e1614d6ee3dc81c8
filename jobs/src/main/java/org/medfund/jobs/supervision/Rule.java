package org.medfund.jobs.supervision;

import java.io.Serializable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.medfund.core.policy.Policy;

/**
 * One rule of the library. A new rule is a class of its own, its {@code <id>.properties} with the two explanations, a
 * page {@code docs/rules/<id>.md}, and a line in {@link Rules}.
 *
 * @param <P> its thresholds. Regions whose thresholds are equal are scanned together, so equality must mean it.
 */
public interface Rule<P extends Record & Serializable> {
    RuleCard card();

    /** The thresholds of one region and year. */
    P bind(Policy policy);

    /**
     * Everything the rule finds, in whichever region and year.
     *
     * @return rows of {@link Findings#SCHEMA}, one per flag; empty if nothing is found
     */
    Dataset<Row> scan(ScanInput input, P policy);
}
