@NullMarked
package org.medfund.jobs.outofarea;

import org.jspecify.annotations.NullMarked;
