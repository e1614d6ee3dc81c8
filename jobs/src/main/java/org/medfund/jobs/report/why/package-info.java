@NullMarked
package org.medfund.jobs.report.why;

import org.jspecify.annotations.NullMarked;
