@NullMarked
package org.medfund.core.derivation;

import org.jspecify.annotations.NullMarked;
