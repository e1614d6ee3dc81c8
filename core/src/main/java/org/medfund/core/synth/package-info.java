@NullMarked
package org.medfund.core.synth;

import org.jspecify.annotations.NullMarked;
