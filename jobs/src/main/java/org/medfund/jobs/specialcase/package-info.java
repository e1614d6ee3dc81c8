@NullMarked
package org.medfund.jobs.specialcase;

import org.jspecify.annotations.NullMarked;
