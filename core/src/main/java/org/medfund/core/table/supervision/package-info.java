@NullMarked
package org.medfund.core.table.supervision;

import org.jspecify.annotations.NullMarked;
