package org.medfund.jobs.clearing;

import java.math.BigDecimal;

/**
 * The approved budget of one pool: a pooling region, year, and insurance type.
 *
 * @param budgetYuan for inpatient payment by disease
 * @param reserveYuan adjustment reserve
 */
record PoolBudget(String regionCode, int year, String insuranceType, BigDecimal budgetYuan, BigDecimal reserveYuan) {}
