@NullMarked
package org.medfund.core.table.grouping;

import org.jspecify.annotations.NullMarked;
