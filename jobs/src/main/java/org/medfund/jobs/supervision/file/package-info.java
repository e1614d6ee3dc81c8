/** What rules look at: a person's claims with all their parts, as plain records. */
@NullMarked
package org.medfund.jobs.supervision.file;

import org.jspecify.annotations.NullMarked;
