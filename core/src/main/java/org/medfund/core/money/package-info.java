@NullMarked
package org.medfund.core.money;

import org.jspecify.annotations.NullMarked;
