package org.medfund.jobs.supervision.penalty;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A flag confirmed for good: its review is closed.
 *
 * @param against whom it is raised on; of a claim the institution
 * @param deductedYuan taken by audit deductions that name it
 */
record ConfirmedFlag(
        String flagId,
        String ruleId,
        String lawRef,
        Against against,
        LocalDate closedOn,
        BigDecimal confirmedYuan,
        BigDecimal deductedYuan) {}
