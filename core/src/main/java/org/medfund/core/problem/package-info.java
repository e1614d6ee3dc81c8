@NullMarked
package org.medfund.core.problem;

import org.jspecify.annotations.NullMarked;
