@NullMarked
package org.medfund.core.table.reference;

import org.jspecify.annotations.NullMarked;
