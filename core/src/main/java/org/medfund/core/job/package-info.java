@NullMarked
package org.medfund.core.job;

import org.jspecify.annotations.NullMarked;
