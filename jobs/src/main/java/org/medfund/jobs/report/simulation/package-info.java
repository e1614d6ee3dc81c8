@NullMarked
package org.medfund.jobs.report.simulation;

import org.jspecify.annotations.NullMarked;
