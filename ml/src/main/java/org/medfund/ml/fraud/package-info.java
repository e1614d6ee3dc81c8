@NullMarked
package org.medfund.ml.fraud;

import org.jspecify.annotations.NullMarked;
