package org.medfund.jobs.clearing;

import java.math.BigDecimal;

/**
 * The approved budget of one pool and year.
 *
 * @param budgetYuan for inpatient payment by disease
 * @param reserveYuan adjustment reserve
 */
record PoolBudget(Pool pool, int year, BigDecimal budgetYuan, BigDecimal reserveYuan) {}
