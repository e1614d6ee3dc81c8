/** Care outside the own city: whether it was filed, and whether it was needed (SPEC A.10, E.3). */
@NullMarked
package org.medfund.jobs.referral;

import org.jspecify.annotations.NullMarked;
