package org.medfund.jobs.weights;

import java.math.BigDecimal;
import org.medfund.core.money.CostSpread;

/**
 * The cases of one disease in one year.
 *
 * @param kept costs of the cases left after cleaning and trimming
 * @param drugYuan of the kept cases
 * @param consumableYuan of the kept cases
 * @param trimmedCount outliers of cost
 * @param removedCount cases that cleaning took out
 */
record DiseaseYear(
        String groupCode,
        int year,
        CostSpread kept,
        BigDecimal drugYuan,
        BigDecimal consumableYuan,
        long trimmedCount,
        long removedCount) {}
