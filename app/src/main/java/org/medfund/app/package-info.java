@NullMarked
package org.medfund.app;

import org.jspecify.annotations.NullMarked;
