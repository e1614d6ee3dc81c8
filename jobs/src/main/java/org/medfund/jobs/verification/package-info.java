/** Hands published clearings to the second calculation of {@code org.medfund.verify} and publishes what it found. */
@NullMarked
package org.medfund.jobs.verification;

import org.jspecify.annotations.NullMarked;
