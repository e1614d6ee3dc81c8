@NullMarked
package org.medfund.ml.model;

import org.jspecify.annotations.NullMarked;
