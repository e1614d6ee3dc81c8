@NullMarked
package org.medfund.core.table.claims;

import org.jspecify.annotations.NullMarked;
