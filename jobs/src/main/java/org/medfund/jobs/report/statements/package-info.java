/** Statements of a period for finance officers: a page per institution, a workbook per region, objections to answer. */
@NullMarked
package org.medfund.jobs.report.statements;

import org.jspecify.annotations.NullMarked;
