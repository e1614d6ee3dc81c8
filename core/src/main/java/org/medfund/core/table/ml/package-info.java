@NullMarked
package org.medfund.core.table.ml;

import org.jspecify.annotations.NullMarked;
