@NullMarked
package org.medfund.jobs.network;

import org.jspecify.annotations.NullMarked;
