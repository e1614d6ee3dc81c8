@NullMarked
package org.medfund.ml.features;

import org.jspecify.annotations.NullMarked;
