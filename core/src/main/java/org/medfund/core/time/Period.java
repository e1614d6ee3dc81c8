package org.medfund.core.time;

import java.time.LocalDate;

/** A span of calendar days with a label: a year, a quarter, or a month. */
public sealed interface Period permits PolicyYear, Quarter, Month {
    LocalDate firstDay();

    /** The last day that belongs to the period. */
    LocalDate lastDay();

    /** The year the period lies in: that of the policies that govern it. */
    PolicyYear year();
}
