@NullMarked
package org.medfund.jobs.intake;

import org.jspecify.annotations.NullMarked;
