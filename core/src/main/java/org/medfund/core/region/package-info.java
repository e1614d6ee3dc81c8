@NullMarked
package org.medfund.core.region;

import org.jspecify.annotations.NullMarked;
