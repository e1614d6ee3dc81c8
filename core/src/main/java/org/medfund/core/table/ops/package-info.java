@NullMarked
package org.medfund.core.table.ops;

import org.jspecify.annotations.NullMarked;
