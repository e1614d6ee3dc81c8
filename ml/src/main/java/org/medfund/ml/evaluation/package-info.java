@NullMarked
package org.medfund.ml.evaluation;

import org.jspecify.annotations.NullMarked;
