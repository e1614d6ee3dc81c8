@NullMarked
package org.medfund.app.demo;

import org.jspecify.annotations.NullMarked;
