@NullMarked
package org.medfund.core.table.clearing;

import org.jspecify.annotations.NullMarked;
