@NullMarked
package org.medfund.core.table.monitoring;

import org.jspecify.annotations.NullMarked;
