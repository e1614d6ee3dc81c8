@NullMarked
package org.medfund.jobs.monitoring;

import org.jspecify.annotations.NullMarked;
