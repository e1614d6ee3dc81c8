@NullMarked
package org.medfund.core.time;

import org.jspecify.annotations.NullMarked;
