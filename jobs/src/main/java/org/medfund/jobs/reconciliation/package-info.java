/** The books of a month held against the institutions' own figures (SPEC A.11, D.1). */
@NullMarked
package org.medfund.jobs.reconciliation;

import org.jspecify.annotations.NullMarked;
