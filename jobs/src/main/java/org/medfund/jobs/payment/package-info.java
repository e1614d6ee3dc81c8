@NullMarked
package org.medfund.jobs.payment;

import org.jspecify.annotations.NullMarked;
