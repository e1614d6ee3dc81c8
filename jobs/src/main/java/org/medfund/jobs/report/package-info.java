@NullMarked
package org.medfund.jobs.report;

import org.jspecify.annotations.NullMarked;
