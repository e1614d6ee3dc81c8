@NullMarked
package org.medfund.core.lake;

import org.jspecify.annotations.NullMarked;
