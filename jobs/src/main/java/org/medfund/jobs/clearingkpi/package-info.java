@NullMarked
package org.medfund.jobs.clearingkpi;

import org.jspecify.annotations.NullMarked;
