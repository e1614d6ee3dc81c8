/** What flags identified and what became of it, yuan by yuan (SPEC E). */
@NullMarked
package org.medfund.jobs.supervision.savings;

import org.jspecify.annotations.NullMarked;
