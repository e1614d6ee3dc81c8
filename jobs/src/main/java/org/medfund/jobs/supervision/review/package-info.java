/** Review of flags: states, what a decision must meet, and the import of decisions (SPEC E, docs/reviews.md). */
@NullMarked
package org.medfund.jobs.supervision.review;

import org.jspecify.annotations.NullMarked;
