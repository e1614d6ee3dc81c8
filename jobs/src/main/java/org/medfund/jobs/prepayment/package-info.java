@NullMarked
package org.medfund.jobs.prepayment;

import org.jspecify.annotations.NullMarked;
