/** What may follow from a confirmed finding (SPEC E.6). Nothing here is created by a flag or a score alone. */
@NullMarked
package org.medfund.jobs.supervision.penalty;

import org.jspecify.annotations.NullMarked;
