@NullMarked
package org.medfund.core.spark;

import org.jspecify.annotations.NullMarked;
