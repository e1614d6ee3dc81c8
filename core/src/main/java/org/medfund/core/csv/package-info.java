@NullMarked
package org.medfund.core.csv;

import org.jspecify.annotations.NullMarked;
