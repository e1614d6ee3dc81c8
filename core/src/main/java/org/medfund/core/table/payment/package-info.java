@NullMarked
package org.medfund.core.table.payment;

import org.jspecify.annotations.NullMarked;
