package org.medfund.core.job;

import java.util.List;

/**
 * How one run ended.
 *
 * @param runId empty if nothing was written
 * @param lines for the person who ran it: a summary, or what went wrong
 */
public record Result(Exit exit, String runId, List<String> lines) {}
