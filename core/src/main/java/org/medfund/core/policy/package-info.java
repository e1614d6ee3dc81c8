@NullMarked
package org.medfund.core.policy;

import org.jspecify.annotations.NullMarked;
