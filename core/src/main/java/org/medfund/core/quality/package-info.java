@NullMarked
package org.medfund.core.quality;

import org.jspecify.annotations.NullMarked;
