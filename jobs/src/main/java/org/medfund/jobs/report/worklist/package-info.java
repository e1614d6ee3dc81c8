/** Worklists of reviewers: which open flags to look at first, in the hours there are (docs/reviews.md). */
@NullMarked
package org.medfund.jobs.report.worklist;

import org.jspecify.annotations.NullMarked;
