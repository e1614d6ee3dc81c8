@NullMarked
package org.medfund.jobs.grouping;

import org.jspecify.annotations.NullMarked;
