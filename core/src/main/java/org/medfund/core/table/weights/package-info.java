@NullMarked
package org.medfund.core.table.weights;

import org.jspecify.annotations.NullMarked;
