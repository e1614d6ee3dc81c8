@NullMarked
package org.medfund.jobs.clearing;

import org.jspecify.annotations.NullMarked;
