@NullMarked
package org.medfund.jobs.funds;

import org.jspecify.annotations.NullMarked;
