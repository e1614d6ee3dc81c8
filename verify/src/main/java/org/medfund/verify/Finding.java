package org.medfund.verify;

import java.util.List;

/**
 * What came of comparing a period.
 *
 * @param figures figures compared
 * @param differences how many of them differ
 * @param first the first of these, as many as were asked for
 */
public record Finding(long figures, long differences, List<Difference> first) {}
