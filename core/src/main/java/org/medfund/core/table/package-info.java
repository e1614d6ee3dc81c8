@NullMarked
package org.medfund.core.table;

import org.jspecify.annotations.NullMarked;
