@NullMarked
package org.medfund.jobs.weights;

import org.jspecify.annotations.NullMarked;
