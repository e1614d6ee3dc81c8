@NullMarked
package org.medfund.jobs.supervision;

import org.jspecify.annotations.NullMarked;
